package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/** How long handing out took: what is read of the counts is at most an eighth more than what was. */
class FanOutLagTest {
    private static final long STEP_NS = 1024;

    private final FakeLoop loop = new FakeLoop(0);
    private final FanOutLag lag = new FanOutLag(loop);

    private void took(long ns) {
        loop.now(() -> lag.add(ns));
    }

    private long quantile(double share) {
        long[] counts = new long[FanOutLag.STEPS];
        lag.addTo(counts);
        return FanOutLag.quantileNs(counts, share);
    }

    @Test
    void where_nothing_was_handed_out_there_is_no_lag() {
        assertThat(quantile(0.5)).isZero();
        assertThat(quantile(0.99)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                900,
                1023,
                1024,
                8191,
                8192,
                60_000,
                1_000_000,
                123_456_789,
                8_000_000_000L
            })
    void one_time_is_told_an_eighth_too_long_at_the_most(long ns) {
        took(ns);
        for (double share : new double[] {0.5, 0.95, 0.99, 1}) {
            assertThat(quantile(share)).isBetween(ns, ns + ns / 8 + STEP_NS);
        }
    }

    @Test
    void the_last_step_takes_whatever_is_longer() {
        took(Long.MAX_VALUE);
        assertThat(quantile(0.5)).isGreaterThan(8_000_000_000L);
    }

    @Test
    void steps_lie_side_by_side() {
        for (int step = 1; step < FanOutLag.STEPS; step++) {
            long begins = FanOutLag.end(step - 1);
            assertThat(FanOutLag.step(begins - 1)).isEqualTo(step - 1);
            assertThat(FanOutLag.step(begins)).isEqualTo(step);
        }
    }

    @Test
    void quantiles_are_those_of_the_times_themselves() {
        var random = new Random(7);
        long[] times = random.longs(10_000, 1_000, 50_000_000).sorted().toArray();
        for (long ns : times) {
            took(ns);
        }
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            long exact = times[(int) Math.ceil(times.length * share) - 1];
            assertThat(quantile(share)).isBetween(exact, exact + exact / 8 + STEP_NS);
        }
    }
}
