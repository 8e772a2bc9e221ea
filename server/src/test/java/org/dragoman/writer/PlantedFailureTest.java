package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.EN_1;
import static org.dragoman.session.SmallHall.FARID;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.journal.FaultyDisk;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.SmallHall;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The writer's own code fails, wherever it is: no command stays without its answer, and no microphone open. */
class PlantedFailureTest {
    private static final Answer INTERNAL = new Answer.Unable(Answer.Trouble.INTERNAL);

    @TempDir Path folder;

    private FaultyDisk disk() throws Exception {
        return new FaultyDisk(SqliteJournal.open(folder.resolve("morning.journal")));
    }

    private static void sit(SmallHouse house) throws Exception {
        house.done(CHAIR, new Command.OpenSession());
        house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
        house.done(EN_1, new Command.GoOnAir(Output.A));
        assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);
    }

    private static Command asks() {
        return new Command.RequestFloor(Optional.empty());
    }

    /** Rules that do something else for one command. */
    private static SessionWriter.Deciding rules(Class<? extends Command> over, Runnable planted) {
        var real = new Rules(SmallHall.setting());
        return (now, asked) -> {
            if (over.isInstance(asked.command())) {
                planted.run();
            }
            return real.settle(now, asked);
        };
    }

    @SuppressWarnings("UnnecessaryLambda") // planted in several places under one name
    private static Runnable thrown() {
        return () -> {
            throw new IllegalStateException("planted");
        };
    }

    private static void assertStopped(SmallHouse house) throws Exception {
        assertThat(house.open()).describedAs("open microphones").isEmpty();
        assertThat(house.stops()).hasSize(1);
        assertThat(house.writer().recording()).isFalse();
        assertThat(house.writer().stopped()).isNotEmpty();
        assertThat(house.done(FARID, asks())).isEqualTo(INTERNAL);
    }

    @Test
    void rules_that_throw_refuse_that_command_and_the_session_goes_on() throws Exception {
        try (var house = new SmallHouse(disk(), rules(Command.CloseList.class, thrown()))) {
            sit(house);
            for (int i = 0; i < 20; i++) {
                assertThat(house.done(MODERATOR, new Command.CloseList(0))).isEqualTo(INTERNAL);
            }
            assertThat(house.done(EMMA, asks())).isInstanceOf(Answer.Accepted.class);
            assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);
            assertThat(house.failures()).hasSize(20).containsOnly("decide planted");
            assertThat(house.stops()).isEmpty();
        }
    }

    @Test
    void an_error_of_the_rules_is_no_other_matter_than_an_exception() throws Exception {
        Runnable error =
                () -> {
                    throw new StackOverflowError("planted");
                };
        try (var house = new SmallHouse(disk(), rules(Command.CloseList.class, error))) {
            sit(house);
            assertThat(house.done(MODERATOR, new Command.CloseList(0))).isEqualTo(INTERNAL);
            assertThat(house.done(EMMA, asks())).isInstanceOf(Answer.Accepted.class);
        }
    }

    @Test
    void a_journal_that_throws_what_nobody_expects_stops_the_session_and_answers()
            throws Exception {
        var disk = disk();
        try (var house = new SmallHouse(disk)) {
            sit(house);
            disk.throwAtAppend();
            assertThat(house.done(EMMA, asks())).isEqualTo(INTERNAL);
            assertStopped(house);
            assertThat(house.failures()).containsExactly("record planted");
        }
    }

    @Test
    void what_is_durable_and_cannot_be_told_stops_the_session_and_answers() throws Exception {
        try (var house = new SmallHouse(disk())) {
            sit(house);
            house.plant(false, thrown());
            assertThat(house.done(EMMA, asks())).isEqualTo(INTERNAL);
            assertStopped(house);
        }
    }

    @Test
    void a_patch_that_cannot_be_set_stops_the_session_and_answers() throws Exception {
        try (var house = new SmallHouse(disk())) {
            sit(house);
            house.plant(true, thrown());
            assertThat(house.done(EN_1, new Command.Cough(true))).isEqualTo(INTERNAL);
            assertStopped(house);
        }
    }

    @Test
    void who_cannot_take_an_answer_keeps_nobody_from_theirs() throws Exception {
        try (var house = new SmallHouse(disk())) {
            sit(house);
            house.writer()
                    .ask(
                            new Request(
                                    Optional.of(FARID),
                                    Optional.of("f"),
                                    0,
                                    0,
                                    asks(),
                                    answer -> {
                                        throw new IllegalStateException("planted");
                                    }));
            assertThat(house.done(EMMA, asks())).isInstanceOf(Answer.Accepted.class);
            assertThat(house.failures()).containsExactly("answer planted");
            assertThat(house.writer().recording()).isTrue();
        }
    }

    @Test
    void whatever_waits_when_the_session_stops_is_answered() throws Exception {
        var disk = disk();
        try (var house = new SmallHouse(disk)) {
            sit(house);
            disk.stall();
            var waiting = new ArrayList<CompletableFuture<Answer>>();
            for (int i = 0; i < 600; i++) {
                // The list is open: each of them changes it, and has to be recorded.
                waiting.add(house.ask(MODERATOR, new Command.CloseList(0)));
                waiting.add(house.ask(MODERATOR, new Command.OpenList()));
            }
            disk.throwAtAppend();
            disk.moveOn();
            for (var answer : waiting) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(INTERNAL);
            }
        }
    }

    @Test
    void a_thread_that_hangs_can_be_stopped_from_outside() throws Exception {
        var going = new CountDownLatch(1);
        var hanging = new CountDownLatch(1);
        Runnable hang =
                () -> {
                    hanging.countDown();
                    try {
                        going.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        try (var house = new SmallHouse(disk(), rules(Command.CloseList.class, hang))) {
            sit(house);
            var hung = house.ask(MODERATOR, new Command.CloseList(0));
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            var behind = house.ask(EMMA, asks());
            long turns = Objects.requireNonNull(house.writer().pulses().get("decide")).turns();
            house.writer().stop("it hangs");
            assertThat(behind.get(10, TimeUnit.SECONDS)).isEqualTo(INTERNAL);
            assertThat(house.open()).isEmpty();
            assertThat(house.stops()).containsExactly("it hangs");
            assertThat(house.writer().pulses().get("decide").turns()).isEqualTo(turns);
            going.countDown();
            assertThat(hung.get(10, TimeUnit.SECONDS)).isEqualTo(INTERNAL);
            assertThat(house.open()).isEmpty();
        }
    }

    @Test
    void a_session_that_hangs_keeps_no_other_from_deciding() throws Exception {
        var holders = new FloorHolders();
        var going = new CountDownLatch(1);
        var hanging = new CountDownLatch(1);
        var there = new AtomicReference<Object>();
        var here = SmallHall.setting().plan().id();
        var thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () ->
                                        there.set(
                                                holders.decide(
                                                        new org.dragoman.conference.SessionId("x"),
                                                        elsewhere -> {
                                                            hanging.countDown();
                                                            try {
                                                                going.await();
                                                            } catch (InterruptedException e) {
                                                                Thread.currentThread().interrupt();
                                                            }
                                                            return elsewhere;
                                                        },
                                                        led -> scheduled())));
        assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
        Object done = holders.decide(here, elsewhere -> List.of(), led -> scheduled());
        assertThat(done).isEqualTo(List.of());
        going.countDown();
        await().until(() -> there.get() != null);
        thread.join(10_000);
    }

    private static org.dragoman.session.state.Session scheduled() {
        return org.dragoman.session.state.Session.scheduled(SmallHall.setting());
    }
}
