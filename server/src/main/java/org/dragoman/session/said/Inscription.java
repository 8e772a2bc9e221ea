package org.dragoman.session.said;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** A speaker whom the secretariat lists beforehand. */
public record Inscription(ParticipantId participant, Optional<LanguageTag> language, Wish wish) {}
