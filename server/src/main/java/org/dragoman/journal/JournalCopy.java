package org.dragoman.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A private copy of a journal with its write-ahead log, so that it is read without a byte of it being touched. */
final class JournalCopy implements AutoCloseable {
    /** SQLite's lock bytes: whoever writes a journal holds all of them, whoever reads it one. */
    private static final long LOCK_AT = 0x4000_0002L;

    private static final long LOCK_BYTES = 510;

    private final Path folder;
    private final Path file;

    private JournalCopy(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Copies a journal that no other process writes.
     *
     * @throws JournalFailed if one does
     */
    static JournalCopy of(Path journal) throws IOException, JournalFailed {
        if (inUse(journal)) {
            throw new JournalFailed(
                    "journal "
                            + journal
                            + " is being written: ask its server for the sheet, or stop it first",
                    false,
                    null);
        }
        Path folder = Files.createTempDirectory("dragoman-journal");
        var copy = new JournalCopy(folder, folder.resolve("copy.journal"));
        try {
            Files.copy(journal, copy.file);
            copyIfThere(WriteAheadLog.of(journal), WriteAheadLog.of(copy.file));
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private static void copyIfThere(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to);
        } catch (NoSuchFileException _) {
            // A journal that was closed in good order has no log.
        }
    }

    private static boolean inUse(Path journal) throws IOException {
        try (var channel = FileChannel.open(journal, StandardOpenOption.READ);
                var lock = channel.tryLock(LOCK_AT, LOCK_BYTES, true)) {
            return lock == null;
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
