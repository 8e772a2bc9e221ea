package org.dragoman.session.patch;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Optional;

/**
 * What a channel carries, and the mark beside it.
 *
 * @param interpreters who is heard, where a booth is its source; several only where nothing keeps them apart
 * @param depth interpretations between the floor and this channel: 0 the floor, 1 direct (+), 2 and more relay (−)
 * @param relayedFrom the language that is interpreted here, where it is not the floor's; or that stands in
 * @param draining desks that say what they still have to say, while the channel is the floor's already
 */
public record Carried(
        ChannelNumber channel,
        Source source,
        List<ParticipantId> interpreters,
        int depth,
        Optional<LanguageTag> relayedFrom,
        List<ParticipantId> draining) {
    public Carried {
        interpreters = List.copyOf(interpreters);
        draining = List.copyOf(draining);
    }

    /** Where a channel's sound comes from. */
    public enum Source {
        /** Nobody speaks. */
        SILENT,
        /** The speaker speaks this language. */
        FLOOR,
        BOOTH,
        /** Somebody speaks and no booth interprets: it carries the floor. */
        UNSERVED,
        /** Its desk went off air a moment ago. */
        HELD,
        /** No booth interprets: it carries what another language carries. */
        SUBSTITUTE,
        /** No sound here: it is written or signed, or is silent while no booth interprets. */
        NONE
    }

    /** Who is heard here; of several whoever was first. */
    public Optional<ParticipantId> interpreter() {
        return interpreters.stream().findFirst();
    }

    /** Whether the speaker is heard here. */
    public boolean carriesFloor() {
        return source == Source.FLOOR || source == Source.UNSERVED;
    }
}
