package org.dragoman.gateway;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ParticipantId;
import org.dragoman.protocol.v1.BoothState;
import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.ChannelSource;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.Quality;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.session.Carried;
import org.dragoman.session.Patch;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;

import java.util.Optional;
import java.util.function.Predicate;

/** What an audience sees of a session, in the wire's words. */
final class Views {
    private final Setting setting;
    private final FloorViews floor;

    Views(Setting setting) {
        this.setting = setting;
        this.floor = new FloorViews(setting);
    }

    SessionView session(Session now) {
        return SessionView.newBuilder()
                .setPosition(now.position())
                .setSession(setting.plan().id().value())
                .setPhase(SessionPhase.valueOf("SESSION_PHASE_" + now.phase().name()))
                .setItem(now.item().map(Object::toString).orElse(""))
                .setOpenedAtMs(now.openedAtMs().orElse(0))
                .setClosedAtMs(now.closedAtMs().orElse(0))
                .build();
    }

    FloorView floor(Session now) {
        return floor.floor(now);
    }

    ListView list(Session now) {
        return floor.list(now);
    }

    BoothsView booths(Session now, Predicate<ParticipantId> connected) {
        var view = BoothsView.newBuilder().setPosition(now.position());
        for (Booth booth : setting.conference().booths()) {
            var state = BoothState.newBuilder().setBooth(booth.id().value());
            for (var interpreter : booth.interpreters()) {
                state.addDesks(desk(now, interpreter.participant(), connected));
            }
            view.addBooths(state);
        }
        return view.build();
    }

    private static DeskState desk(
            Session now, ParticipantId interpreter, Predicate<ParticipantId> connected) {
        var desk =
                DeskState.newBuilder()
                        .setInterpreter(interpreter.value())
                        .setConnected(connected.test(interpreter));
        var air = now.booths().onAir().get(interpreter);
        if (air != null) {
            desk.setOnAir(true)
                    .setOutput(Output.valueOf("OUTPUT_" + air.output().name()))
                    .setLanguage(air.language().value())
                    .setCough(air.cough())
                    .setOnAirSinceMs(air.sinceMs());
        }
        return desk.build();
    }

    ChannelsView channels(Session now) {
        Patch patch = Patch.of(setting, now);
        var view = ChannelsView.newBuilder().setPosition(now.position()).setEpoch(patch.epoch());
        patch.channels().forEach(c -> view.addChannels(channel(c)));
        return view.build();
    }

    private ChannelState channel(Carried carried) {
        Optional<Booth> booth = carried.interpreter().flatMap(setting::boothOf);
        return ChannelState.newBuilder()
                .setChannel(carried.channel().value())
                .setSource(ChannelSource.valueOf("CHANNEL_SOURCE_" + carried.source().name()))
                .setInterpreter(carried.interpreter().map(Object::toString).orElse(""))
                .setBooth(booth.map(b -> b.id().value()).orElse(""))
                .setQuality(quality(carried.source()))
                .build();
    }

    private static Quality quality(Carried.Source source) {
        return switch (source) {
            case SILENT -> Quality.QUALITY_UNSPECIFIED;
            case FLOOR, UNSERVED -> Quality.QUALITY_FLOOR;
            case BOOTH -> Quality.QUALITY_DIRECT;
        };
    }
}
