package org.dragoman.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.IntegerUnixChannelOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;

/**
 * How soon TCP sends again what the air lost. Sound is a thin stream: mostly the next frame's acknowledgement tells of a
 * loss within 20 ms, but where that is lost, too, Linux waits at least 200 ms, and then twice as long again. A listener
 * hears that as a gap, and waits longer for good to outlast it. What a listening socket has, every connection it accepts
 * has from the start.
 */
public final class TcpRetransmission {
    private static final Logger log = LoggerFactory.getLogger(TcpRetransmission.class);
    private static final int IPPROTO_TCP = 6;

    /**
     * Microseconds. Above the 40 ms for which a peer may keep an acknowledgement back, so that little is sent in vain. Since
     * Linux 6.15.
     */
    static final IntegerUnixChannelOption RTO_MIN_US =
            new IntegerUnixChannelOption("TCP_RTO_MIN_US", IPPROTO_TCP, 45);

    /** Not twice as long each time while hardly anything is under way. */
    static final IntegerUnixChannelOption THIN_LINEAR_TIMEOUTS =
            new IntegerUnixChannelOption("TCP_THIN_LINEAR_TIMEOUTS", IPPROTO_TCP, 16);

    private static final Map<IntegerUnixChannelOption, Integer> WISHES =
            Map.of(RTO_MIN_US, 60_000, THIN_LINEAR_TIMEOUTS, 1);

    private TcpRetransmission() {}

    /** Asks the system for it, which need not know of it. */
    public static void hasten(Channel listening) {
        WISHES.forEach(
                (option, value) -> {
                    try {
                        if (!listening.config().setOption(option, value)) {
                            log.debug("{} is not of this transport", option);
                        }
                    } catch (ChannelException e) {
                        log.debug("{} is not of this system: {}", option, e.getMessage());
                    }
                });
    }
}
