package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;

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

    private final Connection connection;
    private final Admission admission;
    private long heardMs;
    private long pingedMs;

    Liveness(Connection connection, Admission admission) {
        this.connection = connection;
        this.admission = admission;
        this.heardMs = nowMs();
        this.pingedMs = heardMs;
    }

    long nowMs() {
        return admission.clock().nowMs();
    }

    void heard() {
        heardMs = nowMs();
    }

    /** How long nothing came, in milliseconds. */
    long silentMs(long nowMs) {
        return nowMs - heardMs;
    }

    /** Pings or closes where it is time. Called a few times a second. */
    void check(long nowMs, boolean holdsLease) {
        long pingEveryMs = holdsLease ? HOLDER_PING_MS : admission.limits().pingSeconds() * 1000L;
        if (silentMs(nowMs) > (long) PINGS_UNANSWERED * admission.limits().pingSeconds() * 1000) {
            connection.leave(
                    CloseCode.CLOSE_CODE_NO_PONG, Leaving.newBuilder().setRetryAfterMs(200));
        } else if (nowMs - pingedMs >= pingEveryMs && silentMs(nowMs) >= HOLDER_PING_MS) {
            pingedMs = nowMs;
            connection.socket().tell(PING.duplicate());
        }
    }
}
