package org.dragoman.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A megabyte kept on the journal's disk and given up when the disk is full, so that what closes can still be recorded.
 *
 * <p>Its journal alone gives it up and takes it back.
 */
final class Reserve {
    static final int BYTES = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(Reserve.class);

    private final Path file;
    private boolean held;

    private Reserve(Path file) {
        this.file = file;
    }

    /** The reserve of a journal, taken if there is room for it. */
    static Reserve beside(Path journal) {
        var reserve = new Reserve(Path.of(journal + "-reserve"));
        if (!reserve.take()) {
            log.atWarn()
                    .log(
                            "journal {} has no reserve: less than {} bytes are free on its disk",
                            journal,
                            BYTES);
        }
        return reserve;
    }

    boolean held() {
        return held;
    }

    /** Whether there was room for it. */
    boolean take() {
        if (held) {
            return true;
        }
        try {
            held = isWhole() || written();
        } catch (IOException _) {
            give();
        }
        return held;
    }

    private boolean isWhole() throws IOException {
        return Files.exists(file) && Files.size(file) == BYTES;
    }

    /** With bytes that no file system makes smaller. */
    private boolean written() throws IOException {
        var noise = new byte[BYTES];
        new Random(BYTES).nextBytes(noise);
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(noise);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return true;
    }

    /** Gives the room back to the disk. */
    void give() {
        held = false;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.atWarn().log("reserve {} cannot be given up: {}", file, e.getMessage());
        }
    }
}
