package org.dragoman.gateway.wire;

import org.dragoman.conference.GroupId;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SetFloorMode;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.TurnId;

import java.util.OptionalInt;

/** Reads how the podium runs the floor: modes, rulings, motions and time. */
final class PodiumReader {
    private PodiumReader() {}

    static Command read(org.dragoman.protocol.v1.Command wire) throws Unreadable {
        return switch (wire.getBodyCase()) {
            case SET_FLOOR_MODE -> mode(wire.getSetFloorMode());
            case RULE ->
                    new Command.Rule(
                            new TurnId(wire.getRule().getTurn()),
                            ruling(wire.getRule().getRuling()),
                            CommandReader.words(wire.getRule().getText(), "text"));
            case DECIDE_MOTION ->
                    new Command.DecideMotion(
                            new TurnId(wire.getDecideMotion().getTurn()),
                            outcome(wire.getDecideMotion().getOutcome()));
            case GRANT_TIME ->
                    new Command.GrantTime(
                            CommandReader.turn(wire.getGrantTime().getTurn()),
                            Integer.toUnsignedLong(wire.getGrantTime().getSeconds()));
            case SET_SPEECH_TIME ->
                    new Command.SetSpeechTime(
                            Integer.toUnsignedLong(wire.getSetSpeechTime().getSeconds()));
            case GRANT_GROUP_TIME ->
                    new Command.GrantGroupTime(
                            CommandReader.optional(
                                    wire.getGrantGroupTime().getGroup(),
                                    id ->
                                            CommandReader.id(
                                                    id,
                                                    GroupId::new,
                                                    RefusalCode.REFUSAL_CODE_UNKNOWN_GROUP,
                                                    "group")),
                            Integer.toUnsignedLong(wire.getGrantGroupTime().getSeconds()));
            // Whatever else there is has been read elsewhere.
            default -> throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        };
    }

    private static Command mode(SetFloorMode wire) throws Unreadable {
        return new Command.SetFloorMode(
                switch (wire.getMode()) {
                    case FLOOR_MODE_MODERATED -> FloorMode.MODERATED;
                    case FLOOR_MODE_AUTOMATIC -> FloorMode.AUTOMATIC;
                    case FLOOR_MODE_OVERRIDE -> FloorMode.OVERRIDE;
                    case FLOOR_MODE_PUSH_TO_TALK -> FloorMode.PUSH_TO_TALK;
                    case FLOOR_MODE_CHAIR_ONLY -> FloorMode.CHAIR_ONLY;
                    case FLOOR_MODE_UNSPECIFIED, UNRECOGNIZED ->
                            throw WishReader.outOfRange("mode");
                },
                wire.getMaxOpen() == 0 ? OptionalInt.empty() : OptionalInt.of(wire.getMaxOpen()),
                wire.hasMaxWaiting() ? OptionalInt.of(wire.getMaxWaiting()) : OptionalInt.empty());
    }

    private static Ruling ruling(org.dragoman.protocol.v1.Ruling wire) throws Unreadable {
        return switch (wire) {
            case RULING_SUSTAINED -> Ruling.SUSTAINED;
            case RULING_REJECTED -> Ruling.REJECTED;
            case RULING_NOTED -> Ruling.NOTED;
            case RULING_UNSPECIFIED, UNRECOGNIZED -> throw WishReader.outOfRange("ruling");
        };
    }

    private static MotionOutcome outcome(org.dragoman.protocol.v1.MotionOutcome wire)
            throws Unreadable {
        return switch (wire) {
            case MOTION_OUTCOME_CARRIED -> MotionOutcome.CARRIED;
            case MOTION_OUTCOME_REJECTED -> MotionOutcome.REJECTED;
            case MOTION_OUTCOME_WITHDRAWN -> MotionOutcome.WITHDRAWN;
            case MOTION_OUTCOME_UNSPECIFIED, UNRECOGNIZED -> throw WishReader.outOfRange("outcome");
        };
    }
}
