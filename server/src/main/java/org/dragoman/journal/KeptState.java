package org.dragoman.journal;

import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What is kept beside the journals, so that a crash does not take it: rows by name, replaced and thrown away. It is no
 * record: not chained, written a moment after it was said, and a start goes on without it where it cannot be read.
 *
 * <p>Owner: its own thread; {@link Part} is for any.
 */
public final class KeptState implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KeptState.class);
    private static final int WAITING_MAX = 4_096;
    private static final Change END = new Change("", null);
    private static final String KEPT =
            "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL)";

    private final Owner owner = new Owner();
    private final Path file;
    private final Map<String, byte[]> found;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread writer;
    private volatile boolean stuck;

    /** A row that is put in, or, without a value, thrown away. */
    private record Change(String name, byte @Nullable [] value) {
        /** Whether it is none, but the end of all. */
        boolean isEnd() {
            return name.isEmpty();
        }
    }

    private KeptState(Path file, Connection connection, Map<String, byte[]> found) {
        this.file = file;
        this.found = Collections.unmodifiableMap(found);
        this.writer = new Thread(() -> write(connection), "drawer");
        writer.setDaemon(true);
        writer.start();
    }

    /** Opens a drawer, empty if there is none; one that cannot be read is put aside. */
    public static KeptState open(Path file) throws IOException {
        try {
            return opened(file);
        } catch (SQLException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".damaged");
            log.warn("{} cannot be read ({}); it is put aside as {}", file, e.getMessage(), aside);
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
            try {
                return opened(file);
            } catch (SQLException again) {
                throw new IOException("cannot write " + file + ": " + again.getMessage(), again);
            }
        }
    }

    /**
     * Copies what is kept into a new file, while another writes it or not.
     *
     * @throws IOException if it cannot be read or written
     */
    public static void copy(Path file, Path to) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement sql = connection.prepareStatement("VACUUM INTO ?")) {
            sql.setString(1, to.toString());
            sql.execute();
        } catch (SQLException e) {
            throw new IOException("cannot copy " + file + ": " + e.getMessage(), e);
        }
    }

    private static KeptState opened(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode=WAL");
            sql.execute("PRAGMA synchronous=NORMAL");
            sql.execute(KEPT);
            connection.setAutoCommit(false);
            return new KeptState(file, connection, all(sql));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Map<String, byte[]> all(Statement sql) throws SQLException {
        var all = new LinkedHashMap<String, byte[]>();
        try (ResultSet rows = sql.executeQuery("SELECT name, value FROM kept ORDER BY name")) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getBytes(2));
            }
        }
        return all;
    }

    /** What belongs together: its names begin alike, and need not say so. */
    public Part part(String name) {
        return new Part(name + "/");
    }

    /** One part of a drawer. */
    public final class Part {
        private final String prefix;

        private Part(String prefix) {
            this.prefix = prefix;
        }

        /** What was in it at the start, by name. */
        public Map<String, byte[]> found() {
            var mine = new LinkedHashMap<String, byte[]>();
            found.forEach(
                    (name, value) -> {
                        if (name.startsWith(prefix)) {
                            mine.put(name.substring(prefix.length()), value);
                        }
                    });
            return mine;
        }

        public Part part(String name) {
            return new Part(prefix + name + "/");
        }

        public void put(String name, byte[] value) {
            change(new Change(prefix + name, value.clone()));
        }

        public void remove(String name) {
            change(new Change(prefix + name, null));
        }
    }

    private void change(Change change) {
        if (!waiting.offer(change) && !stuck) {
            stuck = true;
            log.warn("{} is not written in time: what is said now may not outlast a crash", file);
        }
    }

    private void write(Connection connection) {
        var changes = new ArrayList<Change>();
        try (connection) {
            while (changes.stream().noneMatch(Change::isEnd)) {
                changes.clear();
                changes.add(waiting.take());
                waiting.drainTo(changes);
                write(connection, changes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            log.warn("{} was not closed: {}", file, e.getMessage());
        }
    }

    /** A disk that fails here takes nothing that was decided: it is said once, and tried again with the next change. */
    private void write(Connection connection, List<Change> changes) throws SQLException {
        assert owner.here();
        try (PreparedStatement put =
                        connection.prepareStatement("INSERT OR REPLACE INTO kept VALUES (?, ?)");
                PreparedStatement remove =
                        connection.prepareStatement("DELETE FROM kept WHERE name = ?")) {
            for (Change change : changes) {
                if (change.isEnd()) {
                    continue;
                }
                PreparedStatement now = change.value() == null ? remove : put;
                now.setString(1, change.name());
                if (change.value() != null) {
                    now.setBytes(2, change.value());
                }
                now.executeUpdate();
            }
            connection.commit();
            stuck = false;
        } catch (SQLException | RuntimeException e) {
            if (!stuck) {
                stuck = true;
                log.warn("{} cannot be written: {}", file, e.getMessage());
            }
            connection.rollback();
        }
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        try {
            waiting.put(END);
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
