package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Delegation;
import org.dragoman.protocol.v1.DelegationKind;
import org.dragoman.protocol.v1.DelegationRight;
import org.dragoman.protocol.v1.EndPolicy;
import org.dragoman.protocol.v1.FloorRules;
import org.dragoman.protocol.v1.Group;
import org.dragoman.protocol.v1.HallScreens;
import org.dragoman.protocol.v1.InscriptionHours;
import org.dragoman.protocol.v1.Interpretation;
import org.dragoman.protocol.v1.Interpreter;
import org.dragoman.protocol.v1.Language;
import org.dragoman.protocol.v1.LanguageKind;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.Phrase;
import org.dragoman.protocol.v1.PointCategory;
import org.dragoman.protocol.v1.Rank;
import org.dragoman.protocol.v1.RepliesAt;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.TeamHours;
import org.dragoman.protocol.v1.Text;
import org.dragoman.protocol.v1.TimeClass;
import org.dragoman.session.state.Undoable;

import java.time.LocalDateTime;
import java.time.ZoneId;

/** Tells clients what is known before the day. */
public final class ConferenceOnWire {
    private ConferenceOnWire() {}

    public static Conference of(org.dragoman.conference.Conference known) {
        var wire =
                Conference.newBuilder()
                        .setId(known.id().value())
                        .setTitle(text(known.title()))
                        .setPlace(text(known.place()))
                        .setTimeZone(known.zone().getId());
        known.languages().forEach(l -> wire.addLanguages(language(l)));
        known.delegations().forEach(d -> wire.addDelegations(delegation(d)));
        known.participants().forEach(p -> wire.addParticipants(participant(p)));
        known.booths().forEach(b -> wire.addBooths(booth(b)));
        known.sessions().forEach(s -> wire.addSessions(outline(s, known.zone())));
        known.groups().forEach(g -> wire.addGroups(group(g)));
        known.timeClasses().forEach(c -> wire.addTimeClasses(timeClass(c)));
        known.phrases().forEach(p -> wire.addPhrases(phrase(p)));
        wire.setRules(rules(known.rules()));
        wire.setInterpretation(interpretation(known.interpretation()));
        wire.setHall(hall(known.hall()));
        return wire.build();
    }

    private static HallScreens hall(org.dragoman.conference.HallScreens known) {
        boolean listen = known.listen().isPresent();
        return HallScreens.newBuilder()
                .setLogo(known.logo().isPresent() ? HallPaths.LOGO : "")
                .setListen(listen ? HallPaths.LISTEN : "")
                .setCode(listen ? HallPaths.CODE : "")
                .build();
    }

    private static Interpretation interpretation(org.dragoman.conference.Interpretation known) {
        return Interpretation.newBuilder()
                .setHoldMs((int) known.hold().toMillis())
                .setDrainMs((int) known.drain().toMillis())
                .setHandoverSeconds((int) known.handover().toSeconds())
                .setShiftMinutes((int) known.shift().toMinutes())
                .setVideo(known.video().orElse(""))
                .build();
    }

    public static Role role(org.dragoman.conference.Role role) {
        return Role.valueOf("ROLE_" + role.name());
    }

    public static Text text(org.dragoman.conference.Text known) {
        var wire = Text.newBuilder();
        known.in().forEach((tag, words) -> wire.putIn(tag.value(), words));
        return wire.build();
    }

    private static Language language(org.dragoman.conference.Language known) {
        return Language.newBuilder()
                .setTag(known.tag().value())
                .setAutonym(known.autonym())
                .setRightToLeft(known.rightToLeft())
                .setChannel(known.channel().value())
                .setKind(LanguageKind.valueOf("LANGUAGE_KIND_" + known.kind().name()))
                .setVideo(known.video().orElse(""))
                .build();
    }

    private static Delegation delegation(org.dragoman.conference.Delegation known) {
        return Delegation.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setKind(DelegationKind.valueOf("DELEGATION_KIND_" + known.kind().name()))
                .setGroup(known.group().map(Object::toString).orElse(""))
                .addAllRights(
                        known.rights().stream()
                                .map(r -> DelegationRight.valueOf("DELEGATION_RIGHT_" + r.name()))
                                .toList())
                .build();
    }

    private static Group group(org.dragoman.conference.Group known) {
        return Group.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setBudgetSeconds(
                        (int) known.budget().map(b -> b.toSeconds()).orElse(0L).longValue())
                .build();
    }

    private static TimeClass timeClass(org.dragoman.conference.TimeClass known) {
        return TimeClass.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setSeconds((int) known.speech().toSeconds())
                .build();
    }

    private static Phrase phrase(org.dragoman.conference.Phrase known) {
        return Phrase.newBuilder()
                .setId(known.id().value())
                .setText(text(known.text()))
                .addAllPlaces(known.places())
                .build();
    }

