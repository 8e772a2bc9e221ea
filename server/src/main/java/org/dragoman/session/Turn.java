package org.dragoman.session;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** One entry of the list of speakers, and why it stands where it stands if somebody moved it. */
public record Turn(
        TurnId id,
        ParticipantId participant,
        LanguageTag language,
        long requestedAtMs,
        Optional<Move> moved) {
    /** Who moved a turn, and the reason all can see. */
    public record Move(ParticipantId by, String reason) {}

    Turn movedBy(Optional<ParticipantId> by, String reason) {
        return new Turn(
                id, participant, language, requestedAtMs, by.map(who -> new Move(who, reason)));
    }
}
