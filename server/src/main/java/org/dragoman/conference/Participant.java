package org.dragoman.conference;

import java.util.Optional;

/** A person who takes part, the delegation they speak for, the language they deliver in, and their rank if they have one. */
public record Participant(
        ParticipantId id,
        Text name,
        Optional<DelegationId> delegation,
        Optional<LanguageTag> language,
        Role role,
        Optional<Rank> rank) {
    /** Somebody of no rank of their own. */
    public Participant(
            ParticipantId id,
            Text name,
            Optional<DelegationId> delegation,
            Optional<LanguageTag> language,
            Role role) {
        this(id, name, delegation, language, role, Optional.empty());
    }

    /** The same person in another role. */
    public Participant as(Role other) {
        return new Participant(id, name, delegation, language, other, rank);
    }
}
