package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.participant;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Reach;

import java.util.Set;

/** As what somebody's badge counts in this session. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum BadgeCommands implements Row {
    REMOVE_PARTICIPANT(
            Roles.PODIUM_AND_TECHNICIANS,
            wire ->
                    new Command.RemoveParticipant(
                            participant(wire.getRemoveParticipant().getParticipant()),
                            words(wire.getRemoveParticipant().getReason(), "reason"),
                            reach(wire.getRemoveParticipant().getConference()))),
    READMIT_PARTICIPANT(
            Roles.PODIUM_AND_TECHNICIANS,
            wire ->
                    new Command.ReadmitParticipant(
                            participant(wire.getReadmitParticipant().getParticipant()),
                            reach(wire.getReadmitParticipant().getConference()))),
    REVOKE_BADGES(
            Roles.PODIUM_AND_TECHNICIANS,
            wire ->
                    new Command.RevokeBadges(
                            participant(wire.getRevokeBadges().getParticipant()),
                            words(wire.getRevokeBadges().getReason(), "reason"))),
    CHANGE_ROLE(
            Roles.PODIUM,
            wire ->
                    new Command.ChangeRole(
                            participant(wire.getChangeRole().getParticipant()),
                            role(wire.getChangeRole().getRole())));

    private final Set<Role> who;
    private final Reader reader;

    BadgeCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Command of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return new Read.OfSession(reader.of(wire));
    }

    private static Reach reach(boolean conference) {
        return conference ? Reach.CONFERENCE : Reach.SESSION;
    }

    private static Role role(org.dragoman.protocol.v1.Role wire) throws Unreadable {
        return switch (wire) {
            case ROLE_CHAIR -> Role.CHAIR;
            case ROLE_MODERATOR -> Role.MODERATOR;
            case ROLE_SECRETARY -> Role.SECRETARY;
            case ROLE_TECHNICIAN -> Role.TECHNICIAN;
            case ROLE_INTERPRETER -> Role.INTERPRETER;
            case ROLE_CAPTIONER -> Role.CAPTIONER;
            case ROLE_DELEGATE -> Role.DELEGATE;
            case ROLE_OBSERVER -> Role.OBSERVER;
            case ROLE_PRESS -> Role.PRESS;
            case ROLE_RECORD_KEEPER -> Role.RECORD_KEEPER;
            case ROLE_DISPLAY -> Role.DISPLAY;
            case ROLE_PUBLIC -> Role.PUBLIC;
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("role");
        };
    }
}
