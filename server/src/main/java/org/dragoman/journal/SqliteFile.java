package org.dragoman.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The SQLite file that a journal is kept in: how it is opened, what tables it has, and what its errors mean. */
final class SqliteFile {
    static final int FORMAT = 1;

    private static final Logger log = LoggerFactory.getLogger(SqliteFile.class);
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
    private static final String ALIVE =
            """
            CREATE TABLE IF NOT EXISTS alive (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              at_ms INTEGER)
            """;

    private SqliteFile() {}

    /**
     * Opens a file for one writer alone, making it if there is none. One that was not closed is tried on a copy first, so
     * that nothing of a damaged one is ever changed.
     */
    static Connection open(Path file, String synchronous) throws JournalFailed, JournalDamaged {
        tryOnCopy(file);
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            prepare(connection, file, synchronous);
            return connection;
        } catch (SQLException e) {
            letGo(connection);
            throw failed("cannot open journal " + file, e);
        } catch (JournalFailed e) {
            letGo(connection);
            throw e;
        }
    }

    private static void tryOnCopy(Path file) throws JournalDamaged {
        try {
            if (!WriteAheadLog.isThere(file)) {
                return;
            }
            int torn = Evidence.read(file, entry -> {}).tornBytes();
            if (torn > 0) {
                log.warn(
                        "journal {} was not closed: {} bytes at the end of its log belong to a"
                                + " commit that was never acknowledged, and are left out",
                        file,
                        torn);
            }
        } catch (IOException e) {
            log.warn("journal {} cannot be tried on a copy first: {}", file, e.toString());
        } catch (JournalFailed _) {
            // There is nothing in it yet, or another house writes it: opening it tells.
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
                makeTables(sql);
            }
        }
        connection.setAutoCommit(false);
    }

    /** What a new journal has. */
    static void makeTables(Statement sql) throws SQLException {
        sql.execute(FACTS);
        sql.execute(ALIVE);
        sql.execute("PRAGMA user_version=" + FORMAT);
    }

    /** Refuses what is no journal, or one that this version cannot read. */
    static void refuseForeign(Connection connection, Path file) throws SQLException, JournalFailed {
        try (Statement sql = connection.createStatement()) {
            int format = format(sql);
            if (format == 0) {
                throw new JournalFailed(file + " is not a journal", false, null);
            }
            if (format > FORMAT) {
                throw newer(file, format);
            }
        }
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

    static void letGo(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException ignored) {
            // Everything acknowledged is durable already.
        }
    }

    static JournalFailed failed(String what, SQLException e) {
        boolean full = full(e);
        String cure =
                full ? ": the disk is full, make room and start again" : ": " + e.getMessage();
        return new JournalFailed(what + cure, full, e);
    }

    static boolean full(SQLException e) {
        return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
