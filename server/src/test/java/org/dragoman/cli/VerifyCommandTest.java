package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who doubts a journal can hold it against its chain, and against a head that was printed. */
class VerifyCommandTest {
    private static final String BAKU = "../config/conferences/baku-2013.yaml";
    private static final String ARABIC = "بروتوكول";

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> heads = new ArrayList<>();
    private Path journal;

    @BeforeEach
    void aSession() throws Exception {
        journal = folder.resolve("opening.journal");
        try (var open = SqliteJournal.open(journal)) {
            for (long position = 1; position <= 10; position++) {
                var moved = new Event.TurnMoved(new TurnId((int) position), 1, ARABIC);
                var by = Optional.of(new ParticipantId("moderator-1a"));
                open.append(
                        List.of(
                                new Fact(
                                        position,
                                        1_363_600_800_000L + position,
                                        by,
                                        Optional.of("c-" + position),
                                        moved)));
                heads.add(open.head());
            }
        }
    }

    private int verify(String... arguments) {
        return new CommandLine(new VerifyCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private void tamper(String statement) throws Exception {
        try (var sql = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var change = sql.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    @Test
    void a_whole_journal_is_summed_up_and_not_a_byte_of_it_changes() throws Exception {
        byte[] before = Files.readAllBytes(journal);
        assertThat(verify(journal.toString())).isZero();
        assertThat(out)
                .hasToString(
                        """
                        session  opening
                        records  10
                        first    2013-03-18T10:00:00.001Z
                        last     2013-03-18T10:00:00.010Z
                        head     %s
                        anchor   covers records 1 to 10
                        ok: the chain holds from the first record to the last
                        """
                                .formatted(heads.getLast()));
        assertThat(err.toString()).isEmpty();
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "opening.journal", "opening.journal-anchor", "opening.journal-reserve");
        }
    }

    @Test
    void a_copy_without_what_lay_beside_it_says_that_facts_may_be_missing() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("b")).resolve("opening.journal");
        Files.copy(journal, copy);
        assertThat(verify(copy.toString())).isZero();
        assertThat(out.toString())
                .contains("warning: the anchor beside it is missing", "after position 10 may be")
                .doesNotContain("ok:");

        tamper("DELETE FROM fact WHERE position > 7"); // what a log that was left behind held
        assertThat(verify(journal.toString())).isEqualTo(1);
        assertThat(verify("--head", heads.getLast(), copy.toString())).isZero();
        Files.copy(journal, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify("--head", heads.getLast(), copy.toString())).isEqualTo(1);
    }

    @Test
    void a_changed_fact_is_named() throws Exception {
        tamper("UPDATE fact SET by = 'emma' WHERE position = 7");
        assertThat(verify(journal.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("broken at position 7: ")
                .contains("was changed at position 7")
                .hasLineCount(1);
    }

    @Test
    void facts_removed_from_the_end_are_missed() throws Exception {
        tamper("DELETE FROM fact WHERE position > 8");
        assertThat(verify(journal.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("lacks positions 9 to 10");
    }

    @Test
    void a_printed_head_is_found_at_its_position() {
        assertThat(verify(journal.toString(), "--head", heads.get(5))).isZero();
        assertThat(out.toString())
                .contains(
                        "in the chain at position 6: records 1 to 6 are as they were when it was"
                                + " printed, 4 came after");
    }

    @Test
    void twelve_digits_of_a_printed_head_are_enough() {
        assertThat(verify(journal.toString(), "--head", heads.get(5).substring(0, 12))).isZero();
        assertThat(verify(journal.toString(), "--head", heads.get(5).substring(0, 11)))
                .isEqualTo(2);
    }

    @Test
    void whoever_writes_the_end_anew_with_its_anchor_is_caught_by_a_printed_head()
            throws Exception {
        tamper("DELETE FROM fact WHERE position > 8");
        Files.delete(folder.resolve("opening.journal-anchor"));
        assertThat(verify(journal.toString())).isZero();
        assertThat(verify(journal.toString(), "--head", heads.getLast())).isEqualTo(1);
        assertThat(err.toString()).startsWith("not in the chain: " + heads.getLast());
    }

    @Test
    void what_is_no_journal_is_said_in_one_line() throws Exception {
        Path list = Files.writeString(folder.resolve("list.txt"), "milk, bread");
        Path empty = Files.createFile(folder.resolve("empty.journal"));
        for (Path file : List.of(list, empty, folder, folder.resolve("nowhere"))) {
            err.getBuffer().setLength(0);
            assertThat(verify(file.toString())).describedAs("%s", file).isEqualTo(2);
            assertThat(err.toString()).startsWith("dragoman: ").contains(file.toString());
            assertThat(err.toString().lines()).hasSize(1);
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void the_sheet_is_written_with_names_and_the_head() throws Exception {
        Path sheet = folder.resolve("sheet.txt");
        assertThat(verify(journal.toString(), "--sheet", sheet.toString(), "--conference", BAKU))
                .isZero();
        assertThat(Files.readString(sheet))
                .startsWith("Dragoman audit sheet\nsession  opening\ntimes    Asia/Baku\n")
                .contains("2013-03-18 14:00:00.001  moderator-1a (")
                .contains("entry moved: place 1, reason \"\u2068" + ARABIC + "\u2069\"")
                .contains("\nhead     " + heads.getLast() + "\n");
    }

    @Test
    void the_sheet_of_a_broken_journal_ends_where_it_is_broken() throws Exception {
        tamper("UPDATE fact SET by = 'emma' WHERE position = 7");
        Path sheet = folder.resolve("sheet.txt");
        assertThat(verify(journal.toString(), "--sheet", sheet.toString())).isEqualTo(1);
        assertThat(Files.readString(sheet))
                .contains("\n     6  ")
                .doesNotContain("\n     7  ")
                .contains("BROKEN: ");
    }

    @Test
    void a_journal_whose_events_this_version_does_not_know_is_verified_all_the_same()
            throws Exception {
        Path later = folder.resolve("later.journal");
        Files.copy(Path.of("src/test/resources/org/dragoman/journal/later.journal"), later);
        Path sheet = folder.resolve("sheet.txt");
        assertThat(verify(later.toString(), "--sheet", sheet.toString())).isZero();
        assertThat(Files.readString(sheet)).contains("motion tabled: ");
    }
}
