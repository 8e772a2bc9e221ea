package org.dragoman.journal;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.Fact;
import org.jspecify.annotations.Nullable;
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
    private static final String FACTS =
            """
            CREATE TABLE IF NOT EXISTS fact (
              position INTEGER PRIMARY KEY,
              at_ms INTEGER NOT NULL,
              by TEXT NOT NULL,
              command TEXT NOT NULL,
              event TEXT NOT NULL,
              hash TEXT NOT NULL)
            """;
    private static final String IN_ORDER =
            "SELECT position, at_ms, by, command, event, hash FROM fact ORDER BY position";
    private static final String ALIVE =
            """
            CREATE TABLE IF NOT EXISTS alive (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              at_ms INTEGER)
            """;

    private final Path file;
    private final Connection connection;
    private final EventText text = new EventText();
    private final Chain chain = new Chain();
    private boolean broken;

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
        return open(file, "FULL");
    }

    /** Nothing less than FULL survives a power cut; only the test that shows it asks for less. */
    static SqliteJournal open(Path file, String synchronous) throws JournalFailed {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            prepare(connection, file, synchronous);
            return new SqliteJournal(file, connection);
        } catch (SQLException e) {
            letGo(connection);
            throw failed("cannot open journal " + file, e);
        } catch (JournalFailed e) {
            letGo(connection);
            throw e;
        }
    }

    private static void prepare(Connection connection, Path file, String synchronous)
            throws SQLException, JournalFailed {
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA busy_timeout=0");
            sql.execute("PRAGMA locking_mode=EXCLUSIVE");
            int format = format(sql);
            if (format > FORMAT) {
                throw newer(file, format);
            }
            sql.execute("PRAGMA journal_mode=WAL");
            sql.execute("PRAGMA synchronous=" + synchronous);
            // A journal that has its format has its tables: one that lost them must not look empty.
            if (format == 0) {
                sql.execute(FACTS);
                sql.execute(ALIVE);
                sql.execute("PRAGMA user_version=" + FORMAT);
            }
        }
        connection.setAutoCommit(false);
    }

    private static int format(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private static JournalFailed newer(Path file, int format) {
        return new JournalFailed(
                "journal %s is of format %d, this version reads up to %d: start the newer version again"
                        .formatted(file, format, FORMAT),
                false,
                null);
    }

    @Override
    public void replay(Consumer<Fact> each) throws JournalDamaged {
        long last = 0;
        try (Statement sql = connection.createStatement()) {
            try (ResultSet row = sql.executeQuery(IN_ORDER)) {
                while (row.next()) {
                    Fact fact = verified(row, last + 1);
                    last++;
                    each.accept(fact);
                }
            }
            soundAfter(sql, last);
        } catch (SQLException e) {
            throw damaged(
                    last + 1, "cannot be read after position " + last + ": " + e.getMessage());
        }
    }

    /** The chain vouches for what is there; that nothing more was there, the file's own structure has to. */
    private void soundAfter(Statement sql, long last) throws SQLException, JournalDamaged {
        try (ResultSet row = sql.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw damaged(
                        last + 1, "is broken, perhaps after position " + last + ": " + verdict);
            }
        }
    }

    private Fact verified(ResultSet row, long expected) throws SQLException, JournalDamaged {
        long at = row.getLong("position");
        long atMs = row.getLong("at_ms");
        String by = row.getString("by");
        String command = row.getString("command");
        String line = row.getString("event");
        if (at != expected) {
            throw damaged(expected, "lacks position " + expected);
        }
        if (by == null || command == null || line == null) {
            throw damaged(at, "was changed at position " + at);
        }
        String hash = chain.next(at, atMs, by, command, line);
        if (!hash.equals(row.getString("hash"))) {
            throw damaged(at, "was changed at position " + at);
        }
        var event = text.read(line);
        if (event.isEmpty()) {
            throw damaged(
                    at, "holds at position " + at + " what this version does not know: " + line);
        }
        chain.head(hash);
        return new Fact(
                at,
                atMs,
                by.isEmpty() ? Optional.empty() : Optional.of(new ParticipantId(by)),
                command.isEmpty() ? Optional.empty() : Optional.of(command),
                event.get());
    }

    private JournalDamaged damaged(long position, String how) {
        return new JournalDamaged(position, "journal " + file + " " + how);
    }

    @Override
    public void append(List<Fact> facts) throws JournalFailed {
        if (broken) {
            throw new JournalFailed(
                    "journal " + file + " failed before and is not tried again", false, null);
        }
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
            broken = true;
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
            broken = broken || !full(e);
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
        letGo(connection);
    }

    private static void letGo(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException ignored) {
            // Everything acknowledged is durable already.
        }
    }

    private static JournalFailed failed(String what, SQLException e) {
        boolean full = full(e);
        String cure =
                full ? ": the disk is full, make room and start again" : ": " + e.getMessage();
        return new JournalFailed(what + cure, full, e);
    }

    private static boolean full(SQLException e) {
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
