package org.dragoman.gateway.sound;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.threads.Owner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose voice the gate keeps out of a channel that they could send into: an old lease, somebody else's epoch, a second page.
 * Nobody hears it, and whoever speaks there does not know.
 *
 * <p>Owner: the backstage's loop.
 */
public final class RefusedVoices {
    /** A sender says so at most this often. */
    public static final long EVERY_MS = 200;

    private static final long NEWS_MS = 1_000;
    private static final int MAX = 200;

    private final Owner owner = new Owner();
    private final Map<Voice, Long> lastMs = new LinkedHashMap<>();

    private record Voice(ParticipantId who, ChannelNumber channel) {}

    public void heard(ParticipantId who, ChannelNumber channel, long nowMs) {
        assert owner.here();
        lastMs.values().removeIf(at -> nowMs - at > NEWS_MS);
        if (lastMs.size() < MAX) {
            lastMs.put(new Voice(who, channel), nowMs);
        }
    }

    /** Who was kept out of a channel just now. */
    public List<ParticipantId> of(ChannelNumber channel, long nowMs) {
        assert owner.here();
        return lastMs.entrySet().stream()
                .filter(e -> e.getKey().channel().equals(channel))
                .filter(e -> nowMs - e.getValue() <= EVERY_MS * 2)
                .map(e -> e.getKey().who())
                .toList();
    }
}
