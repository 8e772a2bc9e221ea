package org.dragoman.gateway.view;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.sound.HandoverWatch;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.protocol.v1.BoothState;
import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.HandoverOutcome;
import org.dragoman.protocol.v1.HandoverResult;
import org.dragoman.protocol.v1.HandoverStage;
import org.dragoman.protocol.v1.HandoverState;
import org.dragoman.protocol.v1.Lamp;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.OverrideRule;
import org.dragoman.protocol.v1.Quality;
import org.dragoman.session.patch.Incoming;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Handovers;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.function.Predicate;

/** What everybody sees of the booths: the desks with their lamps, what each hears, and who hands over to whom. */
public final class BoothViews {
    private static final int LAMP_MS = 500;

    private final Setting setting;
    private final Tracks tracks;
    private final Soundboard soundboard;
    private final HandoverWatch handing;
    private final Predicate<ParticipantId> connected;

    public BoothViews(
            Setting setting,
            Tracks tracks,
            Soundboard soundboard,
            HandoverWatch handing,
            Predicate<ParticipantId> connected) {
        this.setting = setting;
        this.tracks = tracks;
        this.soundboard = soundboard;
        this.handing = handing;
        this.connected = connected;
    }

    BoothsView booths(Session now, long nowMs) {
        Patch patch = Patch.of(setting, now);
        var view = BoothsView.newBuilder().setPosition(now.position());
        for (Booth booth : setting.conference().booths()) {
            view.addBooths(booth(booth, now, patch, nowMs));
        }
        var handovers = now.booths().handovers();
        handovers.underWay().values().forEach(h -> view.addHandovers(handover(h)));
        handovers
                .outcomes()
                .forEach(
                        (language, outcome) ->
                                setting.channel(language)
                                        .map(channel -> outcome(channel, outcome))
                                        .ifPresent(view::addOutcomes));
        Interlock interlock = now.booths().switchboard().interlock(setting);
        view.setInterlock(
                org.dragoman.protocol.v1.Interlock.valueOf("INTERLOCK_" + interlock.mode().name()));
        interlock
                .overrides()
                .forEach(o -> view.addOverrides(OverrideRule.valueOf("OVERRIDE_RULE_" + o.name())));
        return view.build();
    }

    private BoothState booth(Booth booth, Session now, Patch patch, long nowMs) {
        var state = BoothState.newBuilder().setBooth(booth.id().value());
        List<ParticipantId> desks =
                booth.interpreters().stream().map(Booth.Interpreter::participant).toList();
        for (ParticipantId desk : desks) {
            state.addDesks(desk(desk, now, patch, nowMs));
        }
        desks.stream()
                .filter(now.booths().onAir()::containsKey)
                .findFirst()
                .or(() -> desks.stream().findFirst())
                .flatMap(patch::incoming)
                .ifPresent(i -> state.setIncoming(i.channel().value()));
        return state.build();
    }

    private DeskState desk(ParticipantId who, Session now, Patch patch, long nowMs) {
        var desk =
                DeskState.newBuilder()
                        .setInterpreter(who.value())
                        .setConnected(connected.test(who))
                        .setLamp(Lamp.LAMP_OFF)
                        .setArmed(
                                now.booths()
                                        .handovers()
                                        .of(who)
                                        .anyMatch(h -> h.isArmed() && !h.from().equals(who)));
        var air = now.booths().onAir().get(who);
        if (air != null) {
            desk.setOnAir(true)
                    .setOutput(Output.valueOf("OUTPUT_" + air.output().name()))
                    .setLanguage(air.language().value())
                    .setCough(air.cough())
                    .setOnAirSinceMs(air.sinceMs())
                    .setLamp(lamp(who, nowMs));
        }
        patch.incoming(who).ifPresent(incoming -> hears(desk, incoming));
        presets(who, now).forEach(c -> desk.addPresets(c.value()));
        return desk.build();
    }

    /** Red is what the hub hears, whatever anybody pressed. */
    private Lamp lamp(ParticipantId who, long nowMs) {
        Route route = soundboard.route(tracks.of(who));
        boolean heard =
                route != null && route.lastFrameMs() >= 0 && nowMs - route.lastFrameMs() <= LAMP_MS;
        return heard ? Lamp.LAMP_LIVE : Lamp.LAMP_OPEN;
    }

    private static void hears(DeskState.Builder desk, Incoming incoming) {
        desk.setIncoming(incoming.channel().value())
                .setIncomingQuality(quality(incoming.depth()))
                .setTakesFloor(incoming.takesFloor());
        incoming.chosen().ifPresent(c -> desk.setChosen(c.value()));
    }

    private List<ChannelNumber> presets(ParticipantId who, Session now) {
        List<ChannelNumber> set = now.booths().choices().presets().get(who);
        return set != null ? set : setting.boothOf(who).map(Booth::presets).orElse(List.of());
    }

    static Quality quality(int depth) {
        return switch (depth) {
            case 0 -> Quality.QUALITY_FLOOR;
            case 1 -> Quality.QUALITY_DIRECT;
            default -> Quality.QUALITY_RELAY;
        };
    }

    private HandoverState handover(Handover known) {
        var state =
                HandoverState.newBuilder()
                        .setChannel(number(known))
                        .setFrom(known.from().value())
                        .setTo(known.to().map(ParticipantId::value).orElse(""))
                        .setStage(HandoverStage.valueOf("HANDOVER_STAGE_" + known.stage().name()))
                        .setAskedBy(known.askedBy().value())
                        .setDueMs(known.dueMs().orElse(0))
                        .setUntilMs(known.untilMs(setting.interpretation().handover()).orElse(0));
        known.output().ifPresent(o -> state.setOutput(Output.valueOf("OUTPUT_" + o.name())));
        return state.build();
    }

    private int number(Handover known) {
        return setting.channel(known.language()).map(ChannelNumber::value).orElse(0);
    }

    private HandoverOutcome outcome(ChannelNumber channel, Handovers.Outcome known) {
        var outcome =
                HandoverOutcome.newBuilder()
                        .setChannel(channel.value())
                        .setFrom(known.from().value())
                        .setTo(known.to().map(ParticipantId::value).orElse(""))
                        .setResult(
                                known.ended()
                                        .map(
                                                why ->
                                                        HandoverResult.valueOf(
                                                                "HANDOVER_RESULT_" + why.name()))
                                        .orElse(HandoverResult.HANDOVER_RESULT_SWAPPED))
                        .setBy(known.by().map(ParticipantId::value).orElse(""))
                        .setAtMs(known.atMs());
        if (known.ended().isEmpty()) {
            handing.measured(channel, known.atMs())
                    .ifPresent(
                            passing ->
                                    outcome.setMeasured(true)
                                            .setGapMs((int) Math.max(0, passing.gapMs()))
                                            .setOverlapFrames(passing.overlapFrames()));
        }
        return outcome.build();
    }
}
