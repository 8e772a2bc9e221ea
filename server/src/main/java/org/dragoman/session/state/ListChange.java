package org.dragoman.session.state;

import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The list of speakers, and the fact that something became of it. */
record ListChange(ListOfSpeakers list, Fact fact) {
    /** The list after that. */
    ListOfSpeakers after(Event.OfList event) {
        return switch (event) {
            case Event.TurnListed listed -> listed(listed);
            case Event.TurnWithdrawn(var id, var _) -> list.without(id);
            case Event.SpeakerReplaced(var id, var who, var language) ->
                    list.with(
                            list.turns().stream()
                                    .map(t -> t.id().equals(id) ? t.of(who, language) : t)
                                    .toList());
            case Event.TurnMoved(var id, var place, var reason) -> moved(id, place, reason);
            case Event.ListOrdered(var policy, var order) -> ordered(policy, order);
            case Event.TurnSkipped(var id) -> list.turn(id).map(this::skipped).orElse(list);
            case Event.TurnReturned(var id) ->
                    list.turn(id).map(t -> list.first(t.now(TurnStatus.WAITING))).orElse(list);
            case Event.LateDecided(var id, var admitted, var _) ->
                    admitted
                            ? list.turn(id)
                                    .map(t -> list.replaced(t.now(TurnStatus.WAITING)))
                                    .orElse(list)
                            : list.without(id);
            case Event.ListClosing(var atMs) -> list.closing(false, OptionalLong.of(atMs));
            case Event.ListClosed() -> list.closing(true, OptionalLong.empty());
            case Event.ListOpened() -> list.closing(false, OptionalLong.empty());
            case Event.SwapOffered(var id, var with) -> offered(new Swap(id, with, fact.by()));
            case Event.SwapAnswered(var id, var agreed) -> answered(id, agreed);
            case Event.Undone(var _) -> list;
        };
    }

    private ListOfSpeakers listed(Event.TurnListed listed) {
        var turn =
                new Turn(
                        listed.turn(),
                        listed.participant(),
                        listed.language(),
                        fact.atMs(),
                        Optional.empty(),
                        listed.listing().orElse(Listing.PLAIN));
        var numbered = list.numbered(listed.turn());
        return turn.listing().first() ? numbered.first(turn) : numbered.last(turn);
    }

    private ListOfSpeakers moved(TurnId id, int place, String reason) {
        var others = new ArrayList<>(list.without(id).turns());
        list.turn(id)
                .ifPresent(
                        t ->
                                others.add(
                                        Math.min(place - 1, others.size()),
                                        t.movedBy(fact.by(), reason, Optional.empty())));
        return list.with(others);
    }

    /** The places that speeches stand on stay theirs; who stands on which changes. */
    private ListOfSpeakers ordered(ListPolicy policy, List<TurnId> order) {
        var before = order.stream().collect(Collectors.toCollection(ArrayList::new));
        var inOrder = order.iterator();
        var now = new ArrayList<Turn>();
        for (Turn turn : list.turns()) {
            if (!before.contains(turn.id())) {
                now.add(turn);
                continue;
            }
            Turn here = list.turn(inOrder.next()).orElse(turn);
            now.add(here.equals(turn) ? here : here.movedBy(fact.by(), "", Optional.of(policy)));
        }
        return list.ordered(now, fact.by().map(who -> new Turn.Move(who, "", Optional.of(policy))));
    }

    /** The first time a turn can be called again; the second time it goes to the end. */
    private ListOfSpeakers skipped(Turn turn) {
        Turn absent = turn.absentAt(list.item());
        return absent.absences() == 1
                ? list.replaced(absent)
                : list.without(turn.id()).last(absent.now(TurnStatus.WAITING));
    }

    private ListOfSpeakers offered(Swap swap) {
        var more =
                new ArrayList<>(
                        list.swaps().stream().filter(s -> !s.turn().equals(swap.turn())).toList());
        more.add(swap);
        return list.withSwaps(list.turns(), more);
    }

    private ListOfSpeakers answered(TurnId id, boolean agreed) {
        var swap = list.swaps().stream().filter(s -> s.turn().equals(id)).findFirst();
        var left = list.swaps().stream().filter(s -> !s.turn().equals(id)).toList();
        var one = list.turn(id);
        var other = swap.flatMap(s -> list.turn(s.with()));
        if (!agreed || one.isEmpty() || other.isEmpty()) {
            return list.withSwaps(list.turns(), left);
        }
        var changed =
                list.turns().stream()
                        .map(
                                t ->
                                        t.equals(one.get())
                                                ? other.get()
                                                : t.equals(other.get()) ? one.get() : t)
                        .toList();
        return list.withSwaps(changed, left);
    }
}
