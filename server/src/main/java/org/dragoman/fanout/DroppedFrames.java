package org.dragoman.fanout;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** How many frames of a session were not heard, by what kept them from it. From any thread. */
public final class DroppedFrames {
    private final Map<Cause, LongAdder> counts = new EnumMap<>(Cause.class);

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
        for (Cause cause : Cause.values()) {
            counts.put(cause, new LongAdder());
        }
    }

    public void add(Cause cause, long frames) {
        Objects.requireNonNull(counts.get(cause)).add(frames);
    }

    /** Since the start. */
    public long of(Cause cause) {
        return Objects.requireNonNull(counts.get(cause)).sum();
    }

    /** Since the start, each cause. */
    public Map<Cause, Long> all() {
        var all = new EnumMap<Cause, Long>(Cause.class);
        counts.forEach((cause, frames) -> all.put(cause, frames.sum()));
        return all;
    }
}
