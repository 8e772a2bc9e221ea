package org.dragoman.session.rules;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What order a policy puts the speeches of a list in: a pure function of the session, the same wherever it is asked. */
public final class OrderPolicies {
    private final Setting setting;

    public OrderPolicies(Setting setting) {
        this.setting = setting;
    }

    /**
     * A turn in its new order.
     *
     * @param key what the policy went by: rank, interventions, milliseconds
     */
    public record Placed(Turn turn, long key, Optional<GroupId> group) {}

    /** The speeches that wait, in the policy's order. */
    public List<Placed> order(Session session, ListPolicy policy) {
        var asked =
                session.floor().speakers().speeches().stream()
                        .sorted(
                                Comparator.comparingLong(Turn::requestedAtMs)
                                        .thenComparingInt(t -> t.id().value()))
                        .map(turn -> placed(session, turn, policy))
                        .toList();
        return switch (policy) {
            case FIFO -> asked;
            case RANK, FEWEST, LEAST_TIME ->
                    asked.stream().sorted(Comparator.comparingLong(Placed::key)).toList();
            case ALTERNATE_GROUPS -> alternate(asked);
        };
    }

    private Placed placed(Session session, Turn turn, ListPolicy policy) {
        var who = turn.participant();
        long key =
                switch (policy) {
                    case FIFO, ALTERNATE_GROUPS -> 0;
                    case RANK -> setting.rankOf(who).precedence();
                    case FEWEST -> session.floor().spoken().interventions(who);
                    case LEAST_TIME -> spokenMs(session, who);
                };
        return new Placed(turn, key, setting.groupOf(who));
    }

    /** How long a participant's delegation spoke; the participant alone, where there is none. */
    private long spokenMs(Session session, ParticipantId who) {
        var delegation = setting.delegationOf(who);
        return delegation.isEmpty()
                ? session.floor().spoken().ms(who)
                : session.floor().spoken().tallies().entrySet().stream()
                        .filter(
                                e ->
                                        setting.delegationOf(e.getKey().participant())
                                                .equals(delegation))
                        .mapToLong(e -> e.getValue().ms())
                        .sum();
    }

    /** The groups take turns, each in its own order; who belongs to none is a group of their own. */
    private static List<Placed> alternate(List<Placed> asked) {
        Map<Optional<GroupId>, Deque<Placed>> groups = new LinkedHashMap<>();
        asked.forEach(p -> groups.computeIfAbsent(p.group(), group -> new ArrayDeque<>()).add(p));
        var order = new ArrayList<Placed>();
        while (order.size() < asked.size()) {
            for (Deque<Placed> group : groups.values()) {
                if (!group.isEmpty()) {
                    order.add(group.removeFirst());
                }
            }
        }
        return order;
    }
}
