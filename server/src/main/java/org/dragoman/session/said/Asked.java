package org.dragoman.session.said;

import org.dragoman.conference.ParticipantId;

import java.util.Optional;
import java.util.Set;

/**
 * A command with its sender, the position the sender saw (0 skips that check) and the time it was stamped with. Without
 * a sender it comes from the house itself.
 *
 * @param id the sender's own for the command, empty for the house's
 * @param elsewhere who has the floor or is on air in another session just now
 */
public record Asked(
        Optional<ParticipantId> by,
        Optional<String> id,
        long seenPosition,
        long atMs,
        Command command,
        Set<ParticipantId> elsewhere) {
    public Asked {
        elsewhere = Set.copyOf(elsewhere);
    }

    /** Without an id. */
    public Asked(
            Optional<ParticipantId> by,
            long seenPosition,
            long atMs,
            Command command,
            Set<ParticipantId> elsewhere) {
        this(by, Optional.empty(), seenPosition, atMs, command, elsewhere);
    }

    /** While no other session goes on. */
    public Asked(Optional<ParticipantId> by, long seenPosition, long atMs, Command command) {
        this(by, seenPosition, atMs, command, Set.of());
    }

    public boolean saw(long position) {
        return seenPosition == 0 || seenPosition >= position;
    }
}
