package org.dragoman.gateway.view;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.wire.ConferenceOnWire;
import org.dragoman.protocol.v1.Announcement;
import org.dragoman.protocol.v1.CredentialsView;
import org.dragoman.protocol.v1.GroupBudget;
import org.dragoman.protocol.v1.HallScreen;
import org.dragoman.protocol.v1.HallView;
import org.dragoman.protocol.v1.Note;
import org.dragoman.protocol.v1.NotesView;
import org.dragoman.protocol.v1.PastSpeech;
import org.dragoman.protocol.v1.QuorumView;
import org.dragoman.protocol.v1.Removed;
import org.dragoman.protocol.v1.RevokedBadges;
import org.dragoman.protocol.v1.RoleHere;
import org.dragoman.protocol.v1.SpokenView;
import org.dragoman.protocol.v1.Text;
import org.dragoman.protocol.v1.Warned;
import org.dragoman.session.rules.Quorum;
import org.dragoman.session.rules.SpeechTimes;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Reach;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Attendance;
import org.dragoman.session.state.OnScreen;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Spoken;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Who spoke, who is in the hall, and what was said to it, in the wire's words. */
public final class AttendanceViews {
    private final Setting setting;
    private final SpeechTimes times;

    public AttendanceViews(Setting setting) {
        this.setting = setting;
        this.times = new SpeechTimes(setting);
    }

    public SpokenView spoken(Session now) {
        var spoken = now.floor().spoken();
        var view = SpokenView.newBuilder().setPosition(now.position());
        sums(spoken, who -> Optional.of(who.value())).values().forEach(view::addParticipants);
        sums(
                        spoken,
                        who ->
                                setting.participant(who)
                                        .flatMap(Participant::delegation)
                                        .map(Object::toString))
                .values()
                .forEach(view::addDelegations);
        sums(spoken, who -> setting.groupOf(who).map(Object::toString))
                .values()
                .forEach(view::addGroups);
        for (var group : setting.conference().groups()) {
            times.budgetMs(now, group.id())
                    .ifPresent(
                            budget ->
                                    view.addBudgets(
                                            GroupBudget.newBuilder()
                                                    .setGroup(group.id().value())
                                                    .setSeconds((int) (budget / 1000))
                                                    .setLeftMs(
                                                            times.leftMs(now, group.id())
                                                                    .orElse(0L))));
        }
        spoken.last().forEach(past -> view.addLast(past(past)));
        return view.build();
    }

    private static Map<String, org.dragoman.protocol.v1.Spoken.Builder> sums(
            Spoken spoken, Function<ParticipantId, Optional<String>> by) {
        var sums = new TreeMap<String, org.dragoman.protocol.v1.Spoken.Builder>();
        spoken.tallies()
                .forEach(
                        (key, tally) ->
                                by.apply(key.participant())
                                        .ifPresent(
                                                id -> {
                                                    var sum =
                                                            sums.computeIfAbsent(
                                                                    id,
                                                                    each ->
                                                                            org.dragoman.protocol.v1
                                                                                    .Spoken
                                                                                    .newBuilder()
                                                                                    .setId(each));
                                                    sum.setSpokenMs(sum.getSpokenMs() + tally.ms());
                                                    if (key.kind().contributes()) {
                                                        sum.setInterventions(
                                                                sum.getInterventions()
                                                                        + tally.times());
                                                    }
                                                }));
        return sums;
    }

    private static PastSpeech past(Spoken.Past past) {
        return PastSpeech.newBuilder()
                .setTurn(past.turn().value())
                .setParticipant(past.participant().value())
                .setLanguage(past.language().value())
                .setKind(FloorViews.kind(past.wish()))
                .setItem(FloorViews.name(past.item()))
                .setOnBehalfOf(FloorViews.name(past.wish().onBehalfOf()))
                .setSpokenMs(past.usedMs())
                .setGivenAtMs(past.givenAtMs())
                .setEndedAtMs(past.endedAtMs())
                .build();
    }

