package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** F09: the wall clock is set while people speak, or while the house is away. */
class ClockJumpTest {
    private static final long TEN_O_CLOCK = 1_363_600_800_000L;
    private static final long DAY = 24 * 3600 * 1000L;

    @TempDir Path folder;
    private final AtomicLong wallMs = new AtomicLong(TEN_O_CLOCK);
    private final AtomicLong monotonicNs = new AtomicLong(7);

    private void pass(long ms) {
        wallMs.addAndGet(ms);
        monotonicNs.addAndGet(ms * 1_000_000);
    }

    private ServerClock clock() {
        return new ServerClock(wallMs::get, monotonicNs::get);
    }

    private SmallHouse house() throws Exception {
        return new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")), clock());
    }

    @ParameterizedTest
    @ValueSource(longs = {DAY, -DAY, 90 * 60_000, -90 * 60_000, 1000, -1000})
    void a_wall_clock_that_is_set_moves_no_speech_and_no_fact(long jump) throws Exception {
        try (var house = house()) {
            house.done(CHAIR, new Command.OpenSession());
            house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
            pass(60_000);
            wallMs.addAndGet(jump);
            pass(30_000);
            assertThat(house.open()).containsExactly(AYGUN);
            house.done(MODERATOR, new Command.PauseSpeech());
            assertThat(spoken(house)).isEqualTo(90_000);
            assertThat(house.told()).extracting(Fact::atMs).isSorted();
            assertThat(house.told().getLast().atMs()).isEqualTo(TEN_O_CLOCK + 90_000);
        }
    }

    @Test
    void how_far_the_wall_clock_was_set_is_known() {
        var clock = clock();
        pass(5000);
        assertThat(clock.wallAheadMs()).isZero();
        wallMs.addAndGet(-DAY);
        assertThat(clock.wallAheadMs()).isEqualTo(-DAY);
    }

    @ParameterizedTest
    @ValueSource(longs = {DAY, -DAY, 90 * 60_000, -90 * 60_000})
    void a_wall_clock_that_was_set_while_the_house_was_away_moves_no_speech(long jump)
            throws Exception {
        long spoken;
        try (var house = house()) {
            house.done(CHAIR, new Command.OpenSession());
            house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
            pass(60_000);
            house.done(MODERATOR, new Command.PauseSpeech());
            house.done(MODERATOR, new Command.ResumeSpeech());
            spoken = 60_000;
        }
        wallMs.addAndGet(jump);
        try (var house = house()) {
            assertThat(house.open()).isEmpty();
            assertThat(spoken(house)).isEqualTo(spoken);
            house.done(MODERATOR, new Command.ResumeSpeech());
            assertThat(house.open()).containsExactly(AYGUN);
            pass(10_000);
            house.done(MODERATOR, new Command.PauseSpeech());
            assertThat(spoken(house)).isEqualTo(spoken + 10_000);
        }
    }

    private static long spoken(SmallHouse house) {
        return house.writer().session().floor().speech().orElseThrow().usedMs();
    }
}
