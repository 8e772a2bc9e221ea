package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.EN_1;
import static org.dragoman.session.SmallHall.EN_2;
import static org.dragoman.session.SmallHall.FARID;
import static org.dragoman.session.SmallHall.MODERATOR;
import static org.dragoman.session.SmallHall.TECHNICIAN;

import org.dragoman.conference.Interlock;
import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** F23 and F24: people press at the same moment. */
class RacesTest {
    private static final int RACES = Integer.getInteger("races", 1000);
    private static final int STORMS = Integer.getInteger("storms", 50);

    @TempDir Path folder;

    private SmallHouse house() throws Exception {
        return new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")));
    }

    /** F23. */
    @Test
    void of_two_moderators_who_saw_the_same_one_wins_and_the_other_is_told() throws Exception {
        try (var house = house()) {
            house.done(CHAIR, new Command.OpenSession());
            for (int race = 0; race < RACES; race++) {
                house.done(MODERATOR, new Command.EndSpeech());
                long seen = house.writer().session().position();
                var start = new CyclicBarrier(2);
                var one = pressed(start, house, MODERATOR, "m-" + race, seen, EMMA);
                var two = pressed(start, house, CHAIR, "s-" + race, seen, FARID);
                var answers = List.of(one.get(10, TimeUnit.SECONDS), two.get(10, TimeUnit.SECONDS));
                assertThat(answers)
                        .filteredOn(Answer.Accepted.class::isInstance)
                        .describedAs("race %d: %s", race, answers)
                        .hasSize(1);
                assertThat(answers)
                        .filteredOn(
                                answer ->
                                        answer instanceof Answer.Refused no
                                                && no.isFor(Refusal.STALE_VERSION))
                        .hasSize(1);
                ParticipantId winner = answers.getFirst() instanceof Answer.Accepted ? EMMA : FARID;
                assertThat(house.open()).containsExactly(winner);
                assertThat(house.writer().session().floor().speech())
                        .get()
                        .matches(speech -> speech.participant().equals(winner));
            }
        }
    }

    /** F21. */
    @Test
    void of_two_partners_who_press_the_key_at_once_one_is_on_air_and_the_other_is_told()
            throws Exception {
        try (var house = house()) {
            for (int race = 0; race < RACES; race++) {
                var start = new CyclicBarrier(2);
                var one = pressed(start, house, EN_1);
                var two = pressed(start, house, EN_2);
                one.get(10, TimeUnit.SECONDS);
                two.get(10, TimeUnit.SECONDS);
                assertThat(house.open()).describedAs("race %d", race).hasSize(1);
                ParticipantId loser = house.open().getFirst().equals(EN_1) ? EN_2 : EN_1;
                assertThat(house.told())
                        .describedAs("race %d", race)
                        .anyMatch(f -> f.event().equals(new Event.WentOffAir(loser, End.PASSED)));
                house.done(EN_1, new Command.GoOffAir());
                house.done(EN_2, new Command.GoOffAir());
            }
        }
    }

    /** F21. */
    @Test
    void with_the_interlock_the_second_of_two_partners_is_refused() throws Exception {
        try (var house = house()) {
            house.done(
                    TECHNICIAN,
                    new Command.SetInterlock(new Interlock(Interlock.Mode.INTERLOCK, List.of())));
            for (int race = 0; race < RACES; race++) {
                var start = new CyclicBarrier(2);
                var one = pressed(start, house, EN_1);
                var two = pressed(start, house, EN_2);
                var answers = List.of(one.get(10, TimeUnit.SECONDS), two.get(10, TimeUnit.SECONDS));
                assertThat(answers)
                        .describedAs("race %d", race)
                        .filteredOn(
                                answer ->
                                        answer instanceof Answer.Refused no
                                                && no.isFor(Refusal.CHANNEL_BUSY))
                        .hasSize(1);
                ParticipantId winner = answers.getFirst() instanceof Answer.Accepted ? EN_1 : EN_2;
                assertThat(house.open()).containsExactly(winner);
                house.done(winner, new Command.GoOffAir());
            }
        }
    }

    private static CompletableFuture<Answer> pressed(
            CyclicBarrier start, SmallHouse house, ParticipantId by) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await(10, TimeUnit.SECONDS);
                        return house.done(by, new Command.GoOnAir(Output.A));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> Thread.ofVirtual().start(command));
    }

    private static CompletableFuture<Answer> pressed(
            CyclicBarrier start,
            SmallHouse house,
            ParticipantId by,
            String id,
            long seen,
            ParticipantId to) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        start.await(10, TimeUnit.SECONDS);
                        return house.ask(by, id, seen, new Command.GiveFloor(to, Optional.empty()))
                                .get(10, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                command -> Thread.ofVirtual().start(command));
    }

    /** F24. */
    @Test
    void after_the_session_is_closed_nothing_of_a_storm_opens() throws Exception {
        try (var house = house()) {
            for (int storm = 0; storm < STORMS; storm++) {
                house.done(CHAIR, new Command.OpenSession());
                var blowing = new AtomicBoolean(true);
                var winds = new ArrayList<Thread>();
                for (ParticipantId to : List.of(AYGUN, EMMA, FARID)) {
                    winds.add(Thread.ofPlatform().start(() -> blow(house, to, blowing)));
                }
                while (house.open().isEmpty()) {
                    Thread.onSpinWait();
                }
                assertThat(house.done(CHAIR, new Command.CloseSession()))
                        .isInstanceOf(Answer.Accepted.class);
                assertThat(house.open()).describedAs("storm %d", storm).isEmpty();
                for (int look = 0; look < 1000; look++) {
                    assertThat(house.open()).isEmpty();
                }
                blowing.set(false);
                for (Thread wind : winds) {
                    wind.join();
                }
                assertThat(house.open()).isEmpty();
            }
        }
    }

    private static void blow(SmallHouse house, ParticipantId to, AtomicBoolean blowing) {
        while (blowing.get()) {
            house.ask(MODERATOR, new Command.GiveFloor(to, Optional.empty())).join();
        }
    }
}
