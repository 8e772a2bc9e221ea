package org.dragoman.gateway;

import org.dragoman.backstage.Seen;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Hall;
import org.dragoman.fanout.Pulse;
import org.dragoman.fanout.Route;
import org.dragoman.session.Microphone;
import org.dragoman.session.Patch;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;

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
final class Lookout {
    private final Setting setting;
    private final Tracks tracks;
    private final Hall hall;
    private final Attendance attendance;
    private final Levels levels;
    private final Intercom intercom;
    private final KeptOut keptOut;

    /** Booths that somebody has been in: one that was never staffed is no fault of anybody's. */
    private final Set<BoothId> staffed = new HashSet<>();

    /** Who was on air last in each language: of whoever is gone the session keeps no name. */
    private final Map<LanguageTag, ParticipantId> last = new HashMap<>();

    Lookout(
            Setting setting,
            Tracks tracks,
            Hall hall,
            Attendance attendance,
            Levels levels,
            Intercom intercom,
            KeptOut keptOut) {
        this.setting = setting;
        this.tracks = tracks;
        this.hall = hall;
        this.attendance = attendance;
        this.levels = levels;
        this.intercom = intercom;
        this.keptOut = keptOut;
    }

    Seen look(Session session, long nowMs) {
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
        return new Seen(
                nowMs,
                session.phase() == Session.Phase.OPEN,
                session.floor().language(),
                sources(open, ChannelNumber.FLOOR, nowMs),
                setting.languages().stream().map(l -> channel(l, session, open, nowMs)).toList());
    }

    private Seen.Channel channel(
            Language language, Session session, List<Microphone> open, long nowMs) {
        // Nobody is missed where there is nothing to be heard.
        var booths =
                language.isHeard()
                        ? booths(language).filter(staffed::contains).toList()
                        : List.<BoothId>of();
        return new Seen.Channel(
                language.channel(),
                language.tag(),
                booths,
                sources(open, language.channel(), nowMs),
                keptOut.of(language.channel(), nowMs).stream()
                        .map(who -> voice(who, nowMs))
                        .toList(),
                gone(language, session));
    }

    private Seen.Source voice(ParticipantId who, long nowMs) {
        var booth = setting.boothOf(who).map(Booth::id);
        return new Seen.Source(who, booth, nowMs, nowMs, false, false);
    }

    private Optional<Seen.Gone> gone(Language language, Session session) {
        return Optional.ofNullable(last.get(language.tag()))
                .filter(_ -> session.booths().lapses().lost().contains(language.tag()))
                .filter(who -> !attendance.isPresent(who))
                .map(who -> new Seen.Gone(who, setting.boothOf(who).map(Booth::id)));
    }

    /** The booths that are for a language first of all; where there is none, those that can put it out besides. */
    private Stream<BoothId> booths(Language language) {
        var all = setting.conference().booths();
        var own = all.stream().filter(b -> b.outputs().getFirst().equals(language.tag())).toList();
        var any = all.stream().filter(b -> b.outputs().contains(language.tag())).toList();
        return (own.isEmpty() ? any : own).stream().map(Booth::id);
    }

    private List<Seen.Source> sources(List<Microphone> open, ChannelNumber into, long nowMs) {
        return open.stream().filter(m -> m.into().equals(into)).map(m -> source(m, nowMs)).toList();
    }

    private Seen.Source source(Microphone microphone, long nowMs) {
        int track = tracks.of(microphone.holder());
        var pulse =
                Optional.ofNullable(hall.route(track))
                        .filter(route -> route.epoch() == microphone.epoch())
                        .map(Route::pulse);
        return new Seen.Source(
                microphone.holder(),
                setting.boothOf(microphone.holder()).map(Booth::id),
                pulse.map(Pulse::lastFrameMs).orElse(-1L),
                pulse.map(Pulse::lastVoiceMs).orElse(-1L),
                microphone.muted() || intercom.isPrivate(microphone.holder()),
                levels.clips(track, nowMs));
    }
}
