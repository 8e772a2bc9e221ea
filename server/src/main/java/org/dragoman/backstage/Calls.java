package org.dragoman.backstage;

import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who talks on the intercom, and to whom: the right to do so under an epoch of its own. It names no channel. Immutable.
 */
public record Calls(List<Call> open, int lastEpoch) {
    /** How long a talk may last. */
    public static final long TALK_MAX_MS = 120_000;

    public static final Calls NONE = new Calls(List.of(), 0);

    public Calls {
        open = List.copyOf(open);
    }

    /** Somebody talks. */
    public record Call(int epoch, Viewer from, Whom to, long sinceMs) {
        /** Whether that person hears it; nobody hears themselves. */
        public boolean heardBy(Viewer viewer) {
            return !from.id().equals(viewer.id()) && to.reaches(viewer);
        }
    }

    /** Somebody holds the key; who held it already now talks to somebody else. */
    public Calls held(Viewer from, Whom to, long nowMs) {
        var more = new ArrayList<>(released(from.id()).open);
        more.add(new Call(lastEpoch + 1, from, to, nowMs));
        return new Calls(more, lastEpoch + 1);
    }

    public Calls released(ParticipantId from) {
        return new Calls(
                open.stream().filter(c -> !c.from().id().equals(from)).toList(), lastEpoch);
    }

    public Optional<Call> of(ParticipantId from) {
        return open.stream().filter(c -> c.from().id().equals(from)).findFirst();
    }

    /** Who has talked for longer than a talk may last. */
    public List<Call> overdue(long nowMs) {
        return open.stream().filter(c -> nowMs - c.sinceMs() >= TALK_MAX_MS).toList();
    }
}
