package org.dragoman.gateway;

import org.dragoman.backstage.Seen;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.fanout.Hall;
import org.dragoman.fanout.Route;
import org.dragoman.session.Microphone;
import org.dragoman.session.Patch;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

    /** Booths that somebody has been in: one that was never staffed is no fault of anybody's. */
    private final Set<BoothId> staffed = new HashSet<>();

    Lookout(
            Setting setting,
            Tracks tracks,
            Hall hall,
            Attendance attendance,
            Levels levels,
            Intercom intercom) {
        this.setting = setting;
        this.tracks = tracks;
        this.hall = hall;
        this.attendance = attendance;
        this.levels = levels;
        this.intercom = intercom;
    }

    Seen look(Session session, long nowMs) {
        if (session.phase() != Session.Phase.OPEN) {
            staffed.clear();
        }
        for (Booth booth : setting.conference().booths()) {
            if (booth.interpreters().stream()
                    .anyMatch(i -> attendance.isPresent(i.participant()))) {
                staffed.add(booth.id());
            }
        }
        List<Microphone> open = Patch.of(setting, session).microphones();
        return new Seen(
                nowMs,
                session.phase() == Session.Phase.OPEN,
                session.floor().language(),
                sources(open, ChannelNumber.FLOOR, nowMs),
                setting.languages().stream().map(l -> channel(l, open, nowMs)).toList());
    }

    private Seen.Channel channel(Language language, List<Microphone> open, long nowMs) {
        var booths =
                setting.conference().booths().stream()
                        .filter(b -> b.outputs().contains(language.tag()))
                        .map(Booth::id)
                        .filter(staffed::contains)
                        .toList();
        return new Seen.Channel(
                language.channel(),
                language.tag(),
                booths,
                sources(open, language.channel(), nowMs));
    }

    private List<Seen.Source> sources(List<Microphone> open, ChannelNumber into, long nowMs) {
        return open.stream().filter(m -> m.into().equals(into)).map(m -> source(m, nowMs)).toList();
    }

    private Seen.Source source(Microphone microphone, long nowMs) {
        int track = tracks.of(microphone.holder());
        Route route = hall.route(track);
        return new Seen.Source(
                microphone.holder(),
                setting.boothOf(microphone.holder()).map(Booth::id),
                route != null && route.epoch() == microphone.epoch()
                        ? route.pulse().lastFrameMs()
                        : -1,
                route != null && route.epoch() == microphone.epoch()
                        ? route.pulse().lastVoiceMs()
                        : -1,
                microphone.muted() || intercom.isPrivate(microphone.holder()),
                levels.clips(track, nowMs));
    }
}
