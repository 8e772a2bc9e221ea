package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.TurnId;

import java.util.Optional;

/** An offer to change places, open until the other answers. */
public record Swap(TurnId turn, TurnId with, Optional<ParticipantId> by) {
    boolean names(TurnId id) {
        return turn.equals(id) || with.equals(id);
    }
}
