package org.dragoman.session.state;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What desks chose to hear, in the order in which they chose, and what their source keys are set to. Folded from events. */
public record Choices(
        Map<ParticipantId, ChannelNumber> incoming,
        Map<ParticipantId, List<ChannelNumber>> presets) {
    static final Choices NONE = new Choices(Map.of(), Map.of());

    public Choices {
        incoming = Collections.unmodifiableMap(new LinkedHashMap<>(incoming));
        presets = Collections.unmodifiableMap(new LinkedHashMap<>(presets));
    }

    Choices evolve(Event.OfDesk event) {
        return switch (event) {
            case Event.IncomingChosen(var who, var channel) -> chosen(who, channel);
            case Event.PresetsSet(var who, var channels) -> set(who, channels);
        };
    }

    /** Who chooses anew comes last. */
    private Choices chosen(ParticipantId who, Optional<ChannelNumber> channel) {
        var now = new LinkedHashMap<>(incoming);
        now.remove(who);
        channel.ifPresent(c -> now.put(who, c));
        return new Choices(now, presets);
    }

    private Choices set(ParticipantId who, List<ChannelNumber> channels) {
        var now = new LinkedHashMap<>(presets);
        now.put(who, List.copyOf(channels));
        return new Choices(incoming, now);
    }
}
