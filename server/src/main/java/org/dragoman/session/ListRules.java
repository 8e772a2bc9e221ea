package org.dragoman.session;

import static org.dragoman.session.Decision.agreed;
import static org.dragoman.session.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** The rules of the list of speakers: who comes onto it, and who moves whom. */
final class ListRules {
    /** The longest reason for a move, in characters. */
    static final int REASON_MAX = 300;

    /** The most speakers inscribed at once. */
    static final int INSCRIBED_MAX = 200;

    /** The most turns of every kind together. */
    static final int TURNS_MAX = 400;

    /** The furthest instant that a list can be announced to close at. */
    static final long CLOSING_MAX_MS = 24L * 60 * 60 * 1000;

    private final Setting setting;
    private final WishRules wishes;
    private final OrderPolicies policies;

    ListRules(Setting setting) {
        this.setting = setting;
        this.wishes = new WishRules(setting);
        this.policies = new OrderPolicies(setting);
    }

    Decision decide(Draft draft, Participant sender, Command.OfList command) {
        var session = draft.session();
        return switch (command) {
            case Command.RequestFloor request -> request(draft, sender, request);
            case Command.WithdrawRequest(var turn) -> withdraw(session, sender, turn);
            case Command.MoveTurn move -> move(session, move);
            case Command.CloseList(var atMs) -> close(session, draft.asked().atMs(), atMs);
            case Command.OpenList() -> open(session);
            case Command.AdmitLate(var turn, var admitted) -> admit(session, turn, admitted);
            case Command.SkipTurn(var turn) -> skip(session, turn);
            case Command.ListAgain() -> again(session);
            case Command.OrderList(var policy) -> order(session, policy);
            case Command.Inscribe inscribe -> inscribe(draft, sender, inscribe);
            case Command.OfferSwap(var turn, var with) -> offer(session, sender, turn, with);
            case Command.AnswerSwap(var turn, var yes) -> answer(session, sender, turn, yes);
            case Command.Undo(var position) -> undo(draft, sender, position);
        };
    }

    private Decision request(Draft draft, Participant sender, Command.RequestFloor request) {
        var session = draft.session();
        var participant = request.participant().orElse(sender.id());
        if (!participant.equals(sender.id()) && !Rights.keepsList(sender.role())) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        var absent = absent(session, participant, request.wish());
        if (absent.isPresent()) {
            return agreed(new Event.TurnReturned(absent.get().id()));
        }
        return list(draft, sender, participant, request.language(), request.wish(), false)
                .<Decision>map(no -> no)
                .orElseGet(draft::agreed);
    }

    private static Optional<Turn> absent(Session session, ParticipantId who, Wish wish) {
        return session.floor().list().stream()
                .filter(t -> t.participant().equals(who) && t.kind() == wish.kind())
                .filter(t -> t.status() == TurnStatus.ABSENT)
                .findFirst();
    }

