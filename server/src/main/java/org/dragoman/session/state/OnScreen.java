package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.HallScreen;

import java.util.Map;
import java.util.Optional;

/**
 * What the hall's screens show, who chose it and when.
 *
 * @param message by BCP-47 tag; empty for everything but a message
 */
public record OnScreen(
        HallScreen screen, Map<String, String> message, Optional<ParticipantId> by, long atMs) {
    static final OnScreen SPEAKER = new OnScreen(HallScreen.SPEAKER, Map.of(), Optional.empty(), 0);

    public OnScreen {
        message = Map.copyOf(message);
    }
}
