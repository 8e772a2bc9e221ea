package org.dragoman.conference;

import java.util.Optional;

/** A person who takes part, the delegation they speak for and the language they deliver in. */
public record Participant(
        ParticipantId id,
        Text name,
        Optional<DelegationId> delegation,
        Optional<LanguageTag> language,
        Role role) {}
