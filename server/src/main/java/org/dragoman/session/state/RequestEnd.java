package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;

import java.util.Optional;

/**
 * What became of somebody's request or speech by somebody else's hand, in the states of RFC 8855.
 *
 * @param item what it was for
 * @param reason in the words of whoever did it, may be empty
 */
public record RequestEnd(
        TurnId turn,
        TurnKind kind,
        Optional<ItemId> item,
        State state,
        ParticipantId by,
        String reason,
        long atMs) {
    /** How it ended. */
    public enum State {
        /** A late request was turned down. */
        DENIED,
        /** A turn was taken off the list. */
        CANCELLED,
        /** The floor was taken. */
        REVOKED
    }
}
