package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Unheard;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Reception;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.sound.Intercom;
import org.dragoman.gateway.sound.Levels;
import org.dragoman.gateway.sound.RefusedVoices;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.threads.Owner;
import org.dragoman.watch.NoSoundTaps;
import org.dragoman.watch.SoundState;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks at the sound on the watch's behalf: who may send where, and what comes of it.
 *
 * <p>Owner: the backstage's loop.
 */
final class SoundSurvey {
    /** A channel on which the last frame is younger is sent. */
    private static final long SENDS_MS = 1_000;

    private final Owner owner = new Owner();
    private final Setting setting;
    private final Tracks tracks;
    private final Soundboard soundboard;
    private final Connected attendance;
    private final Levels levels;
    private final Intercom intercom;
    private final RefusedVoices keptOut;
    private final LostFloors lostFloors = new LostFloors();

    /** Booths that somebody has been in: one that was never staffed is no fault of anybody's. */
    private final Set<BoothId> staffed = new HashSet<>();

    /** Who was on air last in each language: of whoever is gone the session keeps no name. */
    private final Map<LanguageTag, ParticipantId> last = new HashMap<>();

    SoundSurvey(
            Setting setting,
            Tracks tracks,
            Soundboard soundboard,
            Connected attendance,
            Levels levels,
            Intercom intercom,
            RefusedVoices keptOut) {
        this.setting = setting;
        this.tracks = tracks;
        this.soundboard = soundboard;
        this.attendance = attendance;
        this.levels = levels;
        this.intercom = intercom;
        this.keptOut = keptOut;
    }

    SoundState look(Session session, NoSoundTaps taps, long nowMs) {
        assert owner.here();
        if (session.phase() != Session.Phase.OPEN) {
            staffed.clear();
            last.clear();
        }
        for (Booth booth : setting.conference().booths()) {
            if (booth.interpreters().stream()
                    .anyMatch(i -> attendance.isPresent(i.participant()))) {
                staffed.add(booth.id());
            }
        }
        session.booths().onAir().forEach((who, air) -> last.put(air.language(), who));
        List<Microphone> open = Patch.of(setting, session).microphones();
        return new SoundState(
                nowMs,
                session.phase() == Session.Phase.OPEN,
                session.floor().language(),
                sources(open, ChannelNumber.FLOOR, nowMs),
                setting.languages().stream().map(l -> channel(l, session, open, nowMs)).toList(),
                lostFloors.standing(session, nowMs),
                unheard(taps, open, nowMs));
    }

    private Map<ChannelNumber, Unheard> unheard(
            NoSoundTaps taps, List<Microphone> open, long nowMs) {
        var all = new HashMap<ChannelNumber, Unheard>();
        for (NoSoundTaps.Silence silence : taps.silences(nowMs)) {
            var channel = new ChannelNumber(silence.channel());
            all.put(
                    channel,
                    new Unheard(
                            silence.reports(),
                            soundboard.listeners(silence.channel()),
                            silence.platform().what(),
                            silence.platform().times(),
                            silence.network().what(),
                            silence.network().times(),
                            sends(channel, open, nowMs)));
        }
        return all;
    }

    private boolean sends(ChannelNumber channel, List<Microphone> open, long nowMs) {
        return open.stream()
                .filter(m -> m.carriedOn().contains(channel))
                .map(m -> source(m, nowMs))
                .anyMatch(s -> s.lastFrameMs() >= 0 && nowMs - s.lastFrameMs() < SENDS_MS);
    }

    /** What was decided in a session that stood as it did before. */
    void recorded(Session before, List<Fact> facts) {
        assert owner.here();
        lostFloors.recorded(before, facts);
    }

    private SoundState.Channel channel(
            Language language, Session session, List<Microphone> open, long nowMs) {
        // Nobody is missed where there is nothing to be heard.
        var booths =
                language.isHeard()
                        ? booths(language).filter(staffed::contains).toList()
                        : List.<BoothId>of();
        return new SoundState.Channel(
                language.channel(),
                language.tag(),
                booths,
                sources(open, language.channel(), nowMs),
                keptOut.of(language.channel(), nowMs).stream()
                        .map(who -> voice(who, nowMs))
                        .toList(),
                gone(language, session));
    }

    private SoundState.Source voice(ParticipantId who, long nowMs) {
        var booth = setting.boothOf(who).map(Booth::id);
        return new SoundState.Source(who, booth, nowMs, nowMs, false, false);
    }

    private Optional<SoundState.Gone> gone(Language language, Session session) {
        return Optional.ofNullable(last.get(language.tag()))
                .filter(_ -> session.booths().lapses().lost().contains(language.tag()))
                .filter(who -> !attendance.isPresent(who))
                .map(who -> new SoundState.Gone(who, setting.boothOf(who).map(Booth::id)));
    }

    /** The booths that are for a language first of all; where there is none, those that can put it out besides. */
    private Stream<BoothId> booths(Language language) {
        var all = setting.conference().booths();
        var own = all.stream().filter(b -> b.outputs().getFirst().equals(language.tag())).toList();
        var any = all.stream().filter(b -> b.outputs().contains(language.tag())).toList();
        return (own.isEmpty() ? any : own).stream().map(Booth::id);
    }

    private List<SoundState.Source> sources(List<Microphone> open, ChannelNumber into, long nowMs) {
        return open.stream().filter(m -> m.into().equals(into)).map(m -> source(m, nowMs)).toList();
    }

    private SoundState.Source source(Microphone microphone, long nowMs) {
        int track = tracks.of(microphone.holder());
        var pulse =
                Optional.ofNullable(soundboard.route(track))
                        .filter(route -> route.epoch() == microphone.epoch())
                        .map(Route::pulse);
        return new SoundState.Source(
                microphone.holder(),
                setting.boothOf(microphone.holder()).map(Booth::id),
                pulse.map(Reception::lastFrameMs).orElse(-1L),
                pulse.map(Reception::lastVoiceMs).orElse(-1L),
                microphone.muted() || intercom.isPrivate(microphone.holder()),
                levels.clips(track, nowMs));
    }
}
