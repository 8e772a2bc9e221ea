package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Who waits for the floor, in the order of service. Folded from events, never changed in place.
 *
 * <pre>
 *   points of order, by rank and then as asked · motions by precedence · who speaks on them · responses
 *   · speeches · rights of reply · late · absent · for other items
 * </pre>
 *
 * @param item that is taken up
 * @param nextTurn the number of the next turn
 * @param ordered the last policy that was applied, and by whom
 */
public record ListOfSpeakers(
        List<Turn> turns,
        Optional<ItemId> item,
        int nextTurn,
        boolean closed,
        OptionalLong closesAtMs,
        List<Swap> swaps,
        Optional<Turn.Move> ordered) {
    static final ListOfSpeakers EMPTY =
            new ListOfSpeakers(
                    List.of(),
                    Optional.empty(),
                    1,
                    false,
                    OptionalLong.empty(),
                    List.of(),
                    Optional.empty());

    public ListOfSpeakers {
        turns = List.copyOf(turns);
        swaps = List.copyOf(swaps);
    }

    /** The turn of that number. */
    public Optional<Turn> turn(TurnId id) {
        return turns.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The first turn of that participant, if on the list. */
    public Optional<Turn> turnOf(ParticipantId participant) {
        return turns.stream().filter(t -> t.participant().equals(participant)).findFirst();
    }

    /** Who is called next. */
    public Optional<Turn> next() {
        return turns.stream().filter(t -> t.waits(item)).findFirst();
    }

    /** The speeches that wait and can be ordered, in their order. */
    public List<Turn> speeches() {
        return turns.stream().filter(t -> t.kind() == TurnKind.SPEECH && t.waits(item)).toList();
    }

    /** Whether two turns stand among each other, so that one may go to the other's place. */
    public boolean among(Turn one, Turn other) {
        return Standing.of(one, item).equals(Standing.of(other, item));
    }

    /** Whether the list takes no more speeches at an instant. */
    public boolean closedAt(long nowMs) {
        return closed || (closesAtMs.isPresent() && nowMs >= closesAtMs.getAsLong());
    }

    ListOfSpeakers evolve(Fact fact, Event.OfList event) {
        return new ListChange(this, fact).after(event);
    }

    ListOfSpeakers at(ItemId taken) {
        return new ListOfSpeakers(
                        turns, Optional.of(taken), nextTurn, closed, closesAtMs, swaps, ordered)
                .settled(turns);
    }

    /** The list knows that this number is given. */
    ListOfSpeakers numbered(TurnId turn) {
        return new ListOfSpeakers(
                turns,
                item,
                Math.max(nextTurn, turn.value() + 1),
                closed,
                closesAtMs,
                swaps,
                ordered);
    }

    ListOfSpeakers without(TurnId id) {
        return with(turns.stream().filter(t -> !t.id().equals(id)).toList());
    }

    ListOfSpeakers without(ParticipantId who) {
        return with(turns.stream().filter(t -> !t.participant().equals(who)).toList());
    }

    /** Responses to a speech, or who speaks on a motion, go with it. */
    ListOfSpeakers withoutAbout(TurnId about, TurnKind kind) {
        return with(
                turns.stream()
                        .filter(
                                t ->
                                        t.kind() != kind
                                                || !t.wish().about().equals(Optional.of(about)))
                        .toList());
    }

    /** As it was then, with who asked since; nothing that came after is lost. */
    ListOfSpeakers restored(ListOfSpeakers then) {
        var all = new ArrayList<>(then.turns);
        turns.stream()
                .filter(t -> t.id().value() >= then.nextTurn && !then.lists(t))
                .forEach(all::add);
        return new ListOfSpeakers(
                        List.of(),
                        item,
                        Math.max(nextTurn, then.nextTurn),
                        then.closed,
                        then.closesAtMs,
                        List.of(),
                        then.ordered)
                .settled(all);
    }

    /** Whether that turn, or another of the same person for the same, stands here. */
    private boolean lists(Turn turn) {
        return turns.stream()
                .anyMatch(
                        t ->
                                t.participant().equals(turn.participant())
                                        && t.wish().isSameAs(turn.wish()));
    }

    /** Before all others of its kind. */
    ListOfSpeakers first(Turn turn) {
        return put(without(turn.id()).turns, turn, 0);
    }

    ListOfSpeakers last(Turn turn) {
        return put(turns, turn, 1);
    }

    ListOfSpeakers replaced(Turn turn) {
        return put(without(turn.id()).turns, turn, 1);
    }

    /** Puts a turn before (0) or behind (1) its equals. */
    private ListOfSpeakers put(List<Turn> others, Turn turn, int behind) {
        var standing = Standing.of(turn, item);
        int place = 0;
        while (place < others.size()
                && Standing.of(others.get(place), item).compareTo(standing) < behind) {
            place++;
        }
        var all = new ArrayList<>(others);
        all.add(place, turn);
        return with(all);
    }

    private ListOfSpeakers settled(List<Turn> all) {
        return with(
                all.stream()
                        .sorted(Comparator.comparing((Turn t) -> Standing.of(t, item)))
                        .toList());
    }

    ListOfSpeakers closing(boolean now, OptionalLong atMs) {
        return new ListOfSpeakers(turns, item, nextTurn, now, atMs, swaps, ordered);
    }

    /** In another order, by that decision. */
    ListOfSpeakers ordered(List<Turn> now, Optional<Turn.Move> by) {
        return new ListOfSpeakers(now, item, nextTurn, closed, closesAtMs, swaps, by);
    }

    ListOfSpeakers with(List<Turn> now) {
        var ids = now.stream().map(Turn::id).collect(Collectors.toSet());
        return withSwaps(
                now,
                swaps.stream()
                        .filter(s -> ids.contains(s.turn()) && ids.contains(s.with()))
                        .toList());
    }

    ListOfSpeakers withSwaps(List<Turn> now, List<Swap> offers) {
        return new ListOfSpeakers(now, item, nextTurn, closed, closesAtMs, offers, ordered);
    }
}
