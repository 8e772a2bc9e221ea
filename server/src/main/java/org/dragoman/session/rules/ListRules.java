package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Participant;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;
import org.dragoman.session.state.Undoable;

import java.util.Optional;

/** The rules of the list of speakers: who moves whom, who goes, and when it closes. */
public final class ListRules {
    /** The longest reason for a move, in characters. */
    public static final int REASON_MAX = 300;

    /** The furthest instant that a list can be announced to close at, or the session's planned end. */
    static final long CLOSING_MAX_MS = 24L * 60 * 60 * 1000;

    private final Setting setting;
    private final EnlistingRules enlisting;
    private final InscriptionRules inscription;
    private final OrderPolicies policies;

    ListRules(Setting setting) {
        this.setting = setting;
        this.enlisting = new EnlistingRules(setting);
        this.inscription = new InscriptionRules(setting);
        this.policies = new OrderPolicies(setting);
    }

    Decision decide(Draft draft, Participant sender, Command.OfList command) {
        var session = draft.session();
        return switch (command) {
            case Command.RequestFloor request -> enlisting.request(draft, sender, request);
            case Command.WithdrawRequest withdraw -> withdraw(session, sender, withdraw);
            case Command.MoveTurn move -> move(session, move);
            case Command.ReplaceSpeaker replace -> replace(session, replace);
            case Command.CloseList(var atMs) -> close(session, draft.asked().atMs(), atMs);
            case Command.OpenList() -> open(session);
            case Command.AdmitLate admit -> admit(session, admit);
            case Command.SkipTurn(var turn) -> skip(session, turn);
            case Command.ListAgain() -> enlisting.again(session);
            case Command.OrderList(var policy) -> order(session, policy);
            case Command.Inscribe inscribe -> enlisting.inscribe(draft, sender, inscribe);
            case Command.OfferSwap(var turn, var with) -> offer(session, sender, turn, with);
            case Command.AnswerSwap(var turn, var yes) -> answer(session, sender, turn, yes);
            case Command.Undo(var position) -> undo(draft, sender, position);
        };
    }

    private Decision withdraw(
            Session session, Participant sender, Command.WithdrawRequest command) {
        var turn = session.floor().turn(command.turn());
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (command.reason().length() > REASON_MAX) {
            return refused(Refusal.TOO_LONG, "reason");
        }
        return mayKeep(sender, turn.get()) || inscription.mayWithdraw(sender, turn.get())
                ? agreed(new Event.TurnWithdrawn(command.turn(), said(command.reason())))
                : refused(Refusal.FORBIDDEN, "turn");
    }

