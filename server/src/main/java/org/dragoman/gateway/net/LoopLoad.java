package org.dragoman.gateway.net;

import org.dragoman.threads.Owner;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How an event loop fares, looked at a few times a second. Past its budget of a core for a second, or late with everything
 * for a second because something else has the core, it is strained, and its listeners get larger and fewer messages; it is
 * at ease again when even single frames would fit. One that is soon strained again stays so for longer each time. A loop
 * that does little is never strained: its listeners would wait longer, and nothing would be won by it.
 *
 * <p>Owner: its event loop.
 */
final class LoopLoad {
    /** Bundles of three cost less than half: below this part of the budget, single frames are well within it. */
    private static final double ENDS = 0.3;

    /** A turn is due every 10 ms; sound that waits for so much longer is heard. */
    private static final long LATE_NANOS = 30_000_000;

    private static final double LATE_SHARE = 0.5;

    /** Below this part of the budget, larger messages save too little to be worth their delay. */
    private static final double WORTHWHILE = 0.2;

    private static final int BEGINS_AFTER = 4;
    private static final int ENDS_AFTER = 40;
    private static final int ENDS_AFTER_MAX = 2400;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Owner owner = new Owner();
    private final double begins;
    private long usedNanos;
    private long lookedNanos;
    private long lateNanos;
    private int over;
    private int under;
    private int endsAfter = ENDS_AFTER;
    private int sinceEnd = ENDS_AFTER_MAX;
    private boolean strained;

    /**
     * @param percent of one core, used for a second: 100 for no end of patience
     */
    LoopLoad(int percent) {
        this.begins = percent >= 100 ? Double.MAX_VALUE : percent / 100.0;
    }

    /** A turn came so long after the one before. */
    void turned(long afterNanos) {
        assert owner.here();
        if (afterNanos > LATE_NANOS) {
            lateNanos += afterNanos;
        }
    }

    /** Looks at the calling thread, which is the loop's. */
    boolean look() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                && look(THREADS.getCurrentThreadCpuTime(), System.nanoTime());
    }

    /** Whether the loop is strained, given the time it has used and the time that has gone by since some beginning. */
    boolean look(long usedNow, long clockNow) {
        long passed = clockNow - lookedNanos;
        boolean first = lookedNanos == 0 || passed <= 0;
        double share = first ? 0 : (double) (usedNow - usedNanos) / passed;
        boolean late = share > WORTHWHILE * begins && lateNanos > passed * LATE_SHARE;
        usedNanos = usedNow;
        lookedNanos = clockNow;
        lateNanos = 0;
        over = share > begins || late ? over + 1 : 0;
        under = share < ENDS * begins && !late ? under + 1 : 0;
        if (strained) {
            maybeEnd();
        } else {
            maybeBegin();
        }
        return strained;
    }

    private void maybeBegin() {
        sinceEnd = Math.min(ENDS_AFTER_MAX, sinceEnd + 1);
        if (over >= BEGINS_AFTER) {
            strained = true;
            endsAfter =
                    sinceEnd < ENDS_AFTER_MAX
                            ? Math.min(ENDS_AFTER_MAX, endsAfter * 2)
                            : ENDS_AFTER;
        }
    }

    private void maybeEnd() {
        if (under >= endsAfter) {
            strained = false;
            sinceEnd = 0;
        }
    }
}
