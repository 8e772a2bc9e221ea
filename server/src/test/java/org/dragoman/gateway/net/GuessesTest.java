package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.observe.Observed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who shows badges that are none of ours, with a clock turned by hand. */
class GuessesTest {
    private static final int MOST = 30;
    private static final long MINUTE = 60_000;

    private final Observed observed = new Observed("test");
    private long nowMs = 1_000_000;
    private int locked;
    private final Guesses guesses =
            new Guesses(MOST, new TurnedAway(observed, () -> nowMs), () -> nowMs, () -> locked++);

    @AfterEach
    void close() {
        observed.close();
    }

    private long wrong(String address) throws UnknownHostException {
        return guesses.wrong(InetAddress.getByName(address));
    }

    private long wrong(String address, int times) throws UnknownHostException {
        long left = 0;
        for (int i = 0; i < times; i++) {
            left = wrong(address);
        }
        return left;
    }

    @Test
    void some_wrong_badges_in_a_minute_lock_nobody() throws Exception {
        for (int minute = 0; minute < 10; minute++) {
            assertThat(wrong("192.0.2.1", MOST)).isZero();
            nowMs += MINUTE + 1;
        }
    }

    @Test
    void too_many_lock_their_address_for_a_minute_and_no_other() throws Exception {
        assertThat(wrong("192.0.2.1", MOST)).isZero();
        assertThat(locked).isZero();
        assertThat(wrong("192.0.2.1")).isEqualTo(MINUTE);
        nowMs += 20_000;
        assertThat(wrong("192.0.2.1")).isEqualTo(MINUTE - 20_000);
        assertThat(locked).as("told once").isOne();
        assertThat(wrong("192.0.2.2")).isZero();
        assertThat(observed.scrape()).contains("dragoman_turned_away_total{by=\"guesses\"} 2");
        nowMs += 40_000;
        assertThat(wrong("192.0.2.1")).isZero();
    }

    @Test
    void each_lock_is_twice_as_long_up_to_a_quarter_of_an_hour() throws Exception {
        long expected = MINUTE;
        for (int i = 0; i < 8; i++) {
            assertThat(wrong("192.0.2.1", MOST + 1)).isEqualTo(expected);
            nowMs += expected;
            expected = Math.min(15 * MINUTE, expected * 2);
        }
        nowMs += 60 * MINUTE;
        assertThat(wrong("192.0.2.1", MOST + 1)).as("after an hour of quiet").isEqualTo(MINUTE);
    }

    @Test
    void guesses_spread_over_a_network_lock_the_network() throws Exception {
        long left = 0;
        for (int i = 0; i <= 5 * MOST; i++) {
            left = wrong("192.0.2." + (i % 200 + 1));
        }
        assertThat(left).isEqualTo(MINUTE);
        assertThat(wrong("198.51.100.1")).isZero();
    }

    @Test
    void what_is_remembered_is_bounded() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            wrong("10." + (i >> 16) + "." + (i >> 8 & 0xFF) + "." + (i & 0xFF));
        }
        assertThat(guesses.remembered()).isLessThanOrEqualTo(4096);
    }
}
