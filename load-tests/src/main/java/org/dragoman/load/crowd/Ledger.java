package org.dragoman.load.crowd;

import org.HdrHistogram.Histogram;

/**
 * What was sent to a hub and heard from it in the present window. Frames of an earlier window count for their sequence
 * alone.
 *
 * <p>Owner: the generator's thread.
 */
public final class Ledger {
    /** As many as the generator's hubs carry: the floor and five languages. */
    public static final int CHANNELS = 6;

    private static final long MOST_US = 60_000_000;

    private final Histogram latency = new Histogram(MOST_US, 3);
    private final Histogram oldest = new Histogram(MOST_US, 3);
    private final long[] sent = new long[CHANNELS];
    private int window;
    private long late;
    private long received;
    private long gaps;
    private long repeats;
    private long closed;
    private String lastClosed = "";

    /** Begins the next window with everything at zero. */
    public void next() {
        window++;
        latency.reset();
        oldest.reset();
        java.util.Arrays.fill(sent, 0);
        late = 0;
        received = 0;
        gaps = 0;
        repeats = 0;
    }

    int window() {
        return window;
    }

    void sent(int channel, boolean wasLate) {
        sent[channel]++;
        if (wasLate) {
            late++;
        }
    }

    void received() {
        received++;
    }

    /** A message came; its newest frame is that old, in nanoseconds. */
    void newest(long ageNs) {
        latency.recordValue(Math.clamp(ageNs / 1000, 0, MOST_US));
    }

    void oldest(long ageNs) {
        oldest.recordValue(Math.clamp(ageNs / 1000, 0, MOST_US));
    }

    void gap(long frames) {
        gaps += frames;
    }

    void repeat() {
        repeats++;
    }

    void closed(String why) {
        closed++;
        lastClosed = why;
    }

    /** Microseconds from the intended time to the ear, of the newest frame of each message. */
    public Histogram latency() {
        return latency;
    }

    /** The same of the oldest frame of each message that held several. */
    public Histogram oldest() {
        return oldest;
    }

    public long sent(int channel) {
        return sent[channel];
    }

    /** Frames that the generator sent later than it meant to. */
    public long late() {
        return late;
    }

    public long heard() {
        return received;
    }

    /** Frames missing between two that came, by the sequence. */
    public long gaps() {
        return gaps;
    }

    /** Frames that came twice or in the wrong order. */
    public long repeats() {
        return repeats;
    }

    /** Connections that a hub ended or that broke, since the beginning. */
    public long ended() {
        return closed;
    }

    public String lastEnd() {
        return lastClosed;
    }
}
