package org.dragoman.simulation;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits, kept apart from the rules: the order of service, worked out anew from a plain list. */
final class Roll {
    private List<Waiting> list = new ArrayList<>();
    private final Map<TurnId, TurnId> swaps = new HashMap<>();
    private final Map<TurnId, Waiting> given = new HashMap<>();
    private Optional<ItemId> item = Optional.empty();
    private Optional<Before> before = Optional.empty();
    private Optional<TurnId> undoneGiven = Optional.empty();
    private int next = 1;

    /** One who waits: about an item, and called under one, which of a right of reply can be another. */
    record Waiting(
            TurnId turn,
            ParticipantId who,
            TurnKind kind,
            TurnStatus status,
            Optional<ItemId> item,
            Optional<ItemId> under,
            Optional<TurnId> about,
            int within,
            int absences) {
        Waiting now(TurnStatus other, int times) {
            return new Waiting(turn, who, kind, other, item, under, about, within, times);
        }

        Waiting of(ParticipantId other) {
            return new Waiting(turn, other, kind, status, item, under, about, within, absences);
        }

        Waiting calledUnder(Optional<ItemId> now) {
            return new Waiting(turn, who, kind, status, item, now, about, within, absences);
        }

        boolean sameWish(Waiting other) {
            return who.equals(other.who) && kind == other.kind && item.equals(other.item);
        }
    }

    /** The list before what can be undone. */
    private record Before(long position, List<Waiting> list, int next, Optional<TurnId> given) {}

    List<TurnId> order() {
        return list.stream().map(Waiting::turn).toList();
    }

    List<Waiting> waiting() {
        return List.copyOf(list);
    }

    Optional<Waiting> of(TurnId turn) {
        return list.stream().filter(w -> w.turn().equals(turn)).findFirst();
    }

    Optional<ItemId> item() {
        return item;
    }

    Optional<TurnId> undoneGiven() {
        return undoneGiven;
    }

    /** Whose place was asked for in exchange. */
    Optional<TurnId> asked(TurnId turn) {
        return Optional.ofNullable(swaps.get(turn));
    }

    void take(Event.OfList event, Fact fact) {
        undoneGiven = Optional.empty();
        switch (event) {
            case Event.TurnListed listed -> listed(listed);
            case Event.TurnWithdrawn(var turn, var _) -> {
                remember(fact);
                remove(turn);
            }
            case Event.SpeakerReplaced(var turn, var who, var _) -> {
                remember(fact);
                list.replaceAll(w -> w.turn().equals(turn) ? w.of(who) : w);
            }
            case Event.TurnMoved(var turn, var place, var _) -> {
                remember(fact);
                var moved = of(turn).orElseThrow();
                list.remove(moved);
                list.add(place - 1, moved);
            }
            case Event.ListOrdered(var _, var order) -> {
                remember(fact);
                ordered(order);
            }
            case Event.TurnSkipped(var turn) -> {
                remember(fact);
                var gone = of(turn).orElseThrow();
                list.remove(gone);
                last(
                        gone.now(
                                gone.absences() == 0 ? TurnStatus.ABSENT : TurnStatus.WAITING,
                                gone.absences() + 1));
            }
            case Event.TurnReturned(var turn) -> {
                forget();
                var back = of(turn).orElseThrow();
                list.remove(back);
                first(back.now(TurnStatus.WAITING, back.absences()));
            }
            case Event.LateDecided(var turn, var admitted, var _) -> {
                remember(fact);
                var late = of(turn).orElseThrow();
                list.remove(late);
                if (admitted) {
                    last(late.now(TurnStatus.WAITING, late.absences()));
                }
            }
            case Event.ListClosing _, Event.ListClosed _, Event.ListOpened _ -> remember(fact);
            case Event.SwapOffered(var turn, var with) -> swaps.put(turn, with);
            case Event.SwapAnswered(var turn, var agreed) -> {
                if (agreed) {
                    remember(fact);
                    swapped(of(turn).orElseThrow(), asked(turn).flatMap(this::of).orElseThrow());
                } else {
                    forget();
                }
                swaps.remove(turn);
            }
            case Event.Undone(var position) -> undone(position);
        }
    }

    private void listed(Event.TurnListed listed) {
        next = Math.max(next, listed.turn().value() + 1);
        var turn =
                listed.listing()
                        .map(
                                l ->
                                        new Waiting(
                                                listed.turn(),
                                                listed.participant(),
                                                l.wish().kind(),
                                                l.status(),
                                                l.wish().item(),
                                                l.takenAt().or(() -> l.wish().item()),
                                                l.wish().about(),
                                                l.wish().motion().isPresent()
                                                                && l.wish().kind()
                                                                        == TurnKind.MOTION
                                                        ? l.wish().motion().get().precedence()
                                                        : l.rank(),
                                                0))
                        .orElse(
                                new Waiting(
                                        listed.turn(),
                                        listed.participant(),
                                        TurnKind.SPEECH,
                                        TurnStatus.WAITING,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        0,
                                        0));
        if (listed.listing().filter(l -> l.first()).isPresent()) {
            first(turn);
        } else {
            last(turn);
        }
    }