    private static FloorRules rules(org.dragoman.conference.HouseRules known) {
        var wire =
                FloorRules.newBuilder()
                        .setPointOfOrderWhileClosed(known.pointWhileClosed())
                        .setPointOfOrderSeconds((int) known.point().toSeconds())
                        .setResponseSeconds((int) known.response().toSeconds())
                        .setOnMotionSeconds((int) known.onMotion().toSeconds())
                        .setMotionSpeakers(known.motionSpeakers())
                        .setGroupSeconds((int) known.groupStatement().toSeconds())
                        .setQuorumOpen(known.quorumToOpen().map(Object::toString).orElse(""))
                        .setQuorumDecide(known.quorumToDecide().map(Object::toString).orElse(""))
                        .setClock(EndPolicy.valueOf("END_POLICY_" + known.clock().name()))
                        .setTextsAhead(known.customs().textsAhead())
                        .setAlternateGroups(known.customs().alternateGroups())
                        .setPriorityTone(known.customs().priorityTone())
                        .setAuditPublic(known.customs().auditPublic())
                        .setUndoSeconds((int) (Undoable.WINDOW_MS / 1000))
                        .setRepliesAt(RepliesAt.valueOf("REPLIES_AT_" + known.repliesAt().name()));
        known.replies().forEach(r -> wire.addReplySeconds((int) r.toSeconds()));
        known.pointCategories()
                .forEach(
                        c ->
                                wire.addPointCategories(
                                        PointCategory.newBuilder()
                                                .setId(c.id().value())
                                                .setName(text(c.name()))));
        return wire.build();
    }

    private static Participant participant(org.dragoman.conference.Participant known) {
        return Participant.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setDelegation(known.delegation().map(Object::toString).orElse(""))
                .setRole(role(known.role()))
                .setLanguage(known.language().map(Object::toString).orElse(""))
                .setRank(
                        known.rank()
                                .map(r -> Rank.valueOf("RANK_" + r.name()))
                                .orElse(Rank.RANK_UNSPECIFIED))
                .build();
    }

    private static Booth booth(org.dragoman.conference.Booth known) {
        var wire = Booth.newBuilder().setId(known.id().value()).setName(text(known.name()));
        known.outputs().forEach(o -> wire.addOutputs(o.value()));
        known.pivots().forEach(p -> wire.addPivots(p.value()));
        known.presets().forEach(p -> wire.addPresets(p.value()));
        for (var interpreter : known.interpreters()) {
            var person = Interpreter.newBuilder().setParticipant(interpreter.participant().value());
            interpreter.a().forEach(tag -> person.addA(tag.value()));
            interpreter.b().forEach(tag -> person.addB(tag.value()));
            interpreter.c().forEach(tag -> person.addC(tag.value()));
            wire.addInterpreters(person);
        }
        return wire.build();
    }

    private static SessionOutline outline(org.dragoman.conference.SessionPlan known, ZoneId zone) {
        var wire =
                SessionOutline.newBuilder()
                        .setId(known.id().value())
                        .setTitle(text(known.title()))
                        .setDay(known.day().toString())
                        .setStarts(known.starts().toString())
                        .setEnds(known.ends().toString());
        known.inscription().ifPresent(h -> wire.setInscription(hours(h, zone)));
        known.teams()
                .forEach(
                        (booth, ends) ->
                                wire.addTeams(
                                        TeamHours.newBuilder()
                                                .setBooth(booth.value())
                                                .setEndsMs(instant(ends, zone))));
        for (var item : known.items()) {
            var of = item(item);
            known.inscription(item.id()).ifPresent(h -> of.setInscription(hours(h, zone)));
            wire.addItems(of);
        }
        return wire.build();
    }

    private static InscriptionHours hours(
            org.dragoman.conference.InscriptionHours known, ZoneId zone) {
        return InscriptionHours.newBuilder()
                .setOpensMs(instant(known.opens(), zone))
                .setClosesMs(instant(known.closes(), zone))
                .build();
    }

    private static long instant(LocalDateTime there, ZoneId zone) {
        return there.atZone(zone).toInstant().toEpochMilli();
    }

    private static AgendaItem.Builder item(org.dragoman.conference.AgendaItem known) {
        var wire =
                AgendaItem.newBuilder()
                        .setId(known.id().value())
                        .setTitle(text(known.title()))
                        .setKind(AgendaItemKind.valueOf("AGENDA_ITEM_KIND_" + known.kind().name()))
                        .setSpeechSeconds((int) known.speech().toSeconds());
        known.speakers().forEach(s -> wire.addSpeakers(s.value()));
        known.parent().ifPresent(p -> wire.setParent(p.value()));
        known.planned().ifPresent(p -> wire.setPlannedSeconds((int) p.toSeconds()));
        return wire;
    }
}
