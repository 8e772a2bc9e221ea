package org.dragoman.gateway.wire;

import org.dragoman.conference.Ids;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.protocol.v1.Announce;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.TurnId;
import org.dragoman.text.CleanText;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;

/** Reads a command of the wire; what cannot be one is told with its reason. */
public final class CommandReader {
    private CommandReader() {}

    public static Command read(org.dragoman.protocol.v1.Command wire) throws Unreadable {
        return switch (wire.getBodyCase()) {
            case OPEN_SESSION -> new Command.OpenSession();
            case CLOSE_SESSION -> new Command.CloseSession();
            case TAKE_UP_ITEM -> new Command.TakeUpItem(item(wire.getTakeUpItem().getItem()));
            case REQUEST_FLOOR -> WishReader.request(wire.getRequestFloor());
            case WITHDRAW_REQUEST ->
                    new Command.WithdrawRequest(new TurnId(wire.getWithdrawRequest().getTurn()));
            case GIVE_FLOOR -> give(wire.getGiveFloor());
            case GIVE_NEXT -> new Command.GiveNext();
            case END_SPEECH -> new Command.EndSpeech(turn(wire.getEndSpeech().getTurn()));
            case TAKE_FLOOR ->
                    new Command.TakeFloor(
                            turn(wire.getTakeFloor().getTurn()), wire.getTakeFloor().getAll());
            case PAUSE_SPEECH -> new Command.PauseSpeech(turn(wire.getPauseSpeech().getTurn()));
            case RESUME_SPEECH -> new Command.ResumeSpeech(turn(wire.getResumeSpeech().getTurn()));
            case DECLARE_FLOOR_LANGUAGE ->
                    new Command.DeclareFloorLanguage(
                            language(wire.getDeclareFloorLanguage().getLanguage()));
            case MOVE_TURN -> move(wire.getMoveTurn());
            case GO_ON_AIR -> new Command.GoOnAir(output(wire.getGoOnAir().getOutput()));
            case GO_OFF_AIR -> new Command.GoOffAir();
            case COUGH -> new Command.Cough(wire.getCough().getHeld());
            case CLOSE_LIST -> new Command.CloseList(wire.getCloseList().getAtMs());
            case OPEN_LIST -> new Command.OpenList();
            case ADMIT_LATE ->
                    new Command.AdmitLate(
                            new TurnId(wire.getAdmitLate().getTurn()),
                            wire.getAdmitLate().getAdmitted());
            case SKIP_TURN -> new Command.SkipTurn(new TurnId(wire.getSkipTurn().getTurn()));
            case LIST_AGAIN -> new Command.ListAgain();
            case ORDER_LIST ->
                    new Command.OrderList(WishReader.policy(wire.getOrderList().getPolicy()));
            case INSCRIBE -> WishReader.inscribe(wire.getInscribe());
            case UNDO -> new Command.Undo(wire.getUndo().getPosition());
            case OFFER_SWAP ->
                    new Command.OfferSwap(
                            new TurnId(wire.getOfferSwap().getTurn()),
                            new TurnId(wire.getOfferSwap().getWithTurn()));
            case ANSWER_SWAP ->
                    new Command.AnswerSwap(
                            new TurnId(wire.getAnswerSwap().getTurn()),
                            wire.getAnswerSwap().getAgreed());
            case RULE,
                    DECIDE_MOTION,
                    SET_FLOOR_MODE,
                    GRANT_TIME,
                    SET_SPEECH_TIME,
                    GRANT_GROUP_TIME ->
                    PodiumReader.read(wire);
            case CHAIR_PRIORITY ->
                    new Command.ChairPriority(
                            wire.getChairPriority().getHeld(), wire.getChairPriority().getResume());
            case PUSH_TO_TALK -> new Command.PushToTalk(wire.getPushToTalk().getHeld());
            case CHECK_IN ->
                    new Command.CheckIn(
                            optional(
                                    wire.getCheckIn().getParticipant(), CommandReader::participant),
                            wire.getCheckIn().getPresent());
            case OVERRIDE_QUORUM ->
                    new Command.OverrideQuorum(
                            words(wire.getOverrideQuorum().getReason(), "reason"));
            case ANNOUNCE -> announce(wire.getAnnounce());
            case WRITE_NOTE -> new Command.WriteNote(words(wire.getWriteNote().getText(), "text"));
            case REMOVE_PARTICIPANT, READMIT_PARTICIPANT, CHANGE_ROLE -> BadgeReader.read(wire);
            case WARN_SPEAKER -> new Command.WarnSpeaker(turn(wire.getWarnSpeaker().getTurn()));
            case CHECK_SOUND -> BackstageReader.check(wire.getCheckSound());
            case OVERRIDE_SOUND_CHECK ->
                    new Command.OverrideSoundCheck(
                            words(wire.getOverrideSoundCheck().getReason(), "reason"));
            case ASK_FOR_HELP,
                    TAKE_HELP,
                    CLOSE_HELP,
                    CUE_SPEAKER,
                    SEND_CHAT,
                    WRITE_PAD,
                    TALK_TO,
                    REPORT_NO_SOUND,
                    PLAY_TONE,
                    ACKNOWLEDGE_ALARM,
                    HAND_IN_TEXT,
                    PUT_TERMS,
                    REMOVE_TERMS ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
            case CHOOSE_INCOMING,
                    SET_PRESETS,
                    OFFER_HANDOVER,
                    REQUEST_HANDOVER,
                    ANSWER_HANDOVER,
                    CANCEL_HANDOVER,
                    SWAP_HANDOVER,
                    TAKE_OFF_AIR,
                    SET_INTERLOCK,
                    SET_IDLE ->
                    DeskReader.read(wire);
            case PREVIEW_ORDER, IMPORT_INSCRIPTIONS, BODY_NOT_SET ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        };
    }

