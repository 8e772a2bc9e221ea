package org.dragoman.gateway.view;

import org.dragoman.backstage.Alarm;
import org.dragoman.conference.Booth;
import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Reception;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.sound.Intercom;
import org.dragoman.gateway.sound.Levels;
import org.dragoman.gateway.sound.ListenerReports;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.protocol.v1.ChannelHealth;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.ChannelWatch;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.DeskWatch;
import org.dragoman.protocol.v1.NoSound;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.threads.Owner;
import org.dragoman.watch.NoSoundTaps;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The technician's board: every channel and every desk at one moment.
 *
 * <p>Owner: the backstage's loop.
 */
public final class Board {
    private final Owner owner = new Owner();
    private final Setting setting;
    private final Tracks tracks;
    private final Soundboard soundboard;
    private final Connected attendance;
    private final Levels levels;
    private final ListenerReports listeners;
    private final Intercom intercom;
    private final FanOutWindow fanOut;

    public Board(
            Setting setting,
            Tracks tracks,
            Soundboard soundboard,
            Connected attendance,
            Levels levels,
            ListenerReports listeners,
            Intercom intercom) {
        this.setting = setting;
        this.tracks = tracks;
        this.soundboard = soundboard;
        this.attendance = attendance;
        this.levels = levels;
        this.listeners = listeners;
        this.intercom = intercom;
        this.fanOut = new FanOutWindow(soundboard);
    }

    /** What the board is drawn from. */
    public record Moment(
            Session session,
            ChannelsView channels,
            List<Alarm> alarms,
            NoSoundTaps taps,
            Set<Integer> tones,
            long nowMs) {}

    public TechnicianView draw(long version, Moment now) {
        assert owner.here();
        var board = TechnicianView.newBuilder().setVersion(version).setAtMs(now.nowMs());
        List<Microphone> open = Patch.of(setting, now.session()).microphones();
        now.channels().getChannelsList().forEach(c -> board.addChannels(channel(c, open, now)));
        desks(open).forEach(who -> board.addDesks(desk(who, open, now.nowMs())));
        now.taps()
                .silences(now.nowMs())
                .forEach(s -> board.addNoSound(silence(s, open, now.nowMs())));
        return board.setFanOut(fanOut.look()).build();
    }

    ChannelWatch channel(ChannelState state, List<Microphone> open, Moment now) {
        int number = state.getChannel();
        var watch =
                ChannelWatch.newBuilder()
                        .setChannel(number)
                        .setSource(state.getSource())
                        .setBooth(state.getBooth())
                        .setQuality(state.getQuality())
                        .setListeners(soundboard.listeners(number))
                        .setListenerLossPermille(listeners.lossPermille(number))
                        .setTone(now.tones().contains(number));
        listeners.mouthToEarMs(number).ifPresent(watch::setMouthToEarMs);
        now.alarms().stream()
                .filter(a -> a.channel().value() == number)
                .map(a -> BackstageViews.kind(a.kind()))
                .distinct()
                .forEach(watch::addAlarms);
        carrying(number, open)
                .ifPresent(
                        m -> {
                            watch.setOwner(m.holder().value());
                            source(m).ifPresent(route -> pulse(watch, route, now.nowMs()));
                        });
        return watch.build();
    }

    private void pulse(ChannelWatch.Builder watch, Route route, long nowMs) {
        Reception pulse = route.pulse();
        watch.setVoice(fresh(pulse, nowMs) ? pulse.voice() : 0)
                .setLossPermille(pulse.lossPermille())
                .setJitterMs(pulse.jitterMs());
        ageMs(pulse, nowMs).ifPresent(watch::setLastFrameAgeMs);
        levels.of(route.track(), route.epoch(), nowMs)
                .ifPresent(
                        report -> {
                            watch.setLevelDbfs(report.getLevelDbfs());
                            if (report.hasLoudnessLufs()) {
                                watch.setLoudnessLufs(report.getLoudnessLufs());
                            }
                        });
    }

    /** Interpreters in the order of their booths, then whoever else has an open microphone. */
    private Set<ParticipantId> desks(List<Microphone> open) {
        var desks = new LinkedHashSet<ParticipantId>();
        setting.conference().booths().stream()
                .flatMap(b -> b.interpreters().stream())
                .forEach(i -> desks.add(i.participant()));
        open.forEach(m -> desks.add(m.holder()));
        return desks;
    }

