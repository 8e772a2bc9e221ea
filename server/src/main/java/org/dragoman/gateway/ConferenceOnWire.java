package org.dragoman.gateway;

import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Delegation;
import org.dragoman.protocol.v1.DelegationKind;
import org.dragoman.protocol.v1.Interpreter;
import org.dragoman.protocol.v1.Language;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.Text;

/** Tells clients what is known before the day. */
final class ConferenceOnWire {
    private ConferenceOnWire() {}

    static Conference of(org.dragoman.conference.Conference known) {
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
        known.sessions().forEach(s -> wire.addSessions(outline(s)));
        return wire.build();
    }

    static Role role(org.dragoman.conference.Role role) {
        return Role.valueOf("ROLE_" + role.name());
    }

    private static Text text(org.dragoman.conference.Text known) {
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
                .build();
    }

    private static Delegation delegation(org.dragoman.conference.Delegation known) {
        return Delegation.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setKind(DelegationKind.valueOf("DELEGATION_KIND_" + known.kind().name()))
                .build();
    }

    private static Participant participant(org.dragoman.conference.Participant known) {
        return Participant.newBuilder()
                .setId(known.id().value())
                .setName(text(known.name()))
                .setDelegation(known.delegation().map(Object::toString).orElse(""))
                .setRole(role(known.role()))
                .setLanguage(known.language().map(Object::toString).orElse(""))
                .build();
    }

    private static Booth booth(org.dragoman.conference.Booth known) {
        var wire = Booth.newBuilder().setId(known.id().value()).setName(text(known.name()));
        known.outputs().forEach(o -> wire.addOutputs(o.value()));
        for (var interpreter : known.interpreters()) {
            var person = Interpreter.newBuilder().setParticipant(interpreter.participant().value());
            interpreter.a().forEach(tag -> person.addA(tag.value()));
            interpreter.b().forEach(tag -> person.addB(tag.value()));
            interpreter.c().forEach(tag -> person.addC(tag.value()));
            wire.addInterpreters(person);
        }
        return wire.build();
    }

    private static SessionOutline outline(org.dragoman.conference.SessionPlan known) {
        var wire =
                SessionOutline.newBuilder()
                        .setId(known.id().value())
                        .setTitle(text(known.title()))
                        .setDay(known.day().toString())
                        .setStarts(known.starts().toString())
                        .setEnds(known.ends().toString());
        known.items().forEach(i -> wire.addItems(item(i)));
        return wire.build();
    }

    private static AgendaItem item(org.dragoman.conference.AgendaItem known) {
        var wire =
                AgendaItem.newBuilder()
                        .setId(known.id().value())
                        .setTitle(text(known.title()))
                        .setKind(AgendaItemKind.valueOf("AGENDA_ITEM_KIND_" + known.kind().name()))
                        .setSpeechSeconds((int) known.speech().toSeconds());
        known.speakers().forEach(s -> wire.addSpeakers(s.value()));
        return wire.build();
    }
}
