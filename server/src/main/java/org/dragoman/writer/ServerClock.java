package org.dragoman.writer;

import java.util.function.LongSupplier;

/** The house's time: the wall clock as it was at the start, carried on by the monotonic one, so that it never jumps. */
public final class ServerClock {
    private final LongSupplier wallMs;
    private final LongSupplier monotonicNs;
    private final long startMicros;
    private final long startNanos;

    public ServerClock() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    ServerClock(LongSupplier wallMs, LongSupplier monotonicNs) {
        this.wallMs = wallMs;
        this.monotonicNs = monotonicNs;
        this.startMicros = wallMs.getAsLong() * 1000;
        this.startNanos = monotonicNs.getAsLong();
    }

    /** Unix milliseconds. */
    public long nowMs() {
        return nowMicros() / 1000;
    }

    /** Unix microseconds. */
    public long nowMicros() {
        return startMicros + (monotonicNs.getAsLong() - startNanos) / 1000;
    }

    /** How far the wall clock is ahead of the house's time by now; it was set, or it drifts. */
    public long wallAheadMs() {
        return wallMs.getAsLong() - nowMs();
    }
}
