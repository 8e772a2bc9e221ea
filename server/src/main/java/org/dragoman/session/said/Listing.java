package org.dragoman.session.said;

import org.dragoman.conference.ItemId;

import java.util.Optional;

/**
 * How a turn comes to the list, where it is not simply somebody who asks to speak.
 *
 * @param rank among points of order, 0 being the first
 * @param first before all others of its kind
 * @param limitMs a time of its own
 * @param takenAt the item under which it is called, where that is not the one it is about
 */
public record Listing(
        Wish wish,
        TurnStatus status,
        boolean inscribed,
        int rank,
        boolean first,
        Optional<Long> limitMs,
        Optional<ItemId> takenAt) {
    public static final Listing PLAIN = of(Wish.SPEECH, TurnStatus.WAITING, 0);

    /** Called under the item that it is about. */
    public Listing(
            Wish wish,
            TurnStatus status,
            boolean inscribed,
            int rank,
            boolean first,
            Optional<Long> limitMs) {
        this(wish, status, inscribed, rank, first, limitMs, Optional.empty());
    }

    static Listing of(Wish wish, TurnStatus status, int rank) {
        return new Listing(wish, status, false, rank, false, Optional.empty());
    }

    public Optional<Listing> unlessPlain() {
        return equals(PLAIN) ? Optional.empty() : Optional.of(this);
    }
}
