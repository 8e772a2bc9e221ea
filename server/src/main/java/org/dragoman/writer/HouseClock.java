package org.dragoman.writer;

/** The house's time: the wall clock as it was at the start, carried on by the monotonic one, so that it never jumps. */
public final class HouseClock {
    private final long startMicros = System.currentTimeMillis() * 1000;
    private final long startNanos = System.nanoTime();

    /** Unix milliseconds. */
    public long nowMs() {
        return nowMicros() / 1000;
    }

    /** Unix microseconds. */
    public long nowMicros() {
        return startMicros + (System.nanoTime() - startNanos) / 1000;
    }
}
