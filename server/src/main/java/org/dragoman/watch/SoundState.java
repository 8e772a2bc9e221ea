package org.dragoman.watch;

import org.dragoman.backstage.Unheard;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be told of the sound at one moment without decoding any.
 *
 * @param open whether the session is
 * @param language the floor's
 * @param floor its open microphones
 * @param channels the language channels
 * @param lostFloors who was given the floor, and lost it at once
 * @param unheard by channel, those who say that they hear nothing
 */
public record SoundState(
        long nowMs,
        boolean open,
        LanguageTag language,
        List<Source> floor,
        List<Channel> channels,
        List<ParticipantId> lostFloors,
        Map<ChannelNumber, Unheard> unheard) {
    public SoundState {
        floor = List.copyOf(floor);
        channels = List.copyOf(channels);
        lostFloors = List.copyOf(lostFloors);
        unheard = Map.copyOf(unheard);
    }

    /**
     * An open microphone.
     *
     * @param lastFrameMs when its last frame came, -1 if none did
     * @param lastVoiceMs when the last frame with a voice in it came, -1 if none did
     * @param muted by the cough key or the intercom
     * @param clips whether it reaches full scale again and again
     */
    public record Source(
            ParticipantId who,
            Optional<BoothId> booth,
            long lastFrameMs,
            long lastVoiceMs,
            boolean muted,
            boolean clips) {
        boolean voiceWithin(long ms, long nowMs) {
            return !muted && lastVoiceMs >= 0 && nowMs - lastVoiceMs <= ms;
        }
    }

    /**
     * A language channel, and who is on air into it, whether or not it carries them now.
     *
     * @param staffed the booths that put the language out and have, or had, somebody here
     * @param keptOut who speaks into it and is not let in: another has the lease
     * @param gone whoever was on air into it and lost the connection, until somebody takes over or they are back
     */
    public record Channel(
            ChannelNumber number,
            LanguageTag language,
            List<BoothId> staffed,
            List<Source> interpreters,
            List<Source> keptOut,
            Optional<Gone> gone) {
        public Channel {
            staffed = List.copyOf(staffed);
            interpreters = List.copyOf(interpreters);
            keptOut = List.copyOf(keptOut);
        }

        /** When somebody was last heard into it, -1 if nobody was. */
        long lastVoiceMs() {
            return interpreters.stream().mapToLong(Source::lastVoiceMs).max().orElse(-1);
        }
    }

    /** Somebody who was on air, and whose connection is lost. */
    public record Gone(ParticipantId who, Optional<BoothId> booth) {}

    boolean floorVoiceWithin(long ms) {
        return floor.stream().anyMatch(s -> s.voiceWithin(ms, nowMs));
    }
}
