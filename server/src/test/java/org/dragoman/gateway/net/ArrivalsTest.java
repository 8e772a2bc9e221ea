package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;

import org.dragoman.observe.Observed;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.settings.Tuning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** TCP connections by address, with a clock turned by hand. */
class ArrivalsTest {
    private static final String PUBLIC = "203.0.113.5";
    private static final String PRIVATE = "10.1.2.3";
    private static final ConnectionLimits LIMITS = Tuning.USUAL.limits();

    private final Observed observed = new Observed("test");
    private long nowMs = 1_000_000;
    private final Arrivals arrivals =
            new Arrivals(LIMITS, new TurnedAway(observed, () -> nowMs), () -> nowMs);
    private final List<Channel> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(Channel::close);
        observed.close();
    }

    private boolean comes(String address) {
        var channel = new EmbeddedChannel();
        ClientAddress.ofConnection(channel, InetAddress.ofLiteral(address));
        boolean in = arrivals.admits(channel);
        if (in) {
            open.add(channel);
        } else {
            channel.close();
        }
        return in;
    }

    /** How many of so many come in, in no time. */
    private long come(String address, int times) {
        return IntStream.range(0, times).filter(i -> comes(address)).count();
    }

    @Test
    void more_in_a_second_than_an_address_may_open_are_turned_away_and_counted() {
        int most = LIMITS.arrivalsPerAddress();
        assertThat(come(PUBLIC, most + 5)).isEqualTo(most);
        assertThat(comes("203.0.113.6")).as("another address").isTrue();
        assertThat(observed.scrape()).contains("dragoman_turned_away_total{by=\"arrivals\"} 5");
        nowMs += 1000;
        assertThat(comes(PUBLIC)).as("a second later").isTrue();
    }

    @Test
    void a_venue_behind_one_private_address_may_open_more() {
        int most = LIMITS.arrivalsPerAddress();
        assertThat(LIMITS.arrivalsPerPrivateAddress()).isGreaterThan(most);
        assertThat(come(PRIVATE, most + 5)).isEqualTo(most + 5);
    }

    @Test
    void more_that_are_open_than_an_address_may_have_are_turned_away_until_one_closes() {
        int most = 2 * LIMITS.connectionsPerAddress();
        while (open.size() < most) {
            assertThat(comes(PUBLIC)).isTrue();
            nowMs += 1000;
        }
        assertThat(comes(PUBLIC)).isFalse();
        open.removeFirst().close();
        assertThat(comes(PUBLIC)).isTrue();
        assertThat(comes(PUBLIC)).isFalse();
    }

    @Test
    void who_opens_and_closes_at_once_is_braked_too() {
        int most = LIMITS.arrivalsPerAddress();
        int in = 0;
        for (int i = 0; i < 3 * most; i++) {
            if (comes(PUBLIC)) {
                in++;
                open.removeLast().close();
            }
        }
        assertThat(in).isEqualTo(most);
    }
}
