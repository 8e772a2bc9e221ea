package org.dragoman.journal;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of a journal in their order, each held against the chain before it is handed out. */
final class Rows {
    private static final String IN_ORDER =
            "SELECT position, at_ms, by, command, event, hash FROM fact ORDER BY position";
    private static final String SOME =
            "SELECT position, at_ms, by, command, event, hash FROM fact WHERE position >= ? ORDER"
                    + " BY position LIMIT ?";

    private final Connection connection;
    private final Path file;
    private final Chain chain;
    private long last;

    /** What takes the rows. */
    interface Each {
        void row(Entry entry) throws JournalDamaged;
    }

    Rows(Connection connection, Path file, Chain chain) {
        this.connection = connection;
        this.file = file;
        this.chain = chain;
    }

    /** Hands out every row until one is not as it was written. */
    void read(Each each) throws JournalDamaged {
        try (Statement sql = connection.createStatement()) {
            try (ResultSet row = sql.executeQuery(IN_ORDER)) {
                while (row.next()) {
                    Entry entry = verified(row);
                    last++;
                    chain.head(entry.hash());
                    each.row(entry);
                }
            }
            soundAfter(sql);
        } catch (SQLException e) {
            throw damaged(
                    last + 1, "cannot be read after position " + last + ": " + e.getMessage());
        }
    }

    /** The position of the last row handed out. */
    long last() {
        return last;
    }

    private Entry verified(ResultSet row) throws SQLException, JournalDamaged {
        long at = row.getLong("position");
        if (at != last + 1) {
            throw damaged(last + 1, "lacks position " + (last + 1));
        }
        Entry entry = entry(row);
        if (entry == null) {
            throw damaged(at, "was changed at position " + at);
        }
        String hash = chain.next(at, entry.atMs(), entry.by(), entry.command(), entry.event());
        if (!hash.equals(entry.hash())) {
            throw damaged(at, "was changed at position " + at);
        }
        return entry;
    }

    private static @Nullable Entry entry(ResultSet row) throws SQLException {
        String by = row.getString("by");
        String command = row.getString("command");
        String line = row.getString("event");
        String hash = row.getString("hash");
        if (by == null || command == null || line == null || hash == null) {
            return null;
        }
        return new Entry(row.getLong("position"), row.getLong("at_ms"), by, command, line, hash);
    }

    /** The chain vouches for what is there; that nothing more was there, the file's own structure has to. */
    private void soundAfter(Statement sql) throws SQLException, JournalDamaged {
        try (ResultSet row = sql.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw damaged(
                        last + 1, "is broken, perhaps after position " + last + ": " + verdict);
            }
        }
    }

    /** Rows from a position on, of a journal that was verified before. */
    static List<Entry> some(Connection connection, long from, int most) throws SQLException {
        var some = new ArrayList<Entry>();
        try (PreparedStatement sql = connection.prepareStatement(SOME)) {
            sql.setLong(1, from);
            sql.setInt(2, most);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    Entry entry = entry(row);
                    if (entry == null) {
                        throw new SQLException("a row lacks a column");
                    }
                    some.add(entry);
                }
            }
        }
        return some;
    }

    JournalDamaged damaged(long position, String how) {
        return new JournalDamaged(position, "journal " + file + " " + how);
    }
}
