package org.dragoman.simulation;

import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.SqliteJournal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a run's journal lies while the server is away: in memory, or in a real file. */
sealed interface Shelf extends AutoCloseable {
    /** The journal, taken from the shelf. */
    Journal take() throws JournalFailed;

    @Override
    void close();

    /** In memory: quick, and nothing of the disk is tried. */
    record InMemory(MemoryJournal journal) implements Shelf {
        InMemory() {
            this(new MemoryJournal());
        }

        @Override
        public Journal take() {
            return journal;
        }

        @Override
        public void close() {
            // Nothing is left.
        }
    }

    /** A real journal in a folder of its own, removed at the end. */
    record InFile(Path folder) implements Shelf {
        /** In memory that looks like a disk, where the machine has it: no power is cut here. */
        private static final Path MEMORY = Path.of("/dev/shm");

        static InFile create() {
            try {
                return new InFile(
                        Files.isWritable(MEMORY)
                                ? Files.createTempDirectory(MEMORY, "simulated")
                                : Files.createTempDirectory("simulated"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Journal take() throws JournalFailed {
            try {
                return SqliteJournal.open(file());
            } catch (JournalDamaged e) {
                throw new IllegalStateException("the journal was damaged while it lay here", e);
            }
        }

        private Path file() {
            return folder.resolve("day.journal");
        }

        @Override
        public void close() {
            try {
                for (String end : List.of("", "-wal", "-shm", "-anchor", "-reserve")) {
                    Files.deleteIfExists(Path.of(file() + end));
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
