package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.dragoman.observe.Failures;
import org.dragoman.writer.Pulse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A thread that hangs is noticed; one that is slow, at its disk, or paused with the whole machine is not. */
class ThreadWatchTest {
    private final AtomicLong nanos = new AtomicLong(1);
    private final Failures failures = new Failures(new SimpleMeterRegistry());
    private final ThreadWatch watch = new ThreadWatch(failures, nanos::get);
    private final List<String> hung = new ArrayList<>();
    private final Pulse pulse = new Pulse();
    private final SynchronousQueue<CountDownLatch> turns = new SynchronousQueue<>();
    private final Thread working =
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    while (true) {
                                        CountDownLatch done = turns.take();
                                        pulse.beat();
                                        done.countDown();
                                    }
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });

    @AfterEach
    void close() {
        working.interrupt();
        watch.close();
    }

    private void turn() throws Exception {
        var done = new CountDownLatch(1);
        turns.put(done);
        done.await();
    }

    private void look(int times, long afterMs) {
        for (int i = 0; i < times; i++) {
            nanos.addAndGet(afterMs * 1_000_000);
            watch.look();
        }
    }

    private void watched() throws Exception {
        watch.over("thread decide-opening", pulse, hung::add);
        turn();
        look(1, ThreadWatch.LOOK_MS);
    }

    @Test
    void a_thread_without_a_turn_for_two_seconds_hangs_and_is_said_once() throws Exception {
        watched();
        look(ThreadWatch.LOOKS - 1, ThreadWatch.LOOK_MS);
        assertThat(hung).isEmpty();
        look(5, ThreadWatch.LOOK_MS);
        assertThat(hung).containsExactly("thread decide-opening has had no turn for 2 s");
        assertThat(failures.standing()).contains("decide-opening");
    }

    @Test
    void when_it_goes_on_nothing_stands_any_more() throws Exception {
        watched();
        look(ThreadWatch.LOOKS, ThreadWatch.LOOK_MS);
        turn();
        look(1, ThreadWatch.LOOK_MS);
        assertThat(failures.standing()).isEmpty();
    }

    @Test
    void a_thread_that_has_its_turns_does_not_hang() throws Exception {
        watched();
        for (int i = 0; i < 4; i++) {
            look(ThreadWatch.LOOKS - 1, ThreadWatch.LOOK_MS);
            turn();
        }
        assertThat(hung).isEmpty();
    }

    @Test
    void a_pause_of_the_whole_machine_is_nobodys_fault() throws Exception {
        watched();
        look(40, 5000);
        assertThat(hung).isEmpty();
    }

    @Test
    void who_has_ended_is_not_waited_for() throws Exception {
        watched();
        pulse.end();
        look(40, ThreadWatch.LOOK_MS);
        assertThat(hung).isEmpty();
    }
}
