package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dragoman.journal.Notebook.facts;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * F04: between a crash and the next start a bit of the write-ahead log turns over. SQLite takes that for the log's end and
 * forgets what follows; here it is found, or it does no harm, and nothing of a journal that is refused is changed.
 */
class BrokenLogTest {
    private static final int FACTS = 24;
    private static final int EVERY = Integer.getInteger("bitrot.every", 997);
    private static final int LOG_HEADER = 32;
    private static final int FRAME = 4096 + 24;

    private final Path folder = Notebook.quickFolder();
    private final Path file = folder.resolve("crashed.journal");
    private byte[] main;
    private byte[] log;
    private byte[] anchor;

    @BeforeEach
    void crash() throws Exception {
        Path running = folder.resolve("running.journal");
        try (var journal = SqliteJournal.open(running)) {
            for (Fact fact : facts(1, FACTS)) {
                journal.append(List.of(fact));
            }
            main = Files.readAllBytes(running);
            log = Files.readAllBytes(WriteAheadLog.of(running));
            anchor = Files.readAllBytes(Anchor.of(running));
        }
    }

    @AfterEach
    void remove() {
        Notebook.remove(folder);
    }

    private enum Outcome {
        FOUND,
        HARMLESS,
        LOST
    }

    @Test
    void a_flipped_bit_loses_nothing_unseen() throws Exception {
        assertThat(lost(true)).isEmpty();
    }

    /** The last commit alone cannot be told from one that was never acknowledged. */
    @Test
    void without_an_anchor_only_the_last_commit_can_be_lost_unseen() throws Exception {
        int lastCommits = log.length - 2 * FRAME;
        assertThat(lost(false)).allMatch(bit -> bit / 8 >= lastCommits);
    }

    private List<Integer> lost(boolean anchored) throws Exception {
        var lost = new ArrayList<Integer>();
        int found = 0;
        int first = ThreadLocalRandom.current().nextInt(EVERY);
        for (int bit = first; bit < log.length * 8; bit += EVERY) {
            switch (flipped(bit, anchored)) {
                case FOUND -> found++;
                case HARMLESS -> {}
                case LOST -> lost.add(bit);
            }
        }
        assertThat(found).isPositive();
        return lost;
    }

    private Outcome flipped(int bit, boolean anchored) throws Exception {
        byte[] rotten = log.clone();
        rotten[bit / 8] ^= (byte) (1 << (bit % 8));
        lay(rotten, anchored);
        var served = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(served::add);
        } catch (JournalDamaged e) {
            assertThat(Files.readAllBytes(WriteAheadLog.of(file))).isEqualTo(rotten);
            assertThat(Files.readAllBytes(file)).isEqualTo(main);
            return Outcome.FOUND;
        }
        return served.equals(facts(1, FACTS)) ? Outcome.HARMLESS : Outcome.LOST;
    }

    private void lay(byte[] rotten, boolean anchored) throws Exception {
        Files.write(file, main);
        Files.write(WriteAheadLog.of(file), rotten);
        Files.deleteIfExists(Anchor.of(file));
        if (anchored) {
            Files.write(Anchor.of(file), anchor);
        }
    }

    @Test
    void a_log_that_is_gone_is_missed() throws Exception {
        lay(log, true);
        Files.delete(WriteAheadLog.of(file));
        try (var journal = SqliteJournal.open(file)) {
            assertThatExceptionOfType(JournalDamaged.class)
                    .isThrownBy(() -> journal.replay(fact -> {}))
                    .withMessageContaining("positions 1 to 24");
        }
    }

    @Test
    void a_broken_log_is_named_with_the_last_fact_before_it() throws Exception {
        byte[] rotten = log.clone();
        rotten[LOG_HEADER + (log.length - LOG_HEADER) / FRAME / 2 * FRAME + 100] ^= 1;
        lay(rotten, false);
        assertThatExceptionOfType(JournalDamaged.class)
                .isThrownBy(() -> SqliteJournal.open(file))
                .withMessageContaining("its write-ahead log is broken at byte")
                .matches(e -> e.position() > 1 && e.position() < FACTS);
    }

    /** A log is begun anew over the old one, whose frames stay behind the new ones and mean nothing. */
    @Test
    void what_is_left_of_an_older_log_is_no_damage() throws Exception {
        Path long_ = folder.resolve("long.journal");
        long last = 0;
        try (var journal = SqliteJournal.open(long_)) {
            while (last < 7500) {
                journal.append(facts(last + 1, last + 5));
                last += 5;
            }
            Files.copy(long_, file);
            Files.copy(WriteAheadLog.of(long_), WriteAheadLog.of(file));
        }
        assertThat(WriteAheadLog.read(file).verdict()).isEqualTo(WriteAheadLog.Verdict.SOUND);
        assertThat(WriteAheadLog.read(file).at()).isLessThan(WriteAheadLog.read(file).bytes());
        assertThat(Notebook.read(file)).hasSize((int) last);
    }

    @Test
    void a_commit_that_was_never_finished_is_told_from_damage() throws Exception {
        lay(Arrays.copyOf(log, log.length - 1000), false);
        var state = WriteAheadLog.read(file);
        assertThat(state.verdict()).isEqualTo(WriteAheadLog.Verdict.TORN);
        assertThat(state.tornBytes()).isPositive();
    }
}
