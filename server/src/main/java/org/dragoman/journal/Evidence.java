package org.dragoman.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A journal file as evidence: every link of its chain is held against the one before it, its anchor and its write-ahead
 * log are consulted, and nothing is written to it.
 */
public final class Evidence {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private Evidence() {}

    /**
     * What a journal holds; times in Unix milliseconds, 0 where there is no fact.
     *
     * @param anchor the fact that its anchor vouches for
     * @param tornBytes of a commit that was never acknowledged, at the end of the write-ahead log
     */
    public record Found(
            long facts,
            long firstMs,
            long lastMs,
            String head,
            Optional<Anchor.Mark> anchor,
            int tornBytes) {}

    /** What takes the facts, whatever their kind. */
    public interface Each {
        void entry(Entry entry) throws IOException;
    }

    /**
     * Reads a journal from its first fact to its last.
     *
     * @throws JournalDamaged if it is not as it was written; everything before that has been handed out
     * @throws JournalFailed if there is no journal to read
     * @throws IOException if what takes the facts cannot
     */
    public static Found read(Path file, Each each)
            throws JournalDamaged, JournalFailed, IOException {
        try (var copy = copied(file)) {
            var log = WriteAheadLog.read(copy.file());
            Found found = read(file, copy, log, each);
            log.orThrow(file, found.facts());
            return found;
        }
    }

    private static JournalCopy copied(Path file) throws JournalFailed {
        try {
            if (!begins(file)) {
                throw new JournalFailed(file + " is not a journal", false, null);
            }
            return JournalCopy.of(file);
        } catch (NoSuchFileException e) {
            throw new JournalFailed("there is no journal " + file, false, e);
        } catch (IOException e) {
            throw new JournalFailed(
                    "cannot read journal " + file + ": " + e.getMessage(), false, e);
        }
    }

    private static boolean begins(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private static Found read(Path file, JournalCopy copy, WriteAheadLog.State log, Each each)
            throws JournalDamaged, JournalFailed, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.file())) {
            refuseForeign(connection, file, log);
            var chain = new Chain();
            var span = new Span(each);
            var anchor = Anchor.read(file);
            var rows = new Rows(connection, file, chain);
            var witness = new Witness(anchor, rows);
            rows.read(
                    entry -> {
                        witness.row(entry);
                        span.row(entry);
                    });
            witness.end();
            span.orThrow();
            return new Found(
                    rows.last(), span.firstMs, span.lastMs, chain.head(), anchor, log.tornBytes());
        } catch (SQLException e) {
            throw new JournalDamaged(1, "journal " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** Of a journal whose log is broken from its beginning nothing may be left to know it by. */
    private static void refuseForeign(Connection connection, Path file, WriteAheadLog.State log)
            throws SQLException, JournalDamaged, JournalFailed {
        try {
            SqliteFile.refuseForeign(connection, file);
        } catch (JournalFailed e) {
            log.orThrow(file, 0);
            throw e;
        }
    }

    /** The first time and the last, on the way to who asked. */
    private static final class Span {
        private final Each each;
        private long firstMs;
        private long lastMs;
        private Optional<IOException> failed = Optional.empty();

        Span(Each each) {
            this.each = each;
        }

        void row(Entry entry) {
            firstMs = entry.position() == 1 ? entry.atMs() : firstMs;
            lastMs = entry.atMs();
            if (failed.isEmpty()) {
                try {
                    each.entry(entry);
                } catch (IOException e) {
                    failed = Optional.of(e);
                }
            }
        }

        void orThrow() throws IOException {
            if (failed.isPresent()) {
                throw failed.get();
            }
        }
    }
}
