package org.dragoman.captions;

import org.dragoman.conference.LanguageTag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text channels of a session, by language: the last segments of each, for whoever comes late. They are of one run of the
 * hub and go with it. Safe from any thread.
 */
public final class Captions {
    /** Segments a late comer gets. */
    public static final int KEPT = 20;

    /** Segments of a channel that can still be corrected. */
    static final int CORRECTABLE = 200;

    /** Room for the orders of a run: more segments than a millisecond brings. */
    private static final long ORDERS_IN_A_MS = 1000;

    private static final int SESSION_BITS = 16;

    private final Map<LanguageTag, LinkedHashMap<String, Segment>> channels = new HashMap<>();
    private final long epoch;
    private long lastOrder;

    /** What became of a segment that was written. */
    public sealed interface Outcome {
        /** All readers should now see this. */
        record Taken(Segment segment) implements Outcome {}

        /** The very same is there already. */
        record Repeated() implements Outcome {}

        /** Another text of the segment is there, with this revision, which is as new or newer. */
        record Older(int revision) implements Outcome {}

        /** Somebody else wrote that segment. */
        record Foreign() implements Outcome {}
    }

    /**
     * @param session whose channels these are, so that no two sessions have one epoch
     * @param startedAtMs when this run began, Unix milliseconds
     */
    public Captions(String session, long startedAtMs) {
        this.epoch = startedAtMs << SESSION_BITS | (session.hashCode() & ((1 << SESSION_BITS) - 1));
        this.lastOrder = startedAtMs * ORDERS_IN_A_MS;
    }

    /** Names this run for this session: another run has another one, a later run a larger one while clocks go forward. */
    public long epoch() {
        return epoch;
    }

    /** Takes a segment or a correction of one, and says what became of it. */
    public synchronized Outcome write(Segment written) {
        var channel = channels.computeIfAbsent(written.language(), tag -> new LinkedHashMap<>());
        Segment before = channel.get(written.id());
        if (before != null && !before.writer().equals(written.writer())) {
            return new Outcome.Foreign();
        }
        if (before != null && before.revision() >= written.revision()) {
            return before.says(written)
                    ? new Outcome.Repeated()
                    : new Outcome.Older(before.revision());
        }
        long order = before == null ? ++lastOrder : before.order();
        long atMs = before == null ? written.atMs() : before.atMs();
        Segment now = written.at(order, atMs);
        channel.put(written.id(), now);
        if (channel.size() > CORRECTABLE) {
            channel.remove(channel.firstEntry().getKey());
        }
        return new Outcome.Taken(now);
    }

    /** The last segments of a channel, oldest first. */
    public synchronized List<Segment> latest(LanguageTag language) {
        var channel = channels.get(language);
        if (channel == null) {
            return List.of();
        }
        var all = new ArrayList<>(channel.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
