package org.dragoman.gateway.net;

import io.netty.channel.Channel;

import org.dragoman.settings.ConnectionLimits;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * TCP connections, whatever comes over them: so many that are open from one address, and so many that it opens in a second.
 * More are closed before anything is read. Safe from any thread.
 */
public final class Arrivals {
    /** Pages, players and posts beside the WebSockets that an address may have. */
    private static final int BESIDE = 2;

    /** A browser alone opens six at a time and two WebSockets: one that is in, and one that is to read why it is not. */
    private static final int LEAST = 16;

    private final ConnectionLimits limits;
    private final TurnedAway turnedAway;
    private final LongSupplier nowMs;
    private final Map<InetAddress, Open> byAddress = new HashMap<>();
    private long sweptMs;

    /** Entries without a connection are forgotten as often. */
    private static final long SWEEP_MS = 10_000;

    private static final class Open {
        private int open;
        private final Rate rate;

        Open(int perSecond) {
            rate = new Rate(perSecond);
        }
    }

    /**
     * @param nowMs milliseconds that only measure
     */
    public Arrivals(ConnectionLimits limits, TurnedAway turnedAway, LongSupplier nowMs) {
        this.limits = limits;
        this.turnedAway = turnedAway;
        this.nowMs = nowMs;
    }

    /** Whether a new connection may stay. One that may is counted until it closes. */
    boolean admits(Channel channel) {
        Optional<InetAddress> from = ClientAddress.speaker(channel);
        if (from.isEmpty()) {
            return true;
        }
        InetAddress address = from.get();
        boolean near = Networks.isNear(address);
        String kind = near ? "_per_private_address" : "_per_address";
        int connections =
                near ? limits.connectionsPerPrivateAddress() : limits.connectionsPerAddress();
        int perSecond = near ? limits.arrivalsPerPrivateAddress() : limits.arrivalsPerAddress();
        int most = Math.max(LEAST, BESIDE * connections);
        return switch (counted(address, most, perSecond)) {
            case TOO_MANY_OPEN -> {
                turnedAway.arrival(address, most, "limits.connections" + kind);
                yield false;
            }
            case TOO_FAST -> {
                turnedAway.arrival(address, perSecond, "limits.arrivals" + kind);
                yield false;
            }
            case IN -> {
                channel.closeFuture().addListener(closed -> gone(address));
                yield true;
            }
        };
    }

    /** What becomes of a connection. */
    private enum Count {
        IN,
        TOO_MANY_OPEN,
        TOO_FAST
    }

    private synchronized Count counted(InetAddress address, int most, int perSecond) {
        long now = nowMs.getAsLong();
        if (now - sweptMs > SWEEP_MS) {
            sweptMs = now;
            byAddress.values().removeIf(one -> one.open == 0);
        }
        Open one = byAddress.computeIfAbsent(address, _ -> new Open(perSecond));
        if (one.open >= most) {
            return Count.TOO_MANY_OPEN;
        }
        if (!one.rate.allows(now)) {
            return Count.TOO_FAST;
        }
        one.open++;
        return Count.IN;
    }

    private synchronized void gone(InetAddress address) {
        Open one = byAddress.get(address);
        if (one != null) {
            one.open--;
        }
    }
}
