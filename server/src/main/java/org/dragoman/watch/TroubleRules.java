package org.dragoman.watch;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.Trouble;
import org.dragoman.backstage.Unheard;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One glance at the sound: all that looks wrong in it, given what was there before.
 *
 * @param floorVoiceSinceMs since when the floor's voice has been there without a longer pause
 * @param heardMs when somebody was last heard into each channel
 * @param alarmed what an alarm stands for: a pause of the floor does not end it
 */
record TroubleRules(
        SoundState seen,
        AlarmDelays patience,
        long floorVoiceSinceMs,
        Map<ChannelNumber, Long> heardMs,
        Predicate<Trouble.Key> alarmed) {
    /** Speech has pauses; after so long without a voice nobody speaks. */
    static final long PAUSE_MS = 2_000;

    /** Whoever was heard within this is heard now. */
    private static final long NOW_MS = 400;

    private static final long FRAME_LATE_MS = 500;

    /** So many who hear nothing are no accident of one telephone, if they are one in ten of those who listen, too. */
    private static final int MANY = 3;

    private static final int ONE_IN = 10;

    List<Trouble> troubles() {
        var all = new ArrayList<Trouble>();
        if (!seen.open()) {
            return all;
        }
        for (SoundState.Channel channel : seen.channels()) {
            if (!seen.floor().isEmpty() && channel.language().equals(seen.language())) {
                wrongChannel(channel, all);
            } else if (!seen.floor().isEmpty()) {
                deadAir(channel).ifPresent(all::add);
            }
            doubleVoice(channel).ifPresent(all::add);
            lost(channel).ifPresent(all::add);
            clips(channel.number(), channel.interpreters(), all);
        }
        seen.floor().forEach(source -> noFloor(source).ifPresent(all::add));
        seen.lostFloors().forEach(who -> all.add(lostFloor(who)));
        clips(ChannelNumber.FLOOR, seen.floor(), all);
        seen.unheard().forEach((channel, who) -> noSound(channel, who).ifPresent(all::add));
        return all;
    }

    private Optional<Trouble> deadAir(SoundState.Channel channel) {
        var key = new Trouble.Key(Alarm.Kind.DEAD_AIR, channel.number(), Optional.empty());
        boolean heard =
                channel.interpreters().stream().anyMatch(s -> s.voiceWithin(NOW_MS, seen.nowMs()));
        boolean due = seen.floorVoiceWithin(PAUSE_MS) || alarmed.test(key);
        if (heard || !due || channel.staffed().isEmpty()) {
            return Optional.empty();
        }
        long sinceMs = Math.max(floorVoiceSinceMs, heardMs.getOrDefault(channel.number(), -1L));
        return Optional.of(new Trouble(key, channel.staffed(), sinceMs, patience.deadAirMs()));
    }

    private void wrongChannel(SoundState.Channel channel, List<Trouble> all) {
        for (SoundState.Source source : channel.interpreters()) {
            var key =
                    new Trouble.Key(
                            Alarm.Kind.WRONG_CHANNEL, channel.number(), Optional.of(source.who()));
            boolean both =
                    seen.floorVoiceWithin(PAUSE_MS) && source.voiceWithin(PAUSE_MS, seen.nowMs());
            if (both || (alarmed.test(key) && !source.muted())) {
                all.add(
                        new Trouble(
                                key,
                                source.booth().stream().toList(),
                                -1,
                                patience.wrongChannelMs()));
            }
        }
    }

    private Optional<Trouble> doubleVoice(SoundState.Channel channel) {
        var voices =
                Stream.concat(channel.interpreters().stream(), channel.keptOut().stream())
                        .filter(s -> s.voiceWithin(NOW_MS, seen.nowMs()))
                        .toList();
        if (voices.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                new Trouble(
                        new Trouble.Key(
                                Alarm.Kind.DOUBLE_VOICE,
                                channel.number(),
                                channel.keptOut().stream().findFirst().map(SoundState.Source::who)),
                        voices.stream().flatMap(s -> s.booth().stream()).distinct().toList(),
                        -1,
                        patience.doubleVoiceMs()));
    }

    /** A machine that died is told at once: what it leaves behind may last as long as it likes. */
    private static Optional<Trouble> lost(SoundState.Channel channel) {
        return channel.gone()
                .map(
                        gone ->
                                new Trouble(
                                        new Trouble.Key(
                                                Alarm.Kind.LOST,
                                                channel.number(),
                                                Optional.of(gone.who())),
                                        gone.booth().stream().toList(),
                                        -1,
                                        0));
    }

    /** Many say the same of a channel: told at once, with what they have in common, for as long as they are many. */
    private Optional<Trouble> noSound(ChannelNumber channel, Unheard who) {
        var key = new Trouble.Key(Alarm.Kind.NO_SOUND, channel, Optional.empty());
        boolean many = who.reports() >= MANY;
        boolean share = who.reports() * ONE_IN >= who.listeners() || alarmed.test(key);
        return many && share
                ? Optional.of(new Trouble(key, List.of(), -1, 0, Optional.of(who)))
                : Optional.empty();
    }

    /** Nobody is heard where everybody expects somebody: whoever gave the floor is told at once. */
    private static Trouble lostFloor(ParticipantId who) {
        var key = new Trouble.Key(Alarm.Kind.FLOOR_LOST, ChannelNumber.FLOOR, Optional.of(who));
        return new Trouble(key, List.of(), -1, 0);
    }

    private Optional<Trouble> noFloor(SoundState.Source source) {
        if (source.muted()) {
            return Optional.empty();
        }
        var key =
                new Trouble.Key(
                        Alarm.Kind.NO_FLOOR, ChannelNumber.FLOOR, Optional.of(source.who()));
        if (source.lastFrameMs() < 0 || seen.nowMs() - source.lastFrameMs() > FRAME_LATE_MS) {
            return Optional.of(
                    new Trouble(key, List.of(), source.lastFrameMs(), patience.noFramesMs()));
        }
        boolean somebody = seen.floorVoiceWithin(PAUSE_MS);
        return somebody
                ? Optional.empty()
                : Optional.of(
                        new Trouble(key, List.of(), source.lastVoiceMs(), patience.noVoiceMs()));
    }

    private static void clips(
            ChannelNumber channel, List<SoundState.Source> sources, List<Trouble> all) {
        sources.stream()
                .filter(SoundState.Source::clips)
                .map(
                        s ->
                                new Trouble(
                                        new Trouble.Key(
                                                Alarm.Kind.CLIP, channel, Optional.of(s.who())),
                                        s.booth().stream().toList(),
                                        -1,
                                        0))
                .forEach(all::add);
    }
}
