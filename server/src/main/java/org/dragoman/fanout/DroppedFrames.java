package org.dragoman.fanout;

import java.util.concurrent.atomic.LongAdder;

/** How many frames of a session were not heard, by what kept them from it. From any thread. */
public final class DroppedFrames {
    private static final Cause[] CAUSES = Cause.values();

    private final LongAdder[] counts = new LongAdder[CAUSES.length];

    /** Why a frame is not heard; the same names as on the wire. */
    public enum Cause {
        /** No open microphone of its sender, or one that was closed before. */
        LEASE,
        /** It is no frame, or no Opus. */
        OPUS,
        /** Its sender sends more than anybody may. */
        RATE,
        /** The server stood still, and what waited meanwhile is too old. */
        STALE,
        /** A listener does not read: messages of theirs, each of one to three frames. */
        SLOW
    }

    DroppedFrames() {
        for (int cause = 0; cause < counts.length; cause++) {
            counts[cause] = new LongAdder();
        }
    }

    public void add(Cause cause, long frames) {
        counts[cause.ordinal()].add(frames);
    }

    /** Since the start. */
    public long of(Cause cause) {
        return counts[cause.ordinal()].sum();
    }

    /** Since the start, in the order of the causes. */
    public long[] all() {
        long[] all = new long[counts.length];
        for (Cause cause : CAUSES) {
            all[cause.ordinal()] = of(cause);
        }
        return all;
    }
}
