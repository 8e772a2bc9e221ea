package org.dragoman.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The anchor of a journal: a file beside it that tells a fact which was durable, so that facts taken from the journal's end
 * are missed. Written after every append and synced now and then, so it is exact after a crash and a second old after a power
 * cut, and never ahead of the journal. Two slots of a sector each are written in turn: a torn one leaves the other.
 *
 * <p>Its journal alone marks, on the thread that records.
 */
public final class Anchor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Anchor.class);
    private static final int SLOT = 512;
    private static final Pattern TEXT =
            Pattern.compile(
                    "dragoman anchor\nposition (\\d{1,18})\nhash ([0-9a-f]{64})\nsum"
                            + " ([0-9a-f]{64})\n *");

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer slot = ByteBuffer.allocate(SLOT);
    private boolean second;
    private boolean unsynced;
    private boolean lost;

    /** A fact's place and hash. */
    public record Mark(long position, String hash) {}

    private Anchor(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Path of(Path journal) {
        return Path.of(journal + "-anchor");
    }

    /** The furthest mark beside a journal, if there is one that can be read. */
    static Optional<Mark> read(Path journal) throws IOException {
        Path file = of(journal);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] slots;
        try (var in = Files.newInputStream(file)) {
            slots = in.readNBytes(2 * SLOT);
        }
        var one = mark(slots, 0);
        var two = mark(slots, SLOT);
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().position() > two.get().position() ? one : two;
    }

    private static Optional<Mark> mark(byte[] slots, int at) {
        if (slots.length < at + SLOT) {
            return Optional.empty();
        }
        Matcher text = TEXT.matcher(new String(slots, at, SLOT, StandardCharsets.ISO_8859_1));
        if (!text.matches()) {
            return Optional.empty();
        }
        long position = Long.parseLong(text.group(1));
        String hash = text.group(2);
        return sum(position, hash).equals(text.group(3))
                ? Optional.of(new Mark(position, hash))
                : Optional.empty();
    }

    private static String sum(long position, String hash) {
        return new Chain().next(position, 0, "", "", hash);
    }

    static Anchor open(Path journal) throws IOException {
        Path file = of(journal);
        boolean there = Files.exists(file);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!there) {
            channel.write(ByteBuffer.allocate(2 * SLOT), 0);
            channel.force(true);
        }
        return new Anchor(file, channel);
    }

    /** Notes a fact that is durable. */
    void mark(long position, String hash) {
        if (lost) {
            return;
        }
        String text =
                "dragoman anchor\nposition %d\nhash %s\nsum %s\n"
                        .formatted(position, hash, sum(position, hash));
        slot.clear();
        slot.put(text.getBytes(StandardCharsets.US_ASCII));
        while (slot.hasRemaining()) {
            slot.put((byte) ' ');
        }
        try {
            channel.write(slot.flip(), second ? SLOT : 0);
            second = !second;
            unsynced = true;
        } catch (IOException e) {
            lose(e);
        }
    }

    /** Sees to it that the last mark outlives a power cut. */
    void sync() {
        if (!unsynced || lost) {
            return;
        }
        try {
            channel.force(false);
            unsynced = false;
        } catch (IOException e) {
            lose(e);
        }
    }

    /** The journal itself still holds: what the anchor told so far stays true. */
    private void lose(IOException e) {
        lost = true;
        log.atWarn()
                .log("anchor {} cannot be written and is left as it is: {}", file, e.getMessage());
    }

    @Override
    public void close() {
        sync();
        try {
            channel.close();
        } catch (IOException e) {
            lose(e);
        }
    }
}
