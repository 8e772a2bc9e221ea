package org.dragoman.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.fanout.Route;
import org.junit.jupiter.api.Test;

/** Which frames are worth hearing after their loop stood still. */
class FreshnessTest {
    private static final long TICKS = 48;

    @Test
    void a_frame_that_waited_for_longer_than_sound_may_is_old() {
        assertThat(Freshness.isOld(5000, 20 * TICKS)).as("the first after the pause").isTrue();
        assertThat(Freshness.isOld(5000, 4600 * TICKS)).isTrue();
        assertThat(Freshness.isOld(5000, 4700 * TICKS)).isFalse();
        assertThat(Freshness.isOld(5000, 5000 * TICKS)).as("the last").isFalse();
    }

    @Test
    void a_clock_that_does_not_go_with_the_time_proves_nothing() {
        assertThat(Freshness.isOld(5000, 0)).as("it stands still").isTrue();
        assertThat(Freshness.isOld(5000, -1_000_000)).as("it goes back").isTrue();
        assertThat(Freshness.isOld(5000, Long.MAX_VALUE)).as("it jumps").isTrue();
    }

    @Test
    void whoever_sends_for_the_first_time_is_as_old_as_their_lease() {
        assertThat(Freshness.mayBeOld(null)).as("no lease").isTrue();
        Route lease = Route.of(1, 0, 7, false, 0);
        assertThat(Freshness.mayBeOld(lease)).as("given just now").isFalse();
        await().until(() -> Freshness.mayBeOld(lease));
    }
}
