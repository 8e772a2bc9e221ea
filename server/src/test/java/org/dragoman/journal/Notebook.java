package org.dragoman.journal;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Facts to write and journals to write them in. */
public final class Notebook {
    private Notebook() {}

    /** A fact of someone's, by a command, that says something different at each position. */
    static Fact fact(long position) {
        return new Fact(
                position,
                1_363_600_800_000L + position * 1000,
                Optional.of(new ParticipantId("moderator")),
                Optional.of("c-" + position),
                new Event.TurnMoved(new TurnId((int) position), 1, "reason " + position));
    }

    static List<Fact> facts(long from, long to) {
        return IntStream.rangeClosed((int) from, (int) to).mapToObj(Notebook::fact).toList();
    }

    /** Writes facts one append at a time and closes the journal in good order. */
    static void write(Path file, List<Fact> facts) throws JournalFailed, JournalDamaged {
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(fact -> {});
            for (Fact fact : facts) {
                journal.append(List.of(fact));
            }
        }
    }

    static List<Fact> read(Path file) throws JournalFailed, JournalDamaged {
        var facts = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(facts::add);
        }
        return facts;
    }

    /** How many rows an open journal shows from a position on. */
    static long count(Journal journal, long from) throws JournalFailed {
        return journal.entries(from, Integer.MAX_VALUE).size();
    }

    /** Changes a journal behind the house's back. */
    static void tamper(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.executeUpdate(statement);
            }
        }
    }

    /** A new folder in memory where there is one, for tests that need many files and no durability. */
    static Path quickFolder() {
        try {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "journal")
                    : Files.createTempDirectory("journal");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