    private void ordered(List<TurnId> order) {
        var places = order.stream().map(t -> list.indexOf(of(t).orElseThrow())).sorted().toList();
        var turns = order.stream().map(t -> of(t).orElseThrow()).toList();
        for (int i = 0; i < places.size(); i++) {
            list.set(places.get(i), turns.get(i));
        }
    }

    private void swapped(Waiting one, Waiting other) {
        int there = list.indexOf(other);
        list.set(list.indexOf(one), other);
        list.set(there, one);
    }

    private void undone(long position) {
        var then = before.filter(b -> b.position() == position).orElseThrow();
        var since =
                list.stream()
                        .filter(w -> w.turn().value() >= then.next())
                        .filter(w -> then.list().stream().noneMatch(w::sameWish))
                        .toList();
        list = new ArrayList<>(then.list());
        list.addAll(since);
        settle();
        swaps.clear();
        undoneGiven = then.given();
        before = Optional.empty();
    }

    void given(TurnId turn, long position) {
        undoneGiven = Optional.empty();
        before = Optional.of(new Before(position, List.copyOf(list), next, Optional.of(turn)));
        next = Math.max(next, turn.value() + 1);
        remove(turn);
    }

    /** Responses go with the speech; one ended by a person can come first again. */
    void ended(TurnId turn, ParticipantId who, TurnKind kind, End why, Fact fact) {
        var then = List.copyOf(list);
        list.removeIf(w -> w.kind() == TurnKind.RESPONSE && w.about().equals(Optional.of(turn)));
        boolean mistaken = undoneGiven.filter(turn::equals).isPresent();
        var waiting = given.get(turn);
        boolean listed =
                list.stream()
                        .anyMatch(
                                w ->
                                        w.who().equals(who)
                                                && w.kind() == kind
                                                && w.item()
                                                        .equals(
                                                                waiting == null
                                                                        ? Optional.empty()
                                                                        : waiting.item()));
        boolean again =
                !mistaken
                        && !listed
                        && fact.by().isPresent()
                        && (why == End.OWN || why == End.TAKEN);
        before =
                again
                        ? Optional.of(
                                new Before(
                                        fact.position(),
                                        again(then, turn, who, kind),
                                        next,
                                        Optional.empty()))
                        : Optional.empty();
    }

    /** How the list would be with the speaker on it again; a reply is called where it was heard. */
    private List<Waiting> again(List<Waiting> then, TurnId turn, ParticipantId who, TurnKind kind) {
        var kept = list;
        list = new ArrayList<>(then);
        var speaker =
                given.getOrDefault(
                        turn,
                        new Waiting(
                                turn,
                                who,
                                kind,
                                TurnStatus.WAITING,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                0));
        first(kind == TurnKind.RIGHT_OF_REPLY ? speaker.calledUnder(item) : speaker);
        var result = List.copyOf(list);
        list = kept;
        return result;
    }

    void decided(TurnId motion) {
        remove(motion);
        list.removeIf(w -> w.kind() == TurnKind.ON_MOTION && w.about().equals(Optional.of(motion)));
    }

    void item(ItemId taken) {
        item = Optional.of(taken);
        forget();
        settle();
    }

    void remove(TurnId turn) {
        of(turn).ifPresent(
                        w ->
                                given.put(
                                        turn,
                                        new Waiting(
                                                turn,
                                                w.who(),
                                                w.kind(),
                                                TurnStatus.WAITING,
                                                w.item(),
                                                w.item(),
                                                w.about(),
                                                w.kind() == TurnKind.MOTION ? w.within() : 0,
                                                0)));
        list.removeIf(w -> w.turn().equals(turn));
        swaps.entrySet().removeIf(e -> e.getKey().equals(turn) || e.getValue().equals(turn));
    }

    /** Takes somebody off the list altogether; whether they were on it. */
    boolean withdraw(ParticipantId who) {
        var theirs = list.stream().filter(w -> w.who().equals(who)).map(Waiting::turn).toList();
        theirs.forEach(this::remove);
        return !theirs.isEmpty();
    }

    /** Nothing that was done can be undone any more. */
    void forget() {
        before = Optional.empty();
    }

    private void remember(Fact fact) {
        before =
                fact.by()
                        .map(
                                by ->
                                        new Before(
                                                fact.position(),
                                                List.copyOf(list),
                                                next,
                                                Optional.empty()));
    }

    private void last(Waiting turn) {
        list.add(turn);
        settle();
    }

    private void first(Waiting turn) {
        list.addFirst(turn);
        settle();
    }

    /** Sorts by what comes before what; equals stay where they are. */
    private void settle() {
        list.sort(Comparator.comparingInt(this::part).thenComparingInt(this::within));
    }

    private int within(Waiting turn) {
        int part = part(turn);
        return part < 2 ? turn.within() : 0;
    }

    private int part(Waiting turn) {
        if (turn.under().isPresent() && !turn.under().equals(item)) {
            return 8;
        }
        if (turn.status() == TurnStatus.LATE) {
            return 6;
        }
        if (turn.status() == TurnStatus.ABSENT) {
            return 7;
        }
        return List.of(
                        TurnKind.POINT_OF_ORDER,
                        TurnKind.MOTION,
                        TurnKind.ON_MOTION,
                        TurnKind.RESPONSE,
                        TurnKind.SPEECH,
                        TurnKind.RIGHT_OF_REPLY)
                .indexOf(turn.kind());
    }
}
