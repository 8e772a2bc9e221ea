package org.dragoman.gateway;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How much of a core an event loop uses, looked at a few times a second. Past its budget for a while it is strained, and
 * its listeners get larger and fewer messages; it is at ease again when even single frames would fit.
 *
 * <p>Owner: its event loop.
 */
final class Strain {
    /** Of one core, for a second. */
    static final double BEGINS = 0.85;

    /** Bundles of three cost less than half: below this, single frames are well within the budget. */
    static final double ENDS = 0.25;

    private static final int BEGINS_AFTER = 4;
    private static final int ENDS_AFTER = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long usedNanos;
    private long lookedNanos;
    private int over;
    private int under;
    private boolean strained;

    /** Looks at the calling thread, which is the loop's. */
    boolean look() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                && look(THREADS.getCurrentThreadCpuTime(), System.nanoTime());
    }

    /** Whether the loop is strained, given the time it has used and the time that has gone by since some beginning. */
    boolean look(long usedNow, long clockNow) {
        long passed = clockNow - lookedNanos;
        double share =
                lookedNanos == 0 || passed <= 0 ? 0 : (double) (usedNow - usedNanos) / passed;
        usedNanos = usedNow;
        lookedNanos = clockNow;
        over = share > BEGINS ? over + 1 : 0;
        under = share < ENDS ? under + 1 : 0;
        if (over >= BEGINS_AFTER) {
            strained = true;
        } else if (under >= ENDS_AFTER) {
            strained = false;
        }
        return strained;
    }
}
