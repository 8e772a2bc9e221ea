package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.threads.Owner;
import org.dragoman.writer.ServerClock;

import java.util.function.Consumer;

/**
 * Whether the other side of a connection is still there: a ping when it is quiet, and a close when it stays so.
 *
 * <p>Owner: the connection's event loop.
 */
final class Liveness {
    private static final ByteBuf PING =
            Unpooled.unreleasableBuffer(
                    Unpooled.wrappedBuffer(new byte[] {(byte) 0x89, 0}).asReadOnly());

    /** A connection that answers nothing for that many pings is gone. */
    private static final int PINGS_UNANSWERED = 4;

    private static final long HOLDER_PING_MS = 700;

    private final Owner owner = new Owner();
    private final ServerClock clock;
    private final long pingEveryMs;
    private final Consumer<ByteBuf> ping;
    private final Runnable gone;
    private long heardMs;
    private long pingedMs;

    /**
     * @param ping sends a ping
     * @param gone closes the connection, whose other side does not answer
     */
    Liveness(ServerClock clock, int pingSeconds, Consumer<ByteBuf> ping, Runnable gone) {
        this.clock = clock;
        this.pingEveryMs = pingSeconds * 1000L;
        this.ping = ping;
        this.gone = gone;
        this.heardMs = nowMs();
        this.pingedMs = heardMs;
    }

    long nowMs() {
        return clock.steadyMs();
    }

    void heard() {
        assert owner.here();
        heardMs = nowMs();
    }

    /** How long nothing came, in milliseconds. */
    long silentMs(long nowMs) {
        return nowMs - heardMs;
    }

    /** Pings or closes where it is time. Called a few times a second. */
    void check(long nowMs, boolean holdsLease) {
        assert owner.here();
        long everyMs = holdsLease ? HOLDER_PING_MS : pingEveryMs;
        if (silentMs(nowMs) > PINGS_UNANSWERED * pingEveryMs) {
            gone.run();
        } else if (nowMs - pingedMs >= everyMs && silentMs(nowMs) >= HOLDER_PING_MS) {
            pingedMs = nowMs;
            ping.accept(PING.duplicate());
        }
    }
}
