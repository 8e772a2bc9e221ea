package org.dragoman.session.state;

import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.TurnId;

import java.util.Optional;

/**
 * How microphones open just now.
 *
 * @param openMax how many may be open, the podium's not counted
 * @param waitingMax the most speeches on the list; as configured, where it is not said
 * @param priority the turn the chair's priority key is held for
 */
public record Modes(
        FloorMode mode, int openMax, Optional<Integer> waitingMax, Optional<TurnId> priority) {
    static final Modes MODERATED =
            new Modes(FloorMode.MODERATED, 1, Optional.empty(), Optional.empty());

    Modes set(Event.ModeSet set) {
        return new Modes(set.mode(), set.openMax(), set.waitingMax(), priority);
    }

    Modes priority(Optional<TurnId> turn) {
        return new Modes(mode, openMax, waitingMax, turn);
    }

    /** The priority of a speech that is over is over. */
    Modes without(TurnId turn) {
        return priority.filter(turn::equals).isPresent() ? priority(Optional.empty()) : this;
    }
}