    private DeskWatch desk(ParticipantId who, List<Microphone> open, long nowMs) {
        var desk =
                DeskWatch.newBuilder()
                        .setParticipant(who.value())
                        .setBooth(
                                setting.boothOf(who)
                                        .map(Booth::id)
                                        .map(Object::toString)
                                        .orElse(""))
                        .setConnections(attendance.of(who).size())
                        .setClient(
                                attendance.of(who).stream()
                                        .map(c -> c.sender().client())
                                        .findFirst()
                                        .orElse(""))
                        .setTalks(intercom.isPrivate(who));
        open.stream()
                .filter(m -> m.holder().equals(who))
                .findFirst()
                .ifPresent(
                        m -> {
                            desk.setOnAir(true).setChannel(m.into().value()).setCough(m.muted());
                            source(m).ifPresent(route -> pulse(desk, route, nowMs));
                        });
        return desk.build();
    }

    private void pulse(DeskWatch.Builder desk, Route route, long nowMs) {
        Reception pulse = route.pulse();
        desk.setVoice(fresh(pulse, nowMs) ? pulse.voice() : 0)
                .setLossPermille(pulse.lossPermille())
                .setJitterMs(pulse.jitterMs());
        ageMs(pulse, nowMs).ifPresent(desk::setLastFrameAgeMs);
        levels.of(route.track(), route.epoch(), nowMs).ifPresent(report -> levels(desk, report));
    }

    private static void levels(DeskWatch.Builder desk, SenderReport report) {
        desk.setLevelDbfs(report.getLevelDbfs()).setPeakDbfs(report.getPeakDbfs());
        if (report.hasLoudnessLufs()) {
            desk.setLoudnessLufs(report.getLoudnessLufs());
        }
    }

    private NoSound silence(NoSoundTaps.Silence silence, List<Microphone> open, long nowMs) {
        var wire =
                NoSound.newBuilder()
                        .setChannel(silence.channel())
                        .setReports(silence.reports())
                        .setListeners(soundboard.listeners(silence.channel()))
                        .setPlatform(silence.platform().what())
                        .setPlatformReports(silence.platform().times())
                        .setNetwork(silence.network().what())
                        .setNetworkReports(silence.network().times())
                        .setSinceMs(silence.sinceMs());
        carrying(silence.channel(), open)
                .flatMap(this::source)
                .map(route -> ageMs(route.pulse(), nowMs))
                .filter(OptionalInt::isPresent)
                .ifPresent(age -> wire.setLastFrameAgeMs(age.getAsInt()));
        return wire.build();
    }

    /** What can be said about a channel to somebody who hears nothing. */
    public ChannelHealth.Builder health(ChannelState state, Session session, long nowMs) {
        assert owner.here();
        var health =
                ChannelHealth.newBuilder()
                        .setChannel(state.getChannel())
                        .setSource(state.getSource());
        carrying(state.getChannel(), Patch.of(setting, session).microphones())
                .flatMap(this::source)
                .ifPresent(
                        route -> {
                            Reception pulse = route.pulse();
                            health.setVoice(fresh(pulse, nowMs) ? pulse.voice() : 0);
                            ageMs(pulse, nowMs).ifPresent(health::setLastFrameAgeMs);
                        });
        return health;
    }

    /** The microphone that a channel carries; of several the one heard last. */
    private Optional<Microphone> carrying(int channel, List<Microphone> open) {
        return open.stream()
                .filter(m -> m.carriedOn().stream().anyMatch(c -> c.value() == channel))
                .max(
                        java.util.Comparator.comparingLong(
                                m -> source(m).map(r -> r.pulse().lastVoiceMs()).orElse(-1L)));
    }

    private Optional<Route> source(Microphone microphone) {
        return Optional.ofNullable(soundboard.route(tracks.of(microphone.holder())))
                .filter(route -> route.epoch() == microphone.epoch());
    }

    private static boolean fresh(Reception pulse, long nowMs) {
        return pulse.lastFrameMs() >= 0 && nowMs - pulse.lastFrameMs() < 500;
    }

    private static OptionalInt ageMs(Reception pulse, long nowMs) {
        return pulse.lastFrameMs() < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.clamp(nowMs - pulse.lastFrameMs(), 0, Integer.MAX_VALUE));
    }
}
