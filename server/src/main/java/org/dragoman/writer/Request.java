package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A command on its way to the writer.
 *
 * @param id the client's, empty for the house's own
 * @param body a hash of what was asked, to tell a repetition from a reuse of the id
 * @param answer called once, on the recording thread
 */
public record Request(
        Optional<ParticipantId> by,
        Optional<String> id,
        int body,
        long seenPosition,
        Command command,
        Consumer<Answer> answer) {

    /** A report of the house itself, whose answer nobody waits for. */
    public static Request ofHouse(Command.OfHouse command) {
        return new Request(Optional.empty(), Optional.empty(), 0, 0, command, answer -> {});
    }
}
