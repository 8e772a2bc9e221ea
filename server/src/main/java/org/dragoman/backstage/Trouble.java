package org.dragoman.backstage;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Optional;

/**
 * Something that looks wrong at one moment; an alarm only once it has looked so for long enough.
 *
 * @param booths whose matter it would be
 * @param sinceMs the last moment at which it was certainly right, -1 if none is known
 * @param patienceMs how long it may last
 * @param unheard who says so, where listeners do
 */
public record Trouble(
        Key key, List<BoothId> booths, long sinceMs, long patienceMs, Optional<Unheard> unheard) {
    public Trouble {
        booths = List.copyOf(booths);
    }

    /** What the hub sees itself. */
    public Trouble(Key key, List<BoothId> booths, long sinceMs, long patienceMs) {
        this(key, booths, sinceMs, patienceMs, Optional.empty());
    }

    /** What tells one trouble from another. */
    public record Key(Alarm.Kind kind, ChannelNumber channel, Optional<ParticipantId> who) {}
}
