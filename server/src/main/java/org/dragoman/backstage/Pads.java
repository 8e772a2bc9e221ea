package org.dragoman.backstage;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stands on each booth's pad: a number, a name, for the partner to see. Immutable. */
public record Pads(Map<BoothId, Pad> byBooth) {
    /** Characters on a pad. */
    public static final int TEXT_MAX = 300;

    public static final Pads EMPTY = new Pads(Map.of());

    public Pads {
        byBooth = Map.copyOf(byBooth);
    }

    /** Who wrote what. */
    public record Pad(String text, ParticipantId by, long atMs) {}

    public Pads with(BoothId booth, String text, ParticipantId by, long nowMs) {
        var more = new HashMap<>(byBooth);
        more.put(booth, new Pad(text, by, nowMs));
        return new Pads(more);
    }

    public Optional<Pad> of(BoothId booth) {
        return Optional.ofNullable(byBooth.get(booth));
    }
}
