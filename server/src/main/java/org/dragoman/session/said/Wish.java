package org.dragoman.session.said;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.TimeClassId;

import java.util.Optional;

/**
 * What somebody wants the floor for.
 *
 * @param about the speech that a response is to, or the motion somebody speaks on
 * @param text what it is about, in the speaker's words; all see it
 */
public record Wish(
        TurnKind kind,
        Optional<GroupId> onBehalfOf,
        Optional<ItemId> item,
        Optional<TimeClassId> timeClass,
        Optional<PointCategoryId> category,
        Optional<MotionKind> motion,
        Optional<TurnId> about,
        Optional<Side> side,
        String text) {
    /** Simply to speak. */
    public static final Wish SPEECH = of(TurnKind.SPEECH);

    /** A wish of a kind, with nothing else said. */
    public static Wish of(TurnKind kind) {
        return new Wish(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    public Wish about(TurnId turn) {
        return new Wish(
                kind, onBehalfOf, item, timeClass, category, motion, Optional.of(turn), side, text);
    }

    public Wish at(Optional<ItemId> elsewhere) {
        return new Wish(
                kind, onBehalfOf, elsewhere, timeClass, category, motion, about, side, text);
    }

    /** Whether one waits for both at once for nothing: the same, at the same item, for the same body. */
    public boolean isSameAs(Wish other) {
        return kind == other.kind && item.equals(other.item) && onBehalfOf.equals(other.onBehalfOf);
    }

    /** As it is written down: nothing, where it is simply to speak. */
    public Optional<Wish> unlessPlain() {
        return equals(SPEECH) ? Optional.empty() : Optional.of(this);
    }
}
