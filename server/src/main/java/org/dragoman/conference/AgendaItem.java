package org.dragoman.conference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A point of a session's agenda: how long a speech may take (zero is no limit) who is expected to speak, in order, and what
 * it is a subtopic of.
 *
 * @param inscription when delegations inscribe their speakers for it, where that is not when they do so for the session
 * @param planned what it is to take as a whole
 */
public record AgendaItem(
        ItemId id,
        Text title,
        Kind kind,
        Duration speech,
        List<ParticipantId> speakers,
        Optional<ItemId> parent,
        Optional<InscriptionHours> inscription,
        Optional<Duration> planned) {
    public AgendaItem {
        speakers = List.copyOf(speakers);
    }

    /** An item of its own, no subtopic. */
    public AgendaItem(
            ItemId id, Text title, Kind kind, Duration speech, List<ParticipantId> speakers) {
        this(
                id,
                title,
                kind,
                speech,
                speakers,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What happens at the item; a discussion follows the list of speakers. */
    public enum Kind {
        OPENING,
        KEYNOTE,
        EXPERT,
        DISCUSSION,
        CLOSING
    }
}
