package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.session.said.MotionKind;

import java.util.Comparator;
import java.util.Optional;

/** Where a turn stands among the others; equals stand as they came. */
record Standing(int part, int within) implements Comparable<Standing> {
    private static final Comparator<Standing> ORDER =
            Comparator.comparingInt(Standing::part).thenComparingInt(Standing::within);

    static Standing of(Turn turn, Optional<ItemId> item) {
        if (!turn.isFor(item)) {
            return new Standing(8, 0);
        }
        return switch (turn.status()) {
            case LATE -> new Standing(6, 0);
            case ABSENT -> new Standing(7, 0);
            case WAITING ->
                    switch (turn.kind()) {
                        case POINT_OF_ORDER -> new Standing(0, turn.listing().rank());
                        case MOTION ->
                                new Standing(
                                        1,
                                        turn.wish().motion().map(MotionKind::precedence).orElse(0));
                        case ON_MOTION -> new Standing(2, 0);
                        case RESPONSE -> new Standing(3, 0);
                        case SPEECH -> new Standing(4, 0);
                        case RIGHT_OF_REPLY -> new Standing(5, 0);
                    };
        };
    }

    @Override
    public int compareTo(Standing other) {
        return ORDER.compare(this, other);
    }
}
