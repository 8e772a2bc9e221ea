package org.dragoman.session;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;

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

    /** Where a turn stands among the others; equals stand as they came. */
    private record Standing(int part, int within) implements Comparable<Standing> {
        private static final Comparator<Standing> ORDER =
                Comparator.comparingInt(Standing::part).thenComparingInt(Standing::within);

        static Standing of(Turn turn, Optional<ItemId> item) {
            if (!turn.isFor(item)) {
                return new Standing(8, 0);
            }
            return switch (turn.status()) {
                case LATE -> new Standing(6, 0);
                case ABSENT -> new Standing(7, 0);
                case WAITING ->
                        switch (turn.kind()) {
                            case POINT_OF_ORDER -> new Standing(0, turn.listing().rank());
                            case MOTION ->
                                    new Standing(
                                            1,
                                            turn.wish()
                                                    .motion()
                                                    .map(MotionKind::precedence)
                                                    .orElse(0));
                            case ON_MOTION -> new Standing(2, 0);
                            case RESPONSE -> new Standing(3, 0);
                            case SPEECH -> new Standing(4, 0);
                            case RIGHT_OF_REPLY -> new Standing(5, 0);
                        };
            };
        }

        @Override
        public int compareTo(Standing other) {
            return ORDER.compare(this, other);
        }
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
    boolean among(Turn one, Turn other) {
        return Standing.of(one, item).equals(Standing.of(other, item));
    }

    /** Whether the list takes no more speeches at an instant. */
    boolean closedAt(long nowMs) {
        return closed || (closesAtMs.isPresent() && nowMs >= closesAtMs.getAsLong());
    }

    ListOfSpeakers evolve(Fact fact, Event.OfList event) {
        return switch (event) {
            case Event.TurnListed listed -> listed(listed, fact);
            case Event.TurnWithdrawn(var id) -> without(id);
            case Event.TurnMoved(var id, var place, var reason) -> moved(id, place, reason, fact);
            case Event.ListOrdered(var policy, var order) -> ordered(policy, order, fact);
            case Event.TurnSkipped(var id) -> turn(id).map(this::skipped).orElse(this);
            case Event.TurnReturned(var id) ->
                    turn(id).map(t -> first(t.now(TurnStatus.WAITING))).orElse(this);
            case Event.LateDecided(var id, var admitted) ->
                    admitted
                            ? turn(id).map(t -> replaced(t.now(TurnStatus.WAITING))).orElse(this)
                            : without(id);
            case Event.ListClosing(var atMs) -> closing(false, OptionalLong.of(atMs));
            case Event.ListClosed() -> closing(true, OptionalLong.empty());
            case Event.ListOpened() -> closing(false, OptionalLong.empty());
            case Event.SwapOffered(var id, var with) -> offered(new Swap(id, with, fact.by()));
            case Event.SwapAnswered(var id, var agreed) -> answered(id, agreed);
            case Event.Undone(var _) -> this;
        };
    }

    ListOfSpeakers at(ItemId taken) {
        return new ListOfSpeakers(
                        turns, Optional.of(taken), nextTurn, closed, closesAtMs, swaps, ordered)
                .settled(turns);
    }

    private ListOfSpeakers listed(Event.TurnListed listed, Fact fact) {
        var turn =
                new Turn(
                        listed.turn(),
                        listed.participant(),
                        listed.language(),
                        fact.atMs(),
                        Optional.empty(),
                        listed.listing().orElse(Listing.PLAIN),
                        0);
        var numbered = numbered(listed.turn());
        return turn.listing().first() ? numbered.first(turn) : numbered.last(turn);
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

    private ListOfSpeakers moved(TurnId id, int place, String reason, Fact fact) {
        var others = new ArrayList<>(without(id).turns);
        turn(id).ifPresent(
                        t ->
                                others.add(
                                        Math.min(place - 1, others.size()),
                                        t.movedBy(fact.by(), reason, Optional.empty())));
        return with(others);
    }

    /** The places that speeches stand on stay theirs; who stands on which changes. */
    private ListOfSpeakers ordered(ListPolicy policy, List<TurnId> order, Fact fact) {
        var before = order.stream().collect(Collectors.toCollection(ArrayList::new));
        var inOrder = order.iterator();
        var now = new ArrayList<Turn>();
        for (Turn turn : turns) {
            if (!before.contains(turn.id())) {
                now.add(turn);
                continue;
            }
            Turn here = turn(inOrder.next()).orElse(turn);
            now.add(here.equals(turn) ? here : here.movedBy(fact.by(), "", Optional.of(policy)));
        }
        return new ListOfSpeakers(
                now,
                item,
                nextTurn,
                closed,
                closesAtMs,
                swaps,
                fact.by().map(who -> new Turn.Move(who, "", Optional.of(policy))));
    }

    /** The first time a turn can be called again; the second time it goes to the end. */
    private ListOfSpeakers skipped(Turn turn) {
        Turn absent = turn.now(TurnStatus.ABSENT);
        return absent.absences() == 1
                ? replaced(absent)
                : without(turn.id()).last(absent.now(TurnStatus.WAITING));
    }

    private ListOfSpeakers offered(Swap swap) {
        var more =
                new ArrayList<>(swaps.stream().filter(s -> !s.turn().equals(swap.turn())).toList());
        more.add(swap);
        return withSwaps(turns, more);
    }

    private ListOfSpeakers answered(TurnId id, boolean agreed) {
        var swap = swaps.stream().filter(s -> s.turn().equals(id)).findFirst();
        var left = swaps.stream().filter(s -> !s.turn().equals(id)).toList();
        if (!agreed || swap.isEmpty()) {
            return withSwaps(turns, left);
        }
        var one = turn(id);
        var other = turn(swap.get().with());
        if (one.isEmpty() || other.isEmpty()) {
            return withSwaps(turns, left);
        }
        var changed =
                turns.stream()
                        .map(
                                t ->
                                        t.equals(one.get())
                                                ? other.get()
                                                : t.equals(other.get()) ? one.get() : t)
                        .toList();
        return withSwaps(changed, left);
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
                                        && t.kind() == turn.kind()
                                        && t.wish().item().equals(turn.wish().item()));
    }

    /** Before all others of its kind. */
    ListOfSpeakers first(Turn turn) {
        return put(without(turn.id()).turns, turn, 0);
    }

    private ListOfSpeakers last(Turn turn) {
        return put(turns, turn, 1);
    }

    private ListOfSpeakers replaced(Turn turn) {
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

    private ListOfSpeakers closing(boolean now, OptionalLong atMs) {
        return new ListOfSpeakers(turns, item, nextTurn, now, atMs, swaps, ordered);
    }

    private ListOfSpeakers with(List<Turn> now) {
        var ids = now.stream().map(Turn::id).collect(Collectors.toSet());
        return withSwaps(
                now,
                swaps.stream()
                        .filter(s -> ids.contains(s.turn()) && ids.contains(s.with()))
                        .toList());
    }

    private ListOfSpeakers withSwaps(List<Turn> now, List<Swap> offers) {
        return new ListOfSpeakers(now, item, nextTurn, closed, closesAtMs, offers, ordered);
    }
}
