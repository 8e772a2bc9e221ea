package org.dragoman.gateway;

import org.dragoman.conference.Ids;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.record.PlainText;
import org.dragoman.session.Command;
import org.dragoman.session.Output;
import org.dragoman.session.TurnId;

import java.util.Optional;
import java.util.function.Function;

/** Reads a command of the wire; what cannot be one is told with its reason. */
final class Asking {
    private Asking() {}

    /** A wire command that means nothing here, and why. */
    static final class Unreadable extends Exception {
        private final RefusalCode code;
        private final String field;

        Unreadable(RefusalCode code, String field) {
            super(code.name());
            this.code = code;
            this.field = field;
        }

        RefusalCode code() {
            return code;
        }

        String field() {
            return field;
        }
    }

    static Command read(org.dragoman.protocol.v1.Command wire) throws Unreadable {
        return switch (wire.getBodyCase()) {
            case OPEN_SESSION -> new Command.OpenSession();
            case CLOSE_SESSION -> new Command.CloseSession();
            case TAKE_UP_ITEM -> new Command.TakeUpItem(item(wire.getTakeUpItem().getItem()));
            case REQUEST_FLOOR ->
                    new Command.RequestFloor(
                            optional(wire.getRequestFloor().getParticipant(), Asking::participant));
            case WITHDRAW_REQUEST ->
                    new Command.WithdrawRequest(new TurnId(wire.getWithdrawRequest().getTurn()));
            case GIVE_FLOOR -> give(wire.getGiveFloor());
            case GIVE_NEXT -> new Command.GiveNext();
            case END_SPEECH -> new Command.EndSpeech();
            case TAKE_FLOOR -> new Command.TakeFloor();
            case PAUSE_SPEECH -> new Command.PauseSpeech();
            case RESUME_SPEECH -> new Command.ResumeSpeech();
            case DECLARE_FLOOR_LANGUAGE ->
                    new Command.DeclareFloorLanguage(
                            language(wire.getDeclareFloorLanguage().getLanguage()));
            case MOVE_TURN -> move(wire.getMoveTurn());
            case GO_ON_AIR -> new Command.GoOnAir(output(wire.getGoOnAir().getOutput()));
            case GO_OFF_AIR -> new Command.GoOffAir();
            case COUGH -> new Command.Cough(wire.getCough().getHeld());
            case CHECK_IN,
                    OVERRIDE_QUORUM,
                    ANNOUNCE,
                    WRITE_NOTE,
                    CLOSE_LIST,
                    OPEN_LIST,
                    ADMIT_LATE,
                    SKIP_TURN,
                    LIST_AGAIN,
                    ORDER_LIST,
                    PREVIEW_ORDER,
                    INSCRIBE,
                    IMPORT_INSCRIPTIONS,
                    UNDO,
                    OFFER_SWAP,
                    ANSWER_SWAP,
                    RULE,
                    DECIDE_MOTION,
                    SET_FLOOR_MODE,
                    CHAIR_PRIORITY,
                    PUSH_TO_TALK,
                    GRANT_TIME,
                    SET_SPEECH_TIME,
                    GRANT_GROUP_TIME,
                    BODY_NOT_SET ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        };
    }

    private static Command give(GiveFloor wire) throws Unreadable {
        var language = optional(wire.getLanguage(), Asking::language);
        return switch (wire.getToCase()) {
            case TURN -> new Command.GiveTurn(new TurnId(wire.getTurn()), language);
            case PARTICIPANT -> new Command.GiveFloor(participant(wire.getParticipant()), language);
            case TO_NOT_SET ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT, "to");
        };
    }

    private static Command move(MoveTurn wire) throws Unreadable {
        String reason = wire.getReason();
        if (!reason.equals(reason.strip()) || reason.indexOf(0) >= 0) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "reason");
        }
        return new Command.MoveTurn(
                new TurnId(wire.getTurn()), wire.getPlace(), PlainText.of(reason));
    }

    private static Output output(org.dragoman.protocol.v1.Output wire) throws Unreadable {
        return switch (wire) {
            case OUTPUT_UNSPECIFIED, OUTPUT_A -> Output.A;
            case OUTPUT_B -> Output.B;
            case OUTPUT_C -> Output.C;
            case UNRECOGNIZED -> throw new Unreadable(RefusalCode.REFUSAL_CODE_NO_OUTPUT, "output");
        };
    }

    private static <T> Optional<T> optional(String text, Reading<T> read) throws Unreadable {
        return text.isEmpty() ? Optional.empty() : Optional.of(read.of(text));
    }

    private interface Reading<T> {
        T of(String text) throws Unreadable;
    }

    private static ParticipantId participant(String text) throws Unreadable {
        return id(
                text,
                ParticipantId::new,
                RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT,
                "participant");
    }

    private static ItemId item(String text) throws Unreadable {
        return id(text, ItemId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_ITEM, "item");
    }

    private static <T> T id(String text, Function<String, T> make, RefusalCode code, String field)
            throws Unreadable {
        if (!Ids.valid(text)) {
            throw new Unreadable(code, field);
        }
        return make.apply(text);
    }

    static LanguageTag language(String text) throws Unreadable {
        if (!LanguageTag.valid(text)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, "language");
        }
        return new LanguageTag(text);
    }
}
