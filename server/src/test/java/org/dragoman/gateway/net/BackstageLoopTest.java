package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.dragoman.observe.Failures;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What fails on the backstage's loop is counted and said, and neither ends the loop nor the task. */
class BackstageLoopTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Failures failures = new Failures(meters);

    private double counted(String where) {
        return meters.counter("dragoman.internal.errors", "where", where).count();
    }

    @Test
    void a_task_that_throws_has_its_next_turn_and_is_said_as_long_as_it_fails() throws Exception {
        var turns = new AtomicInteger();
        var well = new CountDownLatch(2);
        var failing = new CountDownLatch(3);
        try (var loop = new BackstageLoop(failures)) {
            loop.every(
                    5,
                    "opening: presence",
                    "opening",
                    () -> {
                        if (turns.incrementAndGet() <= 20) {
                            failing.countDown();
                            throw new IllegalStateException("planted");
                        }
                        well.countDown();
                    });
            assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(well.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(counted("task")).isEqualTo(20);
        assertThat(failures.standing()).isEmpty();
    }

    @Test
    void as_long_as_it_fails_it_stands() throws Exception {
        var failing = new CountDownLatch(3);
        try (var loop = new BackstageLoop(failures)) {
            loop.every(
                    5,
                    "opening: presence",
                    "opening",
                    () -> {
                        failing.countDown();
                        throw new StackOverflowError("planted");
                    });
            assertThat(failing.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(failures.standing()).contains("opening: presence fails");
        }
    }

    @Test
    void what_is_to_be_done_once_and_throws_does_not_end_the_loop() throws Exception {
        var after = new CountDownLatch(1);
        try (var loop = new BackstageLoop(failures)) {
            loop.execute(
                    () -> {
                        throw new IllegalStateException("planted");
                    });
            loop.execute(after::countDown);
            assertThat(after.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(counted("backstage")).isEqualTo(1);
    }
}
