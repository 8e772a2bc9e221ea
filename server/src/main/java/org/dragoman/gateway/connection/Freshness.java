package org.dragoman.gateway.connection;

import org.dragoman.fanout.Route;
import org.dragoman.gateway.net.NettyLoop;
import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * Whether a frame is still worth hearing when its loop stood still: how far it lies behind the last frame before, on its
 * sender's own clock, is held against the time that has gone by. A clock that does not go with the time proves nothing, and
 * what it stands on is not heard until the loop is in time again. Whoever sends for the first time has no clock yet: what
 * they say is as old as their lease at the most, and is heard if that is not too old.
 *
 * <p>It belongs to the connection's event loop, and nobody else uses it.
 */
final class Freshness {
    /** As many frames as are fresh at once, after a pause. */
    static final int FRAMES = 20;

    private static final int TICKS_PER_MS = 48;
    private static final long STALE_MS = 300;

    /** A sender's clock may be so far ahead of ours since the last frame. */
    private static final long AHEAD_MS = 100;

    private final LongSupplier nowMs;
    private long heardMs = -1;
    private long captured;

    /**
     * @param nowMs milliseconds that only measure
     */
    Freshness(LongSupplier nowMs) {
        this.nowMs = nowMs;
    }

    /**
     * Whether a frame that was captured then is too old.
     *
     * @param lease under which it is sent; none if its sender has none
     */
    boolean isStale(long capturedNow, @Nullable Route lease, NettyLoop loop) {
        long now = nowMs.getAsLong();
        if (!loop.isLate()) {
            heardMs = now;
            captured = capturedNow;
            return false;
        }
        if (loop.isDeaf()) {
            return true;
        }
        return heardMs < 0 ? mayBeOld(lease) : isOld(now - heardMs, capturedNow - captured);
    }

    /** Whether what somebody says first under a lease may have waited for too long. */
    static boolean mayBeOld(@Nullable Route lease) {
        return lease == null || lease.ageMs() > STALE_MS;
    }

    /** After so many milliseconds, and so many ticks of the sender's clock. */
    static boolean isOld(long passedMs, long ticks) {
        long saidMs = ticks / TICKS_PER_MS;
        return saidMs < 0 || saidMs > passedMs + AHEAD_MS || passedMs - saidMs > STALE_MS;
    }
}
