package org.dragoman.journal;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Fact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
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
 * <p>One thread at a time uses it: where a session runs, its recording thread.
 */
public final class SqliteJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(SqliteJournal.class);
    private static final long ANCHOR_EVERY_MS = 1000;
    private static final long ROOM_AGAIN_EVERY_MS = 5000;

    private final Path file;
    private final Connection connection;
    private final Anchor anchor;
    private final Reserve reserve;
    private final EventText text = new EventText();
    private final Chain chain = new Chain();
    private boolean broken;
    private boolean tight;
    private long anchoredMs;
    private long soughtRoomMs;

    private SqliteJournal(Path file, Connection connection) throws IOException {
        this.file = file;
        this.connection = connection;
        this.anchor = Anchor.open(file);
        this.reserve = Reserve.beside(file);
    }

    /**
     * Opens a journal, making it if there is none. One that was not closed is tried on a copy first, so that nothing of a
     * damaged one is ever changed.
     *
     * @throws JournalFailed if the file cannot be opened, or is a newer version's
     * @throws JournalDamaged if it was not closed, and is not as it was written
     */
    public static SqliteJournal open(Path file) throws JournalFailed, JournalDamaged {
        return open(file, "FULL");
    }

    /** Nothing less than FULL survives a power cut; only the test that shows it asks for less. */
    static SqliteJournal open(Path file, String synchronous) throws JournalFailed, JournalDamaged {
        Connection connection = SqliteFile.open(file, synchronous);
        try {
            return new SqliteJournal(file, connection);
        } catch (IOException e) {
            SqliteFile.letGo(connection);
            throw new JournalFailed("cannot open journal " + file + ": " + e, false, e);
        }
    }

    @Override
    public void replay(Consumer<Fact> each) throws JournalDamaged {
        var rows = new Rows(connection, file, chain);
        var witness = new Witness(anchored(), rows);
        rows.read(
                entry -> {
                    witness.row(entry);
                    each.accept(fact(entry, rows));
                });
        witness.end();
        if (rows.last() > 0) {
            anchor.mark(rows.last(), chain.head());
        }
    }

    private Optional<Anchor.Mark> anchored() {
        try {
            return Anchor.read(file);
        } catch (IOException e) {
            log.atWarn().log("the anchor of journal {} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private Fact fact(Entry entry, Rows rows) throws JournalDamaged {
        var event = text.read(entry.event());
        if (event.isEmpty()) {
            throw rows.damaged(
                    entry.position(),
                    "holds at position "
                            + entry.position()
                            + " what this version does not know: "
                            + entry.event());
        }
        return new Fact(
                entry.position(),
                entry.atMs(),
                entry.by().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ParticipantId(entry.by())),
                entry.command().isEmpty() ? Optional.empty() : Optional.of(entry.command()),
                event.get());
    }

    @Override
    public void append(List<Fact> facts) throws JournalFailed {
        if (broken) {
            throw new JournalFailed(
                    "journal " + file + " failed before and is not tried again", false, null);
        }
        try {
            write(facts);
        } catch (SQLException e) {
            if (!SqliteFile.full(e) || !reserve.held()) {
                broken = true;
                throw SqliteFile.failed("journal " + file + " cannot be written", e);
            }
            appendOnReserve(facts);
        }
        if (!facts.isEmpty()) {
            anchor.mark(facts.getLast().position(), chain.head());
        }
    }

    /** A full disk takes nothing, so nothing of the first try is there; a failed sync is never tried again. */
    private void appendOnReserve(List<Fact> facts) throws JournalFailed {
        log.atError().log("the disk of journal {} is full: only closing is recorded now", file);
        reserve.give();
        tight = true;
        try {
            write(facts);
        } catch (SQLException e) {
            broken = true;
            throw SqliteFile.failed("journal " + file + " cannot be written", e);
        }
    }

    private void write(List<Fact> facts) throws SQLException {
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
            throw e;
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

    /** Some errors end the transaction by themselves; then the next must be begun by hand. */
    private void abandon() {
        try {
            connection.rollback();
        } catch (SQLException _) {
            beginAnew();
        }
    }

    private void beginAnew() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException _) {
            // It complains that nothing is there to commit, which is so.
        }
        try {
            connection.setAutoCommit(false);
        } catch (SQLException _) {
            broken = true;
        }
    }

    @Override
    public boolean tight() {
        return tight;
    }

    @Override
    public List<Entry> entries(long from, int most) throws JournalFailed {
        try {
            return Rows.some(connection, from, most);
        } catch (SQLException e) {
            throw SqliteFile.failed("journal " + file + " cannot be read", e);
        }
    }

    @Override
    public void alive(long atMs) {
        if (tight) {
            return;
        }
        try (PreparedStatement note =
                connection.prepareStatement("INSERT OR REPLACE INTO alive VALUES (1, ?)")) {
            note.setLong(1, atMs);
            note.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            abandon();
            broken = broken || !SqliteFile.full(e);
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
    public void rest(long nowMs) {
        if (nowMs - anchoredMs >= ANCHOR_EVERY_MS) {
            anchoredMs = nowMs;
            anchor.sync();
        }
        if (tight && nowMs - soughtRoomMs >= ROOM_AGAIN_EVERY_MS) {
            soughtRoomMs = nowMs;
            tight = !reserve.take();
            if (!tight) {
                log.atInfo().log("the disk of journal {} has room again", file);
            }
        }
    }

    @Override
    public String head() {
        return chain.head();
    }

    @Override
    public void close() {
        anchor.close();
        SqliteFile.letGo(connection);
    }
}
