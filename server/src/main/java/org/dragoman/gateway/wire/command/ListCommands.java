package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.InscriptionTable;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CloseList;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.ReplaceSpeaker;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Setting;

import java.util.Set;

/** The list of speakers: who wants the floor, in which order, and what becomes of their turns. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum ListCommands implements Row {
    REQUEST_FLOOR(Roles.ASKERS, session(wire -> Wishes.request(wire.getRequestFloor()))),
    WITHDRAW_REQUEST(
            Roles.SPEAKERS,
            session(
                    wire ->
                            new Command.WithdrawRequest(
                                    new TurnId(wire.getWithdrawRequest().getTurn()),
                                    words(wire.getWithdrawRequest().getReason(), "reason")))),
    MOVE_TURN(Roles.LIST_KEEPERS, session(wire -> move(wire.getMoveTurn()))),
    REPLACE_SPEAKER(Roles.LIST_KEEPERS, session(wire -> replace(wire.getReplaceSpeaker()))),
    CLOSE_LIST(
            Roles.LIST_KEEPERS,
            (wire, by) -> new Read.OfSession(close(wire.getCloseList(), by.setting()))),
    OPEN_LIST(Roles.LIST_KEEPERS, session(wire -> new Command.OpenList())),
    ADMIT_LATE(
            Roles.LIST_KEEPERS,
            session(
                    wire ->
                            new Command.AdmitLate(
                                    new TurnId(wire.getAdmitLate().getTurn()),
                                    wire.getAdmitLate().getAdmitted(),
                                    words(wire.getAdmitLate().getReason(), "reason")))),
    SKIP_TURN(
            Roles.LIST_KEEPERS,
            session(wire -> new Command.SkipTurn(new TurnId(wire.getSkipTurn().getTurn())))),
    LIST_AGAIN(Roles.LIST_KEEPERS, session(wire -> new Command.ListAgain())),
    ORDER_LIST(
            Roles.LIST_KEEPERS,
            session(wire -> new Command.OrderList(Wishes.policy(wire.getOrderList().getPolicy())))),
    PREVIEW_ORDER(
            Roles.LIST_KEEPERS,
            here(
                    (wire, by) ->
                            new Read.Preview(Wishes.policy(wire.getPreviewOrder().getPolicy())))),
    INSCRIBE(Roles.ASKERS, session(wire -> Wishes.inscribe(wire.getInscribe()))),
    IMPORT_INSCRIPTIONS(
            Roles.LIST_KEEPERS,
            here(
                    (wire, by) ->
                            new Read.Import(
                                    InscriptionTable.read(
                                            wire.getImportInscriptions().getCsv(), by.setting()),
                                    wire.getImportInscriptions().getDryRun()))),
    UNDO(Roles.LIST_KEEPERS, session(wire -> new Command.Undo(wire.getUndo().getPosition()))),
    OFFER_SWAP(
            Roles.SPEAKERS,
            session(
                    wire ->
                            new Command.OfferSwap(
                                    new TurnId(wire.getOfferSwap().getTurn()),
                                    new TurnId(wire.getOfferSwap().getWithTurn())))),
    ANSWER_SWAP(
            Roles.SPEAKERS,
            session(
                    wire ->
                            new Command.AnswerSwap(
                                    new TurnId(wire.getAnswerSwap().getTurn()),
                                    wire.getAnswerSwap().getAgreed())));

    /** The end of the year 9999. */
    private static final long AT_MS_MAX = 253_402_300_799_999L;

    private static final int MINUTES_BEFORE_MAX = 48 * 60;

    private final Set<Role> who;
    private final Reader reader;

    ListCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Read of(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable;
    }

    private interface SessionReader {
        Command of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    /** What the session decides, whose rules look at the role once more. */
    private static Reader session(SessionReader reader) {
        return (wire, by) -> new Read.OfSession(reader.of(wire));
    }

    /** What is answered without the session. */
    private static Reader here(Reader reader) {
        return (wire, by) -> {
            Unreadable.forbiddenUnless(Roles.LIST_KEEPERS.contains(by.role()));
            return reader.of(wire, by);
        };
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return reader.of(wire, by);
    }

    /** An hour of the plan is reckoned here, so that it is an instant that all are told. */
    private static Command close(CloseList wire, Setting setting) throws Unreadable {
        if (wire.getMinutesBefore() < 0 || wire.getMinutesBefore() > MINUTES_BEFORE_MAX) {
            throw Parts.outOfRange("minutes_before", 0, MINUTES_BEFORE_MAX);
        }
        if (wire.getAtMs() < 0 || wire.getAtMs() > AT_MS_MAX) {
            throw Parts.outOfRange("at_ms", 0, AT_MS_MAX);
        }
        long earlierMs = wire.getMinutesBefore() * 60_000L;
        return new Command.CloseList(
                switch (wire.getBefore()) {
                    case PLANNED_HOUR_UNSPECIFIED -> wire.getAtMs();
                    case PLANNED_HOUR_OPENING -> setting.plannedStartMs() - earlierMs;
                    case PLANNED_HOUR_CLOSING -> setting.plannedEndMs() - earlierMs;
                    case UNRECOGNIZED -> throw Parts.outOfRange("before");
                });
    }

    private static Command replace(ReplaceSpeaker wire) throws Unreadable {
        return new Command.ReplaceSpeaker(
                new TurnId(wire.getTurn()),
                Parts.participant(wire.getParticipant()),
                Parts.optional(wire.getLanguage(), Parts::language));
    }

    private static Command move(MoveTurn wire) throws Unreadable {
        return new Command.MoveTurn(
                new TurnId(wire.getTurn()), wire.getPlace(), words(wire.getReason(), "reason"));
    }
}
