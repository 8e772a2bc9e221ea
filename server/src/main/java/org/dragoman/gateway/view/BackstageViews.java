package org.dragoman.gateway.view;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.Calls;
import org.dragoman.backstage.Chat;
import org.dragoman.backstage.Cues;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.Pads;
import org.dragoman.backstage.Terms;
import org.dragoman.backstage.Unheard;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Whom;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.protocol.v1.ActiveCue;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.AlarmLevel;
import org.dragoman.protocol.v1.AlarmsView;
import org.dragoman.protocol.v1.Call;
import org.dragoman.protocol.v1.CallsView;
import org.dragoman.protocol.v1.ChatLine;
import org.dragoman.protocol.v1.CheckEntry;
import org.dragoman.protocol.v1.CheckResult;
import org.dragoman.protocol.v1.Cue;
import org.dragoman.protocol.v1.CuesView;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.HelpRequest;
import org.dragoman.protocol.v1.HelpState;
import org.dragoman.protocol.v1.HelpView;
import org.dragoman.protocol.v1.PadView;
import org.dragoman.protocol.v1.SoundCheckView;
import org.dragoman.protocol.v1.Term;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.SoundCheck;

import java.util.List;
import java.util.Optional;

/** What somebody sees of what goes on behind the scenes, in the wire's words. */
public final class BackstageViews {
    private BackstageViews() {}

    public static HelpView help(long version, HelpDesk help, Viewer viewer) {
        var view = HelpView.newBuilder().setVersion(version);
        help.requests().stream()
                .filter(r -> r.seenBy(viewer))
                .map(r -> request(r, r.anonymousTo(viewer)))
                .forEach(view::addRequests);
        return view.build();
    }

    /** All there is to a request. */
    public static HelpRequest request(HelpDesk.Request request) {
        return request(request, false);
    }

    private static HelpRequest request(HelpDesk.Request request, boolean anonymous) {
        var wish = request.wish();
        return HelpRequest.newBuilder()
                .setRequest(request.number())
                .setKind(HelpKind.valueOf("HELP_KIND_" + wish.kind().name()))
                .setState(HelpState.valueOf("HELP_STATE_" + request.state().name()))
                .setParticipant(anonymous ? "" : name(wish.by()))
                .setBooth(anonymous ? "" : booth(wish.booth()))
                .setChannel(wish.channel())
                .setNote(anonymous ? "" : wish.note())
                .setTimes(request.times())
                .setAskedAtMs(request.askedAtMs())
                .setTakenBy(name(request.takenBy()))
                .setTakenAtMs(request.takenAtMs())
                .setClosedAtMs(request.closedAtMs())
                .setAlarm(wish.alarm().orElse(0))
                .build();
    }

    public static CuesView cues(long version, List<Cues.Active> lit) {
        var view = CuesView.newBuilder().setVersion(version);
        for (Cues.Active cue : lit) {
            view.addCues(
                    ActiveCue.newBuilder()
                            .setCue(Cue.valueOf("CUE_" + cue.cue().name()))
                            .setShown(cue.shown())
                            .setSinceMs(cue.sinceMs())
                            .setUntilMs(cue.untilMs())
                            .setTimes(cue.times()));
        }
        return view.build();
    }

    public static ChatLine line(Chat.Line line) {
        return ChatLine.newBuilder()
                .setLine(line.number())
                .setFrom(line.from().id().value())
                .setFromBooth(booth(line.from().booth()))
                .setTo(address(line.to()))
                .setText(line.text())
                .setQuick(line.quick())
                .setAtMs(line.atMs())
                .build();
    }

    public static Address address(Whom whom) {
        var address = Address.newBuilder();
        return switch (whom) {
            case Whom.Partners(var _) -> address.setKind(AddressKind.ADDRESS_KIND_PARTNERS).build();
            case Whom.OneBooth(var booth) ->
                    address.setKind(AddressKind.ADDRESS_KIND_BOOTH).setBooth(booth.value()).build();
            case Whom.AllBooths() -> address.setKind(AddressKind.ADDRESS_KIND_BOOTHS).build();
            case Whom.Technicians() -> address.setKind(AddressKind.ADDRESS_KIND_TECHNICIAN).build();
            case Whom.Chair() -> address.setKind(AddressKind.ADDRESS_KIND_CHAIR).build();
        };
    }

    public static PadView pad(long version, BoothId booth, Optional<Pads.Pad> pad) {
        var view = PadView.newBuilder().setVersion(version).setBooth(booth.value());
        pad.ifPresent(p -> view.setText(p.text()).setBy(p.by().value()).setAtMs(p.atMs()));
        return view.build();
    }

