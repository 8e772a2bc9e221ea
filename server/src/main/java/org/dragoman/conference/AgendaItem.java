package org.dragoman.conference;

import java.time.Duration;
import java.util.List;

/** A point of a session's agenda: how long a speech may take (zero is no limit) and who is expected to speak, in order. */
public record AgendaItem(
        ItemId id, Text title, Kind kind, Duration speech, List<ParticipantId> speakers) {
    public AgendaItem {
        speakers = List.copyOf(speakers);
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