    private static Optional<String> said(String reason) {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    private static boolean mayKeep(Participant sender, Turn turn) {
        return turn.participant().equals(sender.id()) || Roles.LIST_KEEPERS.contains(sender.role());
    }

    private static Decision move(Session session, Command.MoveTurn move) {
        var list = session.floor().list();
        var turn = session.floor().turn(move.turn());
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (move.place() < 1 || move.place() > list.size()) {
            return refused(Refusal.OUT_OF_RANGE, "place");
        }
        if (move.reason().length() > REASON_MAX) {
            return refused(Refusal.TOO_LONG, "reason");
        }
        Turn there = list.get(move.place() - 1);
        if (there.equals(turn.get())) {
            return agreed();
        }
        if (turn.get().kind() == TurnKind.POINT_OF_ORDER) {
            return refused(Refusal.WRONG_STATE, "turn");
        }
        return session.floor().speakers().among(turn.get(), there)
                ? agreed(new Event.TurnMoved(move.turn(), move.place(), move.reason()))
                : refused(Refusal.OUT_OF_RANGE, "place");
    }

    /** The place stays; who was there may be gone from the conference file, and then anybody may follow. */
    private Decision replace(Session session, Command.ReplaceSpeaker command) {
        var turn = session.floor().turn(command.turn());
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        var before = turn.get().participant();
        var now = command.participant();
        if (!GivingRules.maySpeak(setting, now)) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        var language = command.language().orElseGet(() -> setting.delivers(now));
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        if (now.equals(before)) {
            return agreed();
        }
        switch (turn.get().kind()) {
            case SPEECH, RIGHT_OF_REPLY -> {}
            case RESPONSE, POINT_OF_ORDER, MOTION, ON_MOTION -> {
                return refused(Refusal.WRONG_STATE, "turn");
            }
        }
        boolean together =
                setting.bodyOf(now).isPresent()
                        && setting.bodyOf(now).equals(setting.bodyOf(before));
        if (!together && setting.invited(before).isPresent()) {
            return refused(Refusal.OTHER_DELEGATION, "participant");
        }
        return EnlistingRules.listed(session, now, turn.get().wish())
                ? refused(Refusal.ALREADY_LISTED, "participant")
                : agreed(new Event.SpeakerReplaced(command.turn(), now, language));
    }

    private Decision close(Session session, long nowMs, long atMs) {
        var speakers = session.floor().speakers();
        if (atMs > Math.max(nowMs + CLOSING_MAX_MS, setting.plannedEndMs())) {
            return refused(Refusal.OUT_OF_RANGE, "at_ms");
        }
        if (speakers.closed()) {
            return agreed();
        }
        if (atMs <= nowMs) {
            return agreed(new Event.ListClosed());
        }
        return speakers.closesAtMs().orElse(0) == atMs
                ? agreed()
                : agreed(new Event.ListClosing(atMs));
    }

    private static Decision open(Session session) {
        var speakers = session.floor().speakers();
        return speakers.closed() || speakers.closesAtMs().isPresent()
                ? agreed(new Event.ListOpened())
                : agreed();
    }

    private static Decision admit(Session session, Command.AdmitLate command) {
        var turn = session.floor().turn(command.turn());
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (command.reason().length() > REASON_MAX) {
            return refused(Refusal.TOO_LONG, "reason");
        }
        return turn.get().status() == TurnStatus.LATE
                ? agreed(
                        new Event.LateDecided(
                                command.turn(), command.admitted(), said(command.reason())))
                : refused(Refusal.WRONG_STATE, "turn");
    }

    private static Decision skip(Session session, TurnId id) {
        var turn = session.floor().turn(id);
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        return switch (turn.get().status()) {
            case WAITING -> agreed(new Event.TurnSkipped(id));
            case ABSENT -> agreed();
            case LATE -> refused(Refusal.WRONG_STATE, "turn");
        };
    }

    private Decision order(Session session, ListPolicy policy) {
        var order = policies.order(session, policy).stream().map(p -> p.turn().id()).toList();
        var now = session.floor().speakers().speeches().stream().map(Turn::id).toList();
        return order.equals(now) ? agreed() : agreed(new Event.ListOrdered(policy, order));
    }

    private static Decision offer(Session session, Participant sender, TurnId id, TurnId with) {
        var one = session.floor().turn(id);
        var other = session.floor().turn(with);
        if (one.isEmpty() || other.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, one.isEmpty() ? "turn" : "with_turn");
        }
        if (!mayKeep(sender, one.get())) {
            return refused(Refusal.FORBIDDEN, "turn");
        }
        if (id.equals(with)
                || one.get().kind() != TurnKind.SPEECH
                || !session.floor().speakers().among(one.get(), other.get())) {
            return refused(Refusal.WRONG_STATE, "with_turn");
        }
        boolean offered =
                session.floor().speakers().swaps().stream()
                        .anyMatch(s -> s.turn().equals(id) && s.with().equals(with));
        return offered ? agreed() : agreed(new Event.SwapOffered(id, with));
    }

    /**
     * Both consents are needed: the offer is one, the answer is the other's; a list keeper may give it. The two must still
     * stand among each other.
     */
    private static Decision answer(
            Session session, Participant sender, TurnId id, boolean consents) {
        var swap =
                session.floor().speakers().swaps().stream()
                        .filter(s -> s.turn().equals(id))
                        .findFirst();
        if (swap.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        var one = session.floor().turn(id);
        var other = session.floor().turn(swap.get().with());
        if (other.filter(t -> mayKeep(sender, t)).isEmpty()) {
            return refused(Refusal.FORBIDDEN, "turn");
        }
        // One of them may have become absent since, or the item may have changed.
        if (consents
                && one.filter(o -> session.floor().speakers().among(o, other.get())).isEmpty()) {
            return refused(Refusal.WRONG_STATE, "turn");
        }
        return agreed(new Event.SwapAnswered(id, consents));
    }

    /** What was done last is taken back by another event; a floor that was given is taken first. */
    private static Decision undo(Draft draft, Participant sender, long position) {
        var undo = draft.floor().undoable();
        if (undo.isEmpty()
                || undo.get().position() != position
                || draft.asked().atMs() > undo.get().untilMs()) {
            return refused(Refusal.NOTHING_TO_UNDO, "position");
        }
        var what = undo.get().what();
        boolean sound = what == Undoable.Action.GIVEN || what == Undoable.Action.ENDED;
        if (sound && !Roles.PODIUM.contains(sender.role())) {
            return refused(Refusal.FORBIDDEN, "position");
        }
        var given = what == Undoable.Action.GIVEN ? undo.get().turn() : Optional.<TurnId>empty();
        // First the word, while what it undoes is still the last; the microphone closes with the
        // same command.
        draft.add(new Event.Undone(position));
        given.flatMap(turn -> draft.floor().named(Optional.of(turn)))
                .ifPresent(speech -> draft.end(speech, End.TAKEN));
        return draft.agreed();
    }
}