    public static CallsView calls(long version, Calls calls, Viewer viewer) {
        var view = CallsView.newBuilder().setVersion(version);
        calls.open().stream()
                .filter(c -> c.heardBy(viewer) || c.from().id().equals(viewer.id()))
                .map(
                        c ->
                                Call.newBuilder()
                                        .setEpoch(c.epoch())
                                        .setFrom(c.from().id().value())
                                        .setBooth(booth(c.from().booth()))
                                        .setTo(address(c.to()))
                                        .setSinceMs(c.sinceMs()))
                .forEach(view::addCalls);
        return view.build();
    }

    public static AlarmsView alarms(long version, List<Alarm> alarms, Viewer viewer) {
        var view = AlarmsView.newBuilder().setVersion(version);
        alarms.stream()
                .filter(a -> a.seenBy(viewer))
                .map(BackstageViews::alarm)
                .forEach(view::addAlarms);
        return view.build();
    }

    private static org.dragoman.protocol.v1.Alarm alarm(Alarm alarm) {
        var wire =
                org.dragoman.protocol.v1.Alarm.newBuilder()
                        .setAlarm(alarm.number())
                        .setKind(kind(alarm.kind()))
                        .setChannel(alarm.channel().value())
                        .addAllBooths(alarm.booths().stream().map(BoothId::value).toList())
                        .setParticipant(name(alarm.who()))
                        .setSinceMs(alarm.sinceMs())
                        .setLevel(AlarmLevel.valueOf("ALARM_LEVEL_" + alarm.level().name()))
                        .setAcknowledgedBy(name(alarm.acknowledgedBy()))
                        .setMovedMs(alarm.movedMs())
                        .setUntilMs(alarm.untilMs());
        alarm.unheard().map(BackstageViews::unheard).ifPresent(wire::setUnheard);
        return wire.build();
    }

    private static org.dragoman.protocol.v1.Unheard unheard(Unheard who) {
        return org.dragoman.protocol.v1.Unheard.newBuilder()
                .setReports(who.reports())
                .setListeners(who.listeners())
                .setPlatform(who.platform())
                .setPlatformReports(who.platformReports())
                .setNetwork(who.network())
                .setNetworkReports(who.networkReports())
                .setHubSends(who.sends())
                .build();
    }

    static AlarmKind kind(Alarm.Kind kind) {
        return AlarmKind.valueOf("ALARM_KIND_" + kind.name());
    }

    public static SoundCheckView soundCheck(Setting setting, Session now) {
        SoundCheck check = now.attendance().soundCheck();
        var view = SoundCheckView.newBuilder().setPosition(now.position());
        for (SoundCheck.Point point : SoundCheck.points(setting)) {
            var outcome = Optional.ofNullable(check.outcomes().get(point));
            view.addChecks(entry(point, outcome));
            view.setPassed(
                    view.getPassed()
                            + (outcome.filter(SoundCheck.Outcome::passed).isPresent() ? 1 : 0));
            view.setFailed(
                    view.getFailed() + (outcome.filter(o -> !o.passed()).isPresent() ? 1 : 0));
        }
        check.overridden()
                .ifPresent(o -> view.setOverriddenBy(name(o.by())).setOverriddenWhy(o.reason()));
        return view.build();
    }

    private static CheckEntry entry(SoundCheck.Point point, Optional<SoundCheck.Outcome> outcome) {
        var entry =
                CheckEntry.newBuilder()
                        .setBooth(booth(point.booth()))
                        .setCheck(
                                org.dragoman.protocol.v1.Check.valueOf(
                                        "CHECK_" + point.check().name()));
        outcome.ifPresent(
                o ->
                        entry.setResult(
                                        o.passed()
                                                ? CheckResult.CHECK_RESULT_PASSED
                                                : CheckResult.CHECK_RESULT_FAILED)
                                .setBy(name(o.by()))
                                .setAtMs(o.atMs())
                                .setNote(o.note()));
        return entry.build();
    }

    public static Term term(Terms.Term term) {
        var wire = Term.newBuilder().setTerm(term.number()).setNote(term.note());
        term.in().forEach((tag, word) -> wire.putIn(tag.value(), word));
        return wire.build();
    }

    private static String booth(Optional<BoothId> booth) {
        return booth.map(BoothId::value).orElse("");
    }

    private static String name(Optional<ParticipantId> who) {
        return who.map(ParticipantId::value).orElse("");
    }
}
