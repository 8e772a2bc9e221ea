package org.dragoman.session.said;

import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/**
 * An event in its place: the journal's position, when it happened (Unix milliseconds), who caused it and by which
 * command. Nobody, where the house did.
 */
public record Fact(
        long position,
        long atMs,
        Optional<ParticipantId> by,
        Optional<String> command,
        Event event) {}