    public QuorumView quorum(Session now) {
        var quorum = Quorum.of(setting, now);
        var view =
                QuorumView.newBuilder()
                        .setPosition(now.position())
                        .setPresentCount(quorum.present())
                        .setEntitledCount(quorum.entitled())
                        .setNeededToOpen(quorum.neededToOpen())
                        .setNeededToDecide(quorum.neededToDecide())
                        .setOpenMet(quorum.openMet())
                        .setDecideMet(quorum.decideMet())
                        .setOverridden(quorum.overridden());
        now.attendance().present().forEach(who -> view.addCheckedIn(who.value()));
        now.attendance()
                .quorumOverridden()
                .ifPresent(
                        o ->
                                view.setOverriddenBy(FloorViews.name(o.by()))
                                        .setOverriddenWhy(o.reason()));
        return view.build();
    }

    public NotesView notes(Session now) {
        var view = NotesView.newBuilder().setPosition(now.position());
        now.attendance()
                .notes()
                .forEach(
                        n ->
                                view.addNotes(
                                        Note.newBuilder()
                                                .setBy(FloorViews.name(n.by()))
                                                .setText(n.text())
                                                .setAtMs(n.atMs())
                                                .setTurn(n.turn().map(TurnId::value).orElse(0))));
        return view.build();
    }

    public static Warned warned(Fact fact, TurnId turn) {
        return Warned.newBuilder()
                .setPosition(fact.position())
                .setTurn(turn.value())
                .setBy(FloorViews.name(fact.by()))
                .setAtMs(fact.atMs())
                .build();
    }

    /** What is said to all; a phrase that the conference has no more is told by its name alone. */
    public Announcement announcement(Attendance.Said said) {
        var wire =
                Announcement.newBuilder()
                        .setPosition(said.position())
                        .setPhrase(said.phrase().map(PhraseId::value).orElse(""))
                        .setBy(FloorViews.name(said.by()))
                        .setAtMs(said.atMs())
                        .setUntilMs(said.untilMs());
        if (!said.text().isEmpty()) {
            wire.setText(Text.newBuilder().putAllIn(said.text()));
        }
        said.phrase()
                .flatMap(setting::phrase)
                .ifPresent(
                        phrase ->
                                wire.setText(ConferenceOnWire.text(phrase.filled(said.values()))));
        return wire.build();
    }

    /** What the hall's screens show. */
    HallView hall(Session now) {
        OnScreen shown = now.attendance().onScreen();
        return HallView.newBuilder()
                .setPosition(now.position())
                .setScreen(HallScreen.valueOf("HALL_SCREEN_" + shown.screen().name()))
                .setMessage(Text.newBuilder().putAllIn(shown.message()))
                .setBy(FloorViews.name(shown.by()))
                .setAtMs(shown.atMs())
                .build();
    }

    CredentialsView credentials(Session now) {
        var view = CredentialsView.newBuilder().setPosition(now.position());
        var credentials = now.attendance().credentials();
        credentials
                .removed()
                .forEach(
                        (who, removal) ->
                                view.addRemoved(
                                        Removed.newBuilder()
                                                .setParticipant(who.value())
                                                .setReason(removal.reason())
                                                .setBy(FloorViews.name(removal.by()))
                                                .setAtMs(removal.atMs())
                                                .setConference(
                                                        removal.reach() == Reach.CONFERENCE)));
        roles(now)
                .forEach(
                        (who, role) ->
                                view.addRoles(
                                        RoleHere.newBuilder()
                                                .setParticipant(who.value())
                                                .setRole(ConferenceOnWire.role(role))));
        credentials
                .revoked()
                .forEach(
                        (who, untilMs) ->
                                view.addRevoked(
                                        RevokedBadges.newBuilder()
                                                .setParticipant(who.value())
                                                .setUntilMs(untilMs)));
        return view.build();
    }

    /** Roles that are other here than in the conference. */
    private Map<ParticipantId, Role> roles(Session now) {
        var here = new LinkedHashMap<ParticipantId, Role>();
        for (Participant known : setting.conference().participants()) {
            setting.invited(known.id())
                    .map(Participant::role)
                    .filter(role -> role != known.role())
                    .ifPresent(role -> here.put(known.id(), role));
        }
        here.putAll(now.attendance().credentials().roles());
        return here;
    }
}
