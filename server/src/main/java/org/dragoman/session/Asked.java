package org.dragoman.session;

import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/**
 * A command with its sender, the position the sender saw (0 skips that check) and the time it was stamped with. Without
 * a sender it comes from the house itself.
 */
public record Asked(Optional<ParticipantId> by, long seenPosition, long atMs, Command command) {}
