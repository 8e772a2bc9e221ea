package org.dragoman.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A copy of a journal that is being written: the facts are read from its writer some at a time, so that no decision waits
 * for the copy, held against the chain, and put into a file of their own with its anchor.
 */
public final class CopiedJournal {
    private static final int SOME = 500;

    private CopiedJournal() {}

    /** Where the facts come from: at most so many from a position on, as they are written. */
    public interface Source {
        List<Entry> some(long from, int most) throws IOException;
    }

    /**
     * Writes facts 1 to {@code upTo} into a new file.
     *
     * @param aliveMs when the house that writes the journal was known to be alive, Unix milliseconds
     * @throws IOException if the facts do not come, are not a chain, or the file cannot be written
     */
    public static void write(Path file, long upTo, long aliveMs, Source source) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA synchronous=FULL");
            connection.setAutoCommit(false);
            SqliteFile.makeTables(sql);
            var chain = new Chain();
            for (long from = 1; from <= upTo; from += SOME) {
                int most = (int) Math.min(SOME, upTo - from + 1);
                put(connection, file, from, source.some(from, most), most, chain);
            }
            sql.execute("INSERT INTO alive VALUES (1, " + aliveMs + ")");
            connection.commit();
            if (upTo > 0) {
                anchor(file, upTo, chain.head());
            }
        } catch (SQLException e) {
            throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void put(
            Connection connection, Path file, long from, List<Entry> rows, int most, Chain chain)
            throws SQLException, IOException {
        if (rows.size() != most) {
            throw new IOException(file.getFileName() + " lacks records from position " + from);
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)")) {
            long position = from;
            for (Entry row : rows) {
                String hash =
                        chain.next(position, row.atMs(), row.by(), row.command(), row.event());
                if (row.position() != position || !hash.equals(row.hash())) {
                    throw new IOException(
                            file.getFileName() + " was changed at position " + position);
                }
                chain.head(hash);
                insert.setLong(1, position++);
                insert.setLong(2, row.atMs());
                insert.setString(3, row.by());
                insert.setString(4, row.command());
                insert.setString(5, row.event());
                insert.setString(6, hash);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void anchor(Path file, long position, String head) throws IOException {
        try (Anchor anchor = Anchor.open(file)) {
            anchor.mark(position, head);
        }
    }
}
