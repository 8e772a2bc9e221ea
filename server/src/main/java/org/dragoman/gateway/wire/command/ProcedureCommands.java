package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.id;
import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.turn;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.TurnId;

import java.util.Set;

/** Rulings, motions and time. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum ProcedureCommands implements Row {
    RULE(
            Roles.PODIUM,
            wire ->
                    new Command.Rule(
                            new TurnId(wire.getRule().getTurn()),
                            ruling(wire.getRule().getRuling()),
                            words(wire.getRule().getText(), "text"))),
    DECIDE_MOTION(
            Roles.PODIUM,
            wire ->
                    new Command.DecideMotion(
                            new TurnId(wire.getDecideMotion().getTurn()),
                            outcome(wire.getDecideMotion().getOutcome()),
                            wire.getDecideMotion().getActs())),
    COUNT_HANDS(
            Roles.LIST_KEEPERS,
            wire ->
                    new Command.CountHands(
                            new TurnId(wire.getCountHands().getTurn()),
                            wire.getCountHands().getInFavour(),
                            wire.getCountHands().getAgainst(),
                            wire.getCountHands().getAbstaining())),
    GRANT_TIME(
            Roles.PODIUM,
            wire ->
                    new Command.GrantTime(
                            turn(wire.getGrantTime().getTurn()),
                            Integer.toUnsignedLong(wire.getGrantTime().getSeconds()))),
    SET_SPEECH_TIME(
            Roles.PODIUM,
            wire ->
                    new Command.SetSpeechTime(
                            Integer.toUnsignedLong(wire.getSetSpeechTime().getSeconds()))),
    GRANT_GROUP_TIME(
            Roles.PODIUM,
            wire ->
                    new Command.GrantGroupTime(
                            optional(wire.getGrantGroupTime().getGroup(), ProcedureCommands::group),
                            Integer.toUnsignedLong(wire.getGrantGroupTime().getSeconds())));

    private final Set<Role> who;
    private final Reader reader;

    ProcedureCommands(Set<Role> who, Reader reader) {
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

    private static GroupId group(String text) throws Unreadable {
        return id(text, GroupId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_GROUP, "group");
    }

    private static Ruling ruling(org.dragoman.protocol.v1.Ruling wire) throws Unreadable {
        return switch (wire) {
            case RULING_SUSTAINED -> Ruling.SUSTAINED;
            case RULING_REJECTED -> Ruling.REJECTED;
            case RULING_NOTED -> Ruling.NOTED;
            case RULING_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("ruling");
        };
    }

    private static MotionOutcome outcome(org.dragoman.protocol.v1.MotionOutcome wire)
            throws Unreadable {
        return switch (wire) {
            case MOTION_OUTCOME_CARRIED -> MotionOutcome.CARRIED;
            case MOTION_OUTCOME_REJECTED -> MotionOutcome.REJECTED;
            case MOTION_OUTCOME_WITHDRAWN -> MotionOutcome.WITHDRAWN;
            case MOTION_OUTCOME_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("outcome");
        };
    }
}
