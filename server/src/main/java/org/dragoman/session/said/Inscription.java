package org.dragoman.session.said;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** A speaker who is listed beforehand, by the secretariat or by their delegation. */
public record Inscription(ParticipantId participant, Optional<LanguageTag> language, Wish wish) {}
