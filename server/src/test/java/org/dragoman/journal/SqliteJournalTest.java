package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dragoman.journal.Notebook.fact;
import static org.dragoman.journal.Notebook.facts;
import static org.dragoman.journal.Notebook.read;
import static org.dragoman.journal.Notebook.write;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written is read again, in its order, or not at all. */
class SqliteJournalTest {
    @TempDir Path folder;

    @Test
    void facts_are_read_as_they_were_written() throws Exception {
        write(file(), facts(1, 20));
        assertThat(read(file())).isEqualTo(facts(1, 20));
    }

    @Test
    void every_kind_of_event_is_read_as_it_was_written() throws Exception {
        var facts = new ArrayList<Fact>();
        Events.ofEveryKind()
                .forEach(
                        event ->
                                facts.add(
                                        new Fact(
                                                facts.size() + 1,
                                                facts.size(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                event)));
        write(file(), facts);
        assertThat(read(file())).isEqualTo(facts);
    }

    @Test
    void whatever_a_client_calls_its_command_is_read_as_it_was_written() throws Exception {
        var facts = new ArrayList<Fact>();
        for (String id : Events.TEXTS.stream().filter(t -> !t.isEmpty()).toList()) {
            facts.add(
                    new Fact(
                            facts.size() + 1,
                            0,
                            Optional.of(new ParticipantId("emma")),
                            Optional.of(id),
                            new Event.SessionOpened()));
        }
        write(file(), facts);
        assertThat(read(file())).isEqualTo(facts);
    }

    @Test
    void half_a_character_in_a_commands_name_does_no_damage() throws Exception {
        var odd =
                new Fact(
                        1,
                        0,
                        Optional.of(new ParticipantId("emma")),
                        Optional.of("c-\ud83d"),
                        new Event.SessionOpened());
        write(file(), List.of(odd));
        assertThat(read(file())).extracting(Fact::event).containsExactly(new Event.SessionOpened());
    }

    @Test
    void an_append_is_written_whole() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            journal.append(facts(1, 500));
        }
        assertThat(read(file())).hasSize(500);
    }

    @Test
    void an_append_that_fails_leaves_nothing_of_itself() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            journal.append(facts(1, 3));
            assertThatExceptionOfType(JournalFailed.class)
                    .isThrownBy(() -> journal.append(List.of(fact(4), fact(5), fact(2))));
        }
        assertThat(read(file())).isEqualTo(facts(1, 3));
    }

    @Test
    void a_journal_that_failed_once_is_never_tried_again() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            journal.append(facts(1, 3));
            assertThatExceptionOfType(JournalFailed.class)
                    .isThrownBy(() -> journal.append(List.of(fact(2))));
            assertThatExceptionOfType(JournalFailed.class)
                    .isThrownBy(() -> journal.append(List.of(fact(4))));
        }
        assertThat(read(file())).isEqualTo(facts(1, 3));
    }

    @Test
    void the_chain_goes_on_after_a_start() throws Exception {
        write(file(), facts(1, 5));
        write(file(), facts(6, 10));
        assertThat(read(file())).isEqualTo(facts(1, 10));
    }

    @Test
    void the_head_is_the_same_after_a_start() throws Exception {
        String head;
        try (var journal = SqliteJournal.open(file())) {
            assertThat(journal.head()).isEqualTo(Chain.BEGINNING);
            journal.append(facts(1, 5));
            head = journal.head();
        }
        try (var journal = SqliteJournal.open(file())) {
            journal.replay(fact -> {});
            assertThat(journal.head()).isEqualTo(head).isNotEqualTo(Chain.BEGINNING);
        }
    }

    @Test
    void the_house_was_alive_when_it_last_said_so() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            assertThat(journal.aliveAtMs()).isZero();
            journal.alive(1000);
            journal.alive(2000);
        }
        try (var journal = SqliteJournal.open(file())) {
            assertThat(journal.aliveAtMs()).isEqualTo(2000);
        }
    }

    @Test
    void two_houses_never_write_one_journal() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            journal.append(facts(1, 1));
            assertThatExceptionOfType(JournalFailed.class)
                    .isThrownBy(() -> SqliteJournal.open(file()))
                    .withMessageContaining("lock");
        }
    }

    @Test
    void a_journal_of_a_newer_format_is_refused_untouched() throws Exception {
        write(file(), facts(1, 3));
        Notebook.tamper(file(), "PRAGMA user_version=2");
        byte[] before = Files.readAllBytes(file());
        assertThatExceptionOfType(JournalFailed.class)
                .isThrownBy(() -> SqliteJournal.open(file()))
                .withMessageContaining("is of format 2, this version reads up to 1")
                .withMessageContaining("start the newer version again")
                .matches(e -> !e.full());
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void a_journal_that_was_refused_is_let_go() throws Exception {
        write(file(), facts(1, 3));
        Notebook.tamper(file(), "PRAGMA user_version=2");
        assertThatExceptionOfType(JournalFailed.class).isThrownBy(() -> SqliteJournal.open(file()));
        Notebook.tamper(file(), "PRAGMA user_version=1");
        assertThat(read(file())).hasSize(3);
    }

    @Test
    void an_event_of_a_newer_version_is_refused_with_its_position() throws Exception {
        String known = new EventText().write(fact(1).event());
        String unknown = "{\"event\":\"MotionTabled\",\"by\":\"emma\"}";
        var chain = new Chain();
        write(file(), List.of());
        for (int position = 1; position <= 3; position++) {
            String line = position == 2 ? unknown : known;
            String hash = chain.next(position, 7, "", "", line);
            chain.head(hash);
            Notebook.tamper(
                    file(),
                    "INSERT INTO fact VALUES (%d, 7, '', '', '%s', '%s')"
                            .formatted(position, line, hash));
        }
        var handedOut = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file())) {
            assertThatExceptionOfType(JournalDamaged.class)
                    .isThrownBy(() -> journal.replay(handedOut::add))
                    .withMessageContaining("position 2")
                    .withMessageContaining("MotionTabled")
                    .matches(e -> e.position() == 2);
        }
        assertThat(handedOut).hasSize(1);
    }

    @Test
    void a_file_that_is_no_journal_is_refused() throws Exception {
        Files.write(file(), "this is a shopping list".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(JournalFailed.class)
                .isThrownBy(() -> SqliteJournal.open(file()))
                .withMessageContaining(file().toString());
    }

    @Test
    void a_folder_that_is_not_there_is_said_so() {
        assertThatExceptionOfType(JournalFailed.class)
                .isThrownBy(() -> SqliteJournal.open(folder.resolve("nowhere/x.journal")))
                .withMessageContaining("cannot open journal");
    }

    private Path file() {
        return folder.resolve("morning.journal");
    }
}
