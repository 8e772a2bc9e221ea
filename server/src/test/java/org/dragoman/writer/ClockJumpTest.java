package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.assertj.core.data.Offset;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    void a_clock_that_follows_jumps_forward_at_once_and_no_speech_jumps_with_it() throws Exception {
        var clock = clock();
        try (var house =
                new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")), clock)) {
            house.done(CHAIR, new Command.OpenSession());
            house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
            pass(60_000);
            wallMs.addAndGet(1_200_000);
            assertThat(clock.follow(true)).hasValue(1_200_000);
            assertThat(clock.follow(true)).isEmpty();
            assertThat(clock.nowMs()).isEqualTo(wallMs.get());
            pass(30_000);
            house.done(MODERATOR, new Command.PauseSpeech());
            assertThat(spoken(house)).isEqualTo(90_000);
            assertThat(house.told()).extracting(Fact::atMs).isSorted();
            assertThat(house.told().getLast().atMs()).isEqualTo(wallMs.get());
            assertThat(house.told())
                    .extracting(Fact::event)
                    .containsOnlyOnce(new Event.ClockMoved(1_200_000));
        }
        try (var house = house()) {
            assertThat(spoken(house)).describedAs("replayed").isEqualTo(90_000);
        }
    }

    @Test
    void a_speech_whose_time_is_not_over_does_not_end_because_the_clock_jumped() throws Exception {
        var clock = clock();
        try (var house =
                new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")), clock)) {
            house.done(CHAIR, new Command.OpenSession());
            house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
            wallMs.addAndGet(DAY);
            clock.follow(true);
            house.done(MODERATOR, new Command.OpenList());
            assertThat(house.open()).containsExactly(AYGUN);
            assertThat(
                            house.writer()
                                    .session()
                                    .floor()
                                    .speech()
                                    .orElseThrow()
                                    .usedMs(clock.nowMs()))
                    .isZero();
        }
    }

    @Test
    void backward_it_goes_slower_until_it_is_right_and_no_time_comes_twice() throws Exception {
        var clock = clock();
        try (var house =
                new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")), clock)) {
            house.done(CHAIR, new Command.OpenSession());
            wallMs.addAndGet(-20_000);
            assertThat(clock.follow(false)).hasValue(-20_000);
            long before = clock.nowMs();
            for (int i = 0; i < 240; i++) {
                pass(250);
                assertThat(clock.follow(false)).isEmpty();
                assertThat(clock.nowMs()).isGreaterThanOrEqualTo(before);
                before = clock.nowMs();
            }
            assertThat(clock.nowMs()).isCloseTo(wallMs.get(), Offset.offset(50L));
            house.done(MODERATOR, new Command.CloseList(0));
            assertThat(house.told())
                    .extracting(Fact::event)
                    .containsOnlyOnce(new Event.ClockMoved(-20_000));
        }
    }

    @Test
    void while_somebody_speaks_it_is_slower_by_no_more_than_a_twentieth() {
        var clock = clock();
        wallMs.addAndGet(-20_000);
        clock.follow(true);
        long before = clock.nowMs();
        for (int i = 0; i < 40; i++) {
            pass(250);
            clock.follow(true);
        }
        assertThat(clock.nowMs() - before).isBetween(9_499L, 9_999L);
    }

    @Test
    void what_is_measured_knows_nothing_of_a_clock_that_was_set() {
        var clock = clock();
        long before = clock.steadyMs();
        wallMs.addAndGet(DAY);
        clock.follow(false);
        pass(1234);
        assertThat(clock.steadyMs() - before).isEqualTo(1234);
    }

    @Test
    void a_command_is_not_done_twice_because_the_clock_jumped() throws Exception {
        var clock = clock();
        try (var house =
                new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")), clock)) {
            house.done(CHAIR, new Command.OpenSession());
            var give = new Command.GiveFloor(AYGUN, Optional.empty());
            var first = house.ask(MODERATOR, "once", 0, give).get(10, TimeUnit.SECONDS);
            house.done(MODERATOR, new Command.TakeFloor());
            wallMs.addAndGet(DAY);
            clock.follow(false);
            assertThat(house.ask(MODERATOR, "once", 0, give).get(10, TimeUnit.SECONDS))
                    .isEqualTo(first);
            assertThat(house.open()).isEmpty();
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
