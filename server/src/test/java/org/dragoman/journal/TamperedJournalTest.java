package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dragoman.journal.Notebook.facts;
import static org.dragoman.journal.Notebook.write;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;

/** Whatever is changed behind the house's back, the chain names the first position that is not as it was written. */
class TamperedJournalTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at_ms = at_ms + 1",
                "by = 'emma'",
                "by = ''",
                "command = 'c-6'",
                "command = ''",
                "event = replace(event, 'reason 7', 'reason 8')",
                "event = event || ' '",
                "hash = substr(hash, 2)",
                "hash = upper(hash)",
                "hash = (SELECT hash FROM fact WHERE position = 6)",
                // A field's text moved into its neighbour: the same letters in the same order.
                "by = by || 'c', command = substr(command, 2)"
            })
    void a_changed_column_is_found(String change) throws Exception {
        damagedAt(7, "UPDATE fact SET " + change + " WHERE position = 7");
    }

    @Test
    void a_missing_row_is_found() throws Exception {
        damagedAt(7, "DELETE FROM fact WHERE position = 7");
    }

    @Test
    void the_first_row_missing_is_found() throws Exception {
        damagedAt(1, "DELETE FROM fact WHERE position = 1");
    }

    @Test
    void a_missing_row_is_found_where_the_others_close_the_gap() throws Exception {
        damagedAt(
                7,
                "DELETE FROM fact WHERE position = 7",
                "UPDATE fact SET position = -position WHERE position > 7",
                "UPDATE fact SET position = -position - 1 WHERE position < 0");
    }

    @Test
    void two_rows_that_changed_places_are_found() throws Exception {
        damagedAt(
                7,
                "UPDATE fact SET position = 1000 WHERE position = 7",
                "UPDATE fact SET position = 7 WHERE position = 8",
                "UPDATE fact SET position = 8 WHERE position = 1000");
    }

    @Test
    void a_row_before_the_beginning_is_found() throws Exception {
        damagedAt(
                1,
                "INSERT INTO fact SELECT 0, at_ms, by, command, event, hash FROM fact WHERE"
                        + " position = 1");
    }

    @Test
    void a_row_added_at_the_end_is_found() throws Exception {
        damagedAt(
                21,
                "INSERT INTO fact SELECT 21, at_ms, by, command, event, hash FROM fact WHERE"
                        + " position = 20");
    }

    @Test
    void a_table_taken_away_is_found() throws Exception {
        damagedAt(1, "ALTER TABLE fact RENAME TO fakt");
    }

    private void damagedAt(long position, String... changes) throws Exception {
        Path file = folder.resolve("morning.journal");
        write(file, facts(1, 20));
        Notebook.tamper(file, changes);
        var handedOut = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            assertThatExceptionOfType(JournalDamaged.class)
                    .isThrownBy(() -> journal.replay(handedOut::add))
                    .withMessageContaining(file.toString())
                    .matches(e -> e.position() == position, "names position " + position);
        }
        assertThat(handedOut).isEqualTo(facts(1, position - 1));
    }
}
