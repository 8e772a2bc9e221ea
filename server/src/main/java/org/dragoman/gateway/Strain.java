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
    /** Bundles of three cost less than half: below this part of the budget, single frames are well within it. */
    private static final double ENDS = 0.3;

    private static final int BEGINS_AFTER = 4;
    private static final int ENDS_AFTER = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double begins;
    private long usedNanos;
    private long lookedNanos;
    private int over;
    private int under;
    private boolean strained;

    /**
     * @param percent of one core, used for a second: 100 for no end of patience
     */
    Strain(int percent) {
        this.begins = percent >= 100 ? Double.MAX_VALUE : percent / 100.0;
    }

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
        over = share > begins ? over + 1 : 0;
        under = share < ENDS * begins ? under + 1 : 0;
        if (over >= BEGINS_AFTER) {
            strained = true;
        } else if (under >= ENDS_AFTER) {
            strained = false;
        }
        return strained;
    }
}
