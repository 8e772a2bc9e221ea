package org.dragoman.gateway.wire;

import org.dragoman.conference.Role;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Command;

/** Reads what is asked about somebody's badge. */
final class BadgeReader {
    private BadgeReader() {}

    static Command read(org.dragoman.protocol.v1.Command wire) throws Unreadable {
        return switch (wire.getBodyCase()) {
            case REMOVE_PARTICIPANT ->
                    new Command.RemoveParticipant(
                            CommandReader.participant(wire.getRemoveParticipant().getParticipant()),
                            CommandReader.words(wire.getRemoveParticipant().getReason(), "reason"));
            case READMIT_PARTICIPANT ->
                    new Command.ReadmitParticipant(
                            CommandReader.participant(
                                    wire.getReadmitParticipant().getParticipant()));
            case CHANGE_ROLE ->
                    new Command.ChangeRole(
                            CommandReader.participant(wire.getChangeRole().getParticipant()),
                            role(wire.getChangeRole().getRole()));
            // Whatever else there is has been read elsewhere.
            default -> throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        };
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
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw WishReader.outOfRange("role");
        };
    }
}
