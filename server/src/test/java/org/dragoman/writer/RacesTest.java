package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.FARID;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.Command;
import org.dragoman.session.Refusal;
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
                                        answer instanceof Answer.Refused(var code, var field)
                                                && code == Refusal.STALE_VERSION)
                        .hasSize(1);
                ParticipantId winner = answers.getFirst() instanceof Answer.Accepted ? EMMA : FARID;
                assertThat(house.open()).containsExactly(winner);
                assertThat(house.writer().session().floor().speech())
                        .get()
                        .matches(speech -> speech.participant().equals(winner));
            }
        }
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