    /** Lists a turn, or says why not. */
    private Optional<Decision.Refused> list(
            Draft draft,
            Participant sender,
            ParticipantId participant,
            Optional<LanguageTag> language,
            Wish wish,
            boolean inscribed) {
        var session = draft.session();
        if (setting.participant(participant).filter(Rights::maySpeak).isEmpty()) {
            return no(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        if (language.isPresent() && language.flatMap(setting::channel).isEmpty()) {
            return no(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        if (listed(session, participant, wish)) {
            return no(Refusal.ALREADY_LISTED, "participant");
        }
        if (full(session, participant, wish)) {
            return no(Refusal.LIST_FULL, "");
        }
        var refusal = wishes.refusal(session, sender, participant, wish);
        if (refusal.isPresent()) {
            return refusal;
        }
        var listing =
                new Listing(
                        wishes.settled(session, wish),
                        late(draft, sender, wish) ? TurnStatus.LATE : TurnStatus.WAITING,
                        inscribed,
                        wish.kind() == TurnKind.POINT_OF_ORDER
                                ? setting.rules().rank(wish.category())
                                : 0,
                        false,
                        Optional.empty());
        draft.add(
                new Event.TurnListed(
                        new TurnId(session.floor().nextTurn()),
                        participant,
                        language.orElseGet(() -> setting.delivers(participant)),
                        listing.unlessPlain()));
        return Optional.empty();
    }

    /** Each waits once for the same: to speak at an item, or for one thing in between. */
    private static boolean listed(Session session, ParticipantId participant, Wish wish) {
        return session.floor().list().stream()
                .anyMatch(
                        t ->
                                t.participant().equals(participant)
                                        && t.kind() == wish.kind()
                                        && t.wish().item().equals(wish.item()));
    }

    /** Only speeches are counted; what goes in between always finds room. */
    private boolean full(Session session, ParticipantId who, Wish wish) {
        var floor = session.floor();
        if (floor.list().size() >= TURNS_MAX) {
            return true;
        }
        if (wish.kind() != TurnKind.SPEECH) {
            return false;
        }
        long waiting = floor.list().stream().filter(t -> t.kind() == TurnKind.SPEECH).count();
        return waiting >= floor.modes().waitingMax().orElse(setting.waitingMax())
                && !new ModeRules(setting).opensAtOnce(session, who);
    }

    private static boolean late(Draft draft, Participant sender, Wish wish) {
        return wish.kind() == TurnKind.SPEECH
                && !Rights.podium(sender.role())
                && draft.floor().speakers().closedAt(draft.asked().atMs());
    }

    private static Decision withdraw(Session session, Participant sender, TurnId id) {
        var turn = session.floor().turn(id);
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        return mayKeep(sender, turn.get())
                ? agreed(new Event.TurnWithdrawn(id))
                : refused(Refusal.FORBIDDEN, "turn");
    }

    private static boolean mayKeep(Participant sender, Turn turn) {
        return turn.participant().equals(sender.id()) || Rights.keepsList(sender.role());
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

    private static Decision close(Session session, long nowMs, long atMs) {
        var speakers = session.floor().speakers();
        if (atMs - nowMs > CLOSING_MAX_MS) {
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

    private static Decision admit(Session session, TurnId id, boolean admitted) {
        var turn = session.floor().turn(id);
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        return turn.get().status() == TurnStatus.LATE
                ? agreed(new Event.LateDecided(id, admitted))
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

    private Decision again(Session session) {
        var last =
                session.floor().spoken().last().stream()
                        .filter(p -> p.wish().kind() == TurnKind.SPEECH)
                        .findFirst();
        if (last.isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        var past = last.get();
        if (listed(session, past.participant(), past.wish())
                || session.floor().speechOf(past.participant()).isPresent()) {
            return refused(Refusal.ALREADY_LISTED, "");
        }
        return agreed(
                new Event.TurnListed(
                        new TurnId(session.floor().nextTurn()),
                        past.participant(),
                        past.language(),
                        Optional.of(
                                new Listing(
                                        past.wish(),
                                        TurnStatus.WAITING,
                                        false,
                                        0,
                                        true,
                                        Undoable.left(past.limitMs(), past.usedMs())))));
    }

    private Decision order(Session session, ListPolicy policy) {
        var order = policies.order(session, policy).stream().map(p -> p.turn().id()).toList();
        var now = session.floor().speakers().speeches().stream().map(Turn::id).toList();
        return order.equals(now) ? agreed() : agreed(new Event.ListOrdered(policy, order));
    }

    /** All or none: the first that cannot be listed is told by its number. */
    private Decision inscribe(Draft draft, Participant sender, Command.Inscribe command) {
        if (command.entries().isEmpty() || command.entries().size() > INSCRIBED_MAX) {
            return refused(Refusal.OUT_OF_RANGE, "entries");
        }
        for (int i = 0; i < command.entries().size(); i++) {
            var entry = command.entries().get(i);
            var no = list(draft, sender, entry.participant(), entry.language(), entry.wish(), true);
            if (no.isPresent()) {
                String part = no.get().field();
                return refused(
                        no.get().code(), "entries[" + i + "]" + (part.isEmpty() ? "" : "." + part));
            }
        }
        return draft.agreed();
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
        if (sound && !Rights.podium(sender.role())) {
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

    private static Optional<Decision.Refused> no(Refusal code, String field) {
        return Optional.of(new Decision.Refused(code, field));
    }
}
