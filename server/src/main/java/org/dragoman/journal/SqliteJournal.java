package org.dragoman.journal;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.Fact;
import org.sqlite.SQLiteErrorCode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal in one SQLite file: write-ahead log, {@code synchronous=FULL}, so that an append has returned only after its
 * commit was synced.
 *
 * <p>Owner: the session's recording thread.
 */
public final class SqliteJournal implements Journal {
    private static final int FORMAT = 1;

    private final Path file;
    private final Connection connection;
    private final EventText text = new EventText();
    private final Chain chain = new Chain();

    private SqliteJournal(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a journal, making it if there is none.
     *
     * @throws JournalFailed if the file cannot be opened, or is a newer version's
     */
    public static SqliteJournal open(Path file) throws JournalFailed {
        try {
            var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement sql = connection.createStatement()) {
                sql.execute("PRAGMA journal_mode=WAL");
                sql.execute("PRAGMA synchronous=FULL");
                sql.execute("PRAGMA locking_mode=EXCLUSIVE");
                sql.execute("PRAGMA busy_timeout=0");
                prepare(sql, file);
            }
            connection.setAutoCommit(false);
            return new SqliteJournal(file, connection);
        } catch (SQLException e) {
            throw failed("cannot open journal " + file, e);
        }
    }

    private static void prepare(Statement sql, Path file) throws SQLException, JournalFailed {
        int format;
        try (ResultSet row = sql.executeQuery("PRAGMA user_version")) {
            format = row.getInt(1);
        }
        if (format > FORMAT) {
            throw new JournalFailed(
                    "journal "
                            + file
                            + " is of format "
                            + format
                            + ", this version reads up to "
                            + FORMAT
                            + ": start the newer version again",
                    false,
                    null);
        }
        sql.execute(
                "CREATE TABLE IF NOT EXISTS fact (position INTEGER PRIMARY KEY, at_ms INTEGER NOT"
                    + " NULL, by TEXT NOT NULL, command TEXT NOT NULL, event TEXT NOT NULL, hash"
                    + " TEXT NOT NULL)");
        sql.execute(
                "CREATE TABLE IF NOT EXISTS alive (one INTEGER PRIMARY KEY CHECK (one = 1), at_ms"
                        + " INTEGER)");
        sql.execute("PRAGMA user_version=" + FORMAT);
    }

    @Override
    public void replay(Consumer<Fact> each) throws JournalDamaged {
        long last = 0;
        try (Statement sql = connection.createStatement();
                ResultSet row =
                        sql.executeQuery(
                                "SELECT position, at_ms, by, command, event, hash FROM fact ORDER"
                                        + " BY position")) {
            while (row.next()) {
                last++;
                each.accept(verified(row, last));
            }
        } catch (SQLException e) {
            throw new JournalDamaged(
                    last,
                    "journal "
                            + file
                            + " cannot be read after position "
                            + last
                            + ": "
                            + e.getMessage());
        }
    }

    private Fact verified(ResultSet row, long expected) throws SQLException, JournalDamaged {
        long at = row.getLong("position");
        long atMs = row.getLong("at_ms");
        String by = row.getString("by");
        String command = row.getString("command");
        String line = row.getString("event");
        if (at != expected) {
            throw new JournalDamaged(expected, "journal " + file + " lacks position " + expected);
        }
        String hash = chain.next(at, atMs, by, command, line);
        if (!hash.equals(row.getString("hash"))) {
            throw new JournalDamaged(at, "journal " + file + " was changed at position " + at);
        }
        chain.head(hash);
        var event = text.read(line);
        if (event.isEmpty()) {
            throw new JournalDamaged(
                    at,
                    "journal "
                            + file
                            + " holds at position "
                            + at
                            + " what this version does not know: "
                            + line);
        }
        return new Fact(
                at,
                atMs,
                by.isEmpty() ? Optional.empty() : Optional.of(new ParticipantId(by)),
                command.isEmpty() ? Optional.empty() : Optional.of(command),
                event.get());
    }

    @Override
    public void append(List<Fact> facts) throws JournalFailed {
        String before = chain.head();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Fact fact : facts) {
                insert(insert, fact);
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            chain.head(before);
            abandon();
            throw failed("journal " + file + " cannot be written", e);
        }
    }

    private void insert(PreparedStatement insert, Fact fact) throws SQLException {
        String by = fact.by().map(ParticipantId::value).orElse("");
        String command = fact.command().orElse("");
        String line = text.write(fact.event());
        String hash = chain.next(fact.position(), fact.atMs(), by, command, line);
        insert.setLong(1, fact.position());
        insert.setLong(2, fact.atMs());
        insert.setString(3, by);
        insert.setString(4, command);
        insert.setString(5, line);
        insert.setString(6, hash);
        insert.addBatch();
        chain.head(hash);
    }

    private void abandon() {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // The first failure is the one to report; the session stops either way.
        }
    }

    @Override
    public void alive(long atMs) {
        try (PreparedStatement note =
                connection.prepareStatement("INSERT OR REPLACE INTO alive VALUES (1, ?)")) {
            note.setLong(1, atMs);
            note.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            abandon();
        }
    }

    @Override
    public long aliveAtMs() {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("SELECT at_ms FROM alive")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    @Override
    public String head() {
        return chain.head();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // Everything acknowledged is durable already.
        }
    }

    private static JournalFailed failed(String what, SQLException e) {
        boolean full = e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
        String cure =
                full ? ": the disk is full, make room and start again" : ": " + e.getMessage();
        return new JournalFailed(what + cure, full, e);
    }
}
