package org.dragoman.session.said;

import java.util.Optional;

/**
 * How a turn comes to the list, where it is not simply somebody who asks to speak.
 *
 * @param rank among points of order, 0 being the first
 * @param first before all others of its kind
 * @param limitMs a time of its own
 */
public record Listing(
        Wish wish,
        TurnStatus status,
        boolean inscribed,
        int rank,
        boolean first,
        Optional<Long> limitMs) {
    public static final Listing PLAIN = of(Wish.SPEECH, TurnStatus.WAITING, 0);

    static Listing of(Wish wish, TurnStatus status, int rank) {
        return new Listing(wish, status, false, rank, false, Optional.empty());
    }

    public Optional<Listing> unlessPlain() {
        return equals(PLAIN) ? Optional.empty() : Optional.of(this);
    }
}
