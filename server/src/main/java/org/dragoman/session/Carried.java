package org.dragoman.session;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** What a channel carries, and the mark beside it. The interpreter is there where a booth is its source. */
public record Carried(ChannelNumber channel, Source source, Optional<ParticipantId> interpreter) {
    /** Where a channel's sound comes from. */
    public enum Source {
        /** Nobody speaks. */
        SILENT,
        /** The speaker speaks this language. */
        FLOOR,
        BOOTH,
        /** Somebody speaks and no booth interprets: it carries the floor. */
        UNSERVED
    }
}