    private static Command give(GiveFloor wire) throws Unreadable {
        var language = optional(wire.getLanguage(), CommandReader::language);
        return switch (wire.getToCase()) {
            case TURN -> new Command.GiveTurn(new TurnId(wire.getTurn()), language);
            case PARTICIPANT -> new Command.GiveFloor(participant(wire.getParticipant()), language);
            case TO_NOT_SET ->
                    throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT, "to");
        };
    }

    private static Command move(MoveTurn wire) throws Unreadable {
        return new Command.MoveTurn(
                new TurnId(wire.getTurn()), wire.getPlace(), words(wire.getReason(), "reason"));
    }

    private static Command announce(Announce wire) throws Unreadable {
        var phrase =
                id(
                        wire.getPhrase(),
                        PhraseId::new,
                        RefusalCode.REFUSAL_CODE_UNKNOWN_PHRASE,
                        "phrase");
        var values = new HashMap<String, String>();
        for (var value : wire.getValuesMap().entrySet()) {
            values.put(value.getKey(), words(value.getValue(), "values"));
        }
        return new Command.Announce(phrase, values);
    }

    /** Text that people wrote, made safe to show. */
    static String words(String text, String field) throws Unreadable {
        if (!text.equals(text.strip()) || text.indexOf(0) >= 0) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, field);
        }
        return CleanText.stripped(text);
    }

    /** The turn of that number; none for 0. */
    static Optional<TurnId> turn(int number) {
        return number == 0 ? Optional.empty() : Optional.of(new TurnId(number));
    }

    static Output output(org.dragoman.protocol.v1.Output wire) throws Unreadable {
        return switch (wire) {
            case OUTPUT_UNSPECIFIED, OUTPUT_A -> Output.A;
            case OUTPUT_B -> Output.B;
            case OUTPUT_C -> Output.C;
            case UNRECOGNIZED -> throw new Unreadable(RefusalCode.REFUSAL_CODE_NO_OUTPUT, "output");
        };
    }

    static <T> Optional<T> optional(String text, Reading<T> read) throws Unreadable {
        return text.isEmpty() ? Optional.empty() : Optional.of(read.of(text));
    }

    interface Reading<T> {
        T of(String text) throws Unreadable;
    }

    static ParticipantId participant(String text) throws Unreadable {
        return id(
                text,
                ParticipantId::new,
                RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT,
                "participant");
    }

    static ItemId item(String text) throws Unreadable {
        return id(text, ItemId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_ITEM, "item");
    }

    static <T> T id(String text, Function<String, T> make, RefusalCode code, String field)
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
