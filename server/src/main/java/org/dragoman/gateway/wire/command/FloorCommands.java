package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.language;
import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.participant;
import static org.dragoman.gateway.wire.command.Parts.turn;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SetFloorMode;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.TurnId;

import java.util.OptionalInt;
import java.util.Set;

/** Who speaks: the floor is given, taken, paused and resumed. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum FloorCommands implements Row {
    GIVE_FLOOR(Roles.PODIUM, wire -> give(wire.getGiveFloor())),
    GIVE_NEXT(Roles.PODIUM, wire -> new Command.GiveNext()),
    END_SPEECH(Roles.SPEAKERS, wire -> new Command.EndSpeech(turn(wire.getEndSpeech().getTurn()))),
    TAKE_FLOOR(
            Roles.PODIUM,
            wire ->
                    new Command.TakeFloor(
                            turn(wire.getTakeFloor().getTurn()), wire.getTakeFloor().getAll())),
    PAUSE_SPEECH(
            Roles.PODIUM, wire -> new Command.PauseSpeech(turn(wire.getPauseSpeech().getTurn()))),
    RESUME_SPEECH(
            Roles.SPEAKERS,
            wire -> new Command.ResumeSpeech(turn(wire.getResumeSpeech().getTurn()))),
    DECLARE_FLOOR_LANGUAGE(
            Roles.PODIUM,
            wire ->
                    new Command.DeclareFloorLanguage(
                            language(wire.getDeclareFloorLanguage().getLanguage()))),
    SET_FLOOR_MODE(Roles.PODIUM, wire -> mode(wire.getSetFloorMode())),
    CHAIR_PRIORITY(
            Roles.PODIUM,
            wire ->
                    new Command.ChairPriority(
                            wire.getChairPriority().getHeld(),
                            wire.getChairPriority().getResume())),
    PUSH_TO_TALK(Roles.ASKERS, wire -> new Command.PushToTalk(wire.getPushToTalk().getHeld())),
    WARN_SPEAKER(
            Roles.PODIUM, wire -> new Command.WarnSpeaker(turn(wire.getWarnSpeaker().getTurn())));

    private final Set<Role> who;
    private final Reader reader;

    FloorCommands(Set<Role> who, Reader reader) {
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

    private static Command give(GiveFloor wire) throws Unreadable {
        var language = optional(wire.getLanguage(), Parts::language);
        return switch (wire.getToCase()) {
            case TURN -> new Command.GiveTurn(new TurnId(wire.getTurn()), language);
            case PARTICIPANT -> new Command.GiveFloor(participant(wire.getParticipant()), language);
            case TO_NOT_SET ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT, "to");
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
                    case FLOOR_MODE_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("mode");
                },
                wire.getMaxOpen() == 0 ? OptionalInt.empty() : OptionalInt.of(wire.getMaxOpen()),
                wire.hasMaxWaiting() ? OptionalInt.of(wire.getMaxWaiting()) : OptionalInt.empty());
    }
}
