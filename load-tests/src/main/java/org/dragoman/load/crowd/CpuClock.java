package org.dragoman.load.crowd;

/**
 * The processor time that a process has used, all threads and the kernel's work for it, to the nanosecond.
 *
 * <p>Owner: the thread that made it.
 */
public final class CpuClock {
    private static final int SCHEDULED = 2;

    private final Libc libc = new Libc();
    private final int number;

    public CpuClock(long pid) {
        this.number = (int) (~pid << 3 | SCHEDULED);
    }

    /** Nanoseconds since the process began; -1 once it is gone. */
    public long nanos() {
        return Math.max(-1, libc.clock(number));
    }
}
