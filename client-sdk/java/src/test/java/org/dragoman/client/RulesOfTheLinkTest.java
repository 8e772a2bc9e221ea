package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dragoman.protocol.v1.ClockAnswer;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Command;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** When to come back, what time it is, what is asked again, and what is told in which order. */
class RulesOfTheLinkTest {
    @Test
    void full_jitter_is_anything_below_a_bound_that_doubles_up_to_the_most() {
        Backoff backoff = Backoff.fullJitter(Duration.ofMillis(200), Duration.ofSeconds(20));
        Random random = new Random(1);
        for (int attempt = 1; attempt < 100; attempt++) {
            long bound = Math.min(20_000, 200L << Math.min(20, attempt - 1));
            long longest = 0;
            for (int i = 0; i < 200; i++) {
                long wait = backoff.before(attempt, random).orElseThrow().toMillis();
                assertThat(wait).isBetween(0L, bound);
                longest = Math.max(longest, wait);
            }
            assertThat(longest).isGreaterThan(bound * 9 / 10);
        }
        assertThat(Backoff.never().before(1, random)).isEmpty();
    }

    @Test
    void every_close_code_of_the_wire_says_whether_to_come_back() {
        for (CloseCode code : CloseCode.values()) {
            if (code != CloseCode.UNRECOGNIZED && code.getNumber() != 0) {
                assertThat(Departure.closed(code.getNumber(), "", Duration.ZERO).mayReturn())
                        .as(code.name())
                        .isEqualTo(
                                code.getNumber() < 4500
                                        || code == CloseCode.CLOSE_CODE_NO_HELLO
                                        || code == CloseCode.CLOSE_CODE_LIMIT);
            }
        }
        assertThat(Departure.closed(1006, "", Duration.ZERO).mayReturn()).isTrue();
        assertThat(Departure.closed(1013, "", Duration.ZERO).mayReturn()).isTrue();
        assertThat(Departure.closed(1002, "", Duration.ZERO).mayReturn()).isFalse();
        assertThat(Departure.turnedAway(503).mayReturn()).isTrue();
        assertThat(Departure.turnedAway(403).mayReturn()).isFalse();
    }

    @Test
    void of_the_clocks_answers_the_one_that_travelled_least_is_believed() {
        AtomicLong micros = new AtomicLong(1_000_000);
        HubClock clock = new HubClock(micros::get);
        answer(clock, micros, 400_000, 5_000_300_000L);
        answer(clock, micros, 2_000, 5_000_601_000L);
        answer(clock, micros, 300_000, 5_000_700_000L);

        assertThat(clock.roundTrip()).isEqualTo(Duration.ofMillis(2));
        long sinceBest = micros.get() - 1_402_000;
        assertThat(clock.nowMillis()).isEqualTo((5_000_602_000L + sinceBest) / 1000);
    }

    @Test
    void a_hub_whose_time_was_moved_is_followed() {
        AtomicLong micros = new AtomicLong(1_000_000);
        HubClock clock = new HubClock(micros::get);
        for (int i = 0; i < 8; i++) {
            answer(clock, micros, 2_000, 5_000_000_000L + micros.get() + 1_000);
        }
        long before = clock.nowMillis();
        clock.moved(1_200_000);
        assertThat(clock.nowMillis()).isEqualTo(before + 1_200_000);
        long slower = 5_000_000_000L + 1_200_000_000L - 2_500_000;
        answer(clock, micros, 300_000, slower + micros.get() + 150_000);
        answer(clock, micros, 2_000, slower - 500_000 + micros.get() + 1_000);
        answer(clock, micros, 300_000, slower - 9_000_000 + micros.get() + 150_000);
        answer(clock, micros, 300_000, slower - 9_000_000 + micros.get() + 150_000);
        assertThat(clock.nowMillis()).isEqualTo((slower - 9_000_000 + micros.get()) / 1000);
    }

    @Test
    void what_was_asked_is_asked_again_in_order_and_not_for_ever() {
        Unanswered asked = new Unanswered();
        var first = asked.remember(command("a"), Duration.ofMinutes(1));
        asked.remember(command("b"), Duration.ofMinutes(1)).isDone();
        for (int i = 0; i <= Unanswered.REPEATS_MAX; i++) {
            assertThat(asked.askAgain()).extracting(Command::getId).containsExactly("a", "b");
        }
        assertThat(asked.askAgain()).isEmpty();
        assertThatThrownBy(first::join).cause().isInstanceOf(DepartedException.class);
    }

    @Test
    void more_commands_than_can_wait_are_refused_here() {
        Unanswered asked = new Unanswered();
        for (int i = 0; i < Unanswered.WAITING_MAX; i++) {
            assertThat(asked.remember(command("c" + i), Duration.ofMinutes(1))).isNotDone();
        }
        assertThatThrownBy(() -> asked.remember(command("d"), Duration.ofMinutes(1)).join())
                .cause()
                .isInstanceOf(OverloadedException.class);
    }

    @Test
    void listeners_are_told_one_at_a_time_in_order_and_a_failing_one_stops_nobody() {
        List<Runnable> threads = new ArrayList<>();
        Dispatcher dispatcher = new Dispatcher(threads::add);
        List<Integer> told = new ArrayList<>();
        dispatcher.tell(() -> told.add(1));
        dispatcher.tell(
                () -> {
                    throw new IllegalStateException("a listener's fault");
                });
        dispatcher.tell(() -> told.add(2));

        assertThat(threads).hasSize(1);
        threads.get(0).run();
        assertThat(told).containsExactly(1, 2);
    }

    @Test
    void an_address_with_a_query_is_not_dialled() {
        assertThatThrownBy(
                        () -> DragomanClient.builder(URI.create("ws://hub/v1/session?token=hush")))
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> DragomanClient.builder(URI.create("http://hub/v1/session")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void answer(HubClock clock, AtomicLong micros, long roundTrip, long hubMicros) {
        long asked = clock.question().getClientTimeUs();
        micros.addAndGet(roundTrip);
        clock.answered(
                ClockAnswer.newBuilder().setClientTimeUs(asked).setServerTimeUs(hubMicros).build());
    }

    private static Command command(String id) {
        return Command.newBuilder().setId(id).build();
    }
}
