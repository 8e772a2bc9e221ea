package org.dragoman.fanout;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long frames took on one loop, from when the server had read them until the last of their listeners there was given
 * them: counts in steps that are an eighth of a power of two wide, so that what is read of them is at most 12 % too much.
 *
 * <p>Owner: its loop, which alone counts; any thread may read.
 */
public final class FanOutLag {
    /** Steps of the counts; the last one takes all that is above, from about 9 s. */
    public static final int STEPS = 176;

    private static final int UNIT_BITS = 10; // a step at the bottom is 1.024 µs
    private static final int PART_BITS = 3;
    private static final int PARTS = 1 << PART_BITS;

    private final Loop loop;
    private final AtomicLongArray counts = new AtomicLongArray(STEPS);

    FanOutLag(Loop loop) {
        this.loop = loop;
    }

    void add(long ns) {
        assert loop.inside();
        int step = step(ns);
        counts.lazySet(step, counts.getPlain(step) + 1);
    }

    void addTo(long[] sum) {
        for (int step = 0; step < STEPS; step++) {
            sum[step] += counts.get(step);
        }
    }

    static int step(long ns) {
        long units = Math.max(0, ns) >> UNIT_BITS;
        if (units < PARTS) {
            return (int) units;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        int part = (int) (units >> power - PART_BITS) & PARTS - 1;
        return Math.min(STEPS - 1, (power - PART_BITS + 1) * PARTS + part);
    }

    /** The nanoseconds at which a step ends. */
    static long end(int step) {
        if (step < PARTS) {
            return step + 1L << UNIT_BITS;
        }
        int power = step / PARTS + PART_BITS - 1;
        return (long) (PARTS + step % PARTS + 1) << power - PART_BITS + UNIT_BITS;
    }

    /**
     * What so great a share took at the most.
     *
     * @param counts of each step
     * @param share 0 to 1
     * @return nanoseconds, 0 where nothing was counted
     */
    public static long quantileNs(long[] counts, double share) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long left = (long) Math.ceil(all * share);
        for (int step = 0; step < counts.length && all > 0; step++) {
            left -= counts[step];
            if (left <= 0) {
                return end(step);
            }
        }
        return 0;
    }
}
