package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dragoman.journal.Notebook.facts;
import static org.dragoman.journal.Notebook.write;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;

/** The chain cannot miss what was taken from its end: the anchor does. */
class AnchorTest {
    private static final int SLOT = 512;

    @TempDir Path folder;
    private long next = 18;

    @Test
    void facts_taken_from_the_end_are_missed() throws Exception {
        write(file(), facts(1, 20));
        Notebook.tamper(file(), "DELETE FROM fact WHERE position > 17");
        damagedAt(18, "lacks positions 18 to 20, which its anchor has seen");
    }

    @Test
    void all_facts_taken_away_are_missed() throws Exception {
        write(file(), facts(1, 20));
        Files.delete(file());
        damagedAt(1, "lacks positions 1 to 20");
    }

    @Test
    void an_end_that_was_written_anew_is_found() throws Exception {
        write(file(), facts(1, 17));
        byte[] older = Files.readAllBytes(file());
        write(file(), facts(18, 20));
        byte[] anchor = Files.readAllBytes(Anchor.of(file()));
        Files.write(file(), older);
        Files.delete(Anchor.of(file()));
        write(file(), new ArrayList<>(facts(18, 20)).reversed().stream().map(this::at).toList());
        Files.write(Anchor.of(file()), anchor);
        damagedAt(20, "holds at position 20 another record than its anchor was written for");
    }

    private Fact at(Fact fact) {
        return new Fact(next++, fact.atMs(), fact.by(), fact.command(), fact.event());
    }

    @Test
    void a_journal_without_an_anchor_is_read() throws Exception {
        write(file(), facts(1, 20));
        Files.delete(Anchor.of(file()));
        assertThat(Notebook.read(file())).isEqualTo(facts(1, 20));
    }

    @Test
    void the_anchor_is_exact_after_every_append() throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            for (int position = 1; position <= 5; position++) {
                journal.append(facts(position, position));
                assertThat(Anchor.read(file())).contains(new Anchor.Mark(position, journal.head()));
            }
        }
    }

    @Test
    void a_torn_slot_leaves_the_other() throws Exception {
        write(file(), facts(1, 20));
        byte[] whole = Files.readAllBytes(Anchor.of(file()));
        for (int slot = 0; slot < 2; slot++) {
            for (int torn = 1; torn < 200; torn += 7) {
                byte[] bytes = whole.clone();
                Arrays.fill(bytes, slot * SLOT, slot * SLOT + torn, (byte) 0);
                Files.write(Anchor.of(file()), bytes, StandardOpenOption.TRUNCATE_EXISTING);
                assertThat(Anchor.read(file()))
                        .get()
                        .extracting(Anchor.Mark::position)
                        .isIn(19L, 20L);
                assertThat(Notebook.read(file())).isEqualTo(facts(1, 20));
                Files.write(Anchor.of(file()), whole, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    @Test
    void an_anchor_that_is_no_anchor_says_nothing() throws Exception {
        Files.write(Anchor.of(file()), new byte[2 * SLOT]);
        assertThat(Anchor.read(file())).isEmpty();
        Files.write(Anchor.of(file()), new byte[7]);
        assertThat(Anchor.read(file())).isEmpty();
    }

    private void damagedAt(long position, String how) throws Exception {
        try (var journal = SqliteJournal.open(file())) {
            assertThatExceptionOfType(JournalDamaged.class)
                    .isThrownBy(() -> journal.replay(fact -> {}))
                    .withMessageContaining(how)
                    .matches(e -> e.position() == position);
        }
    }

    private Path file() {
        return folder.resolve("morning.journal");
    }
}
