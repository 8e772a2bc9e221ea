package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The agenda as it was really held: when each item was taken up, and how long it took. Folded from events. */
public record RunSheet(Map<ItemId, Held> items) {
    static final RunSheet EMPTY = new RunSheet(Map.of());

    public RunSheet {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /**
     * An item that was taken up.
     *
     * @param takenUpAtMs for the first time
     * @param leftAtMs for the last time; none while it is taken up
     * @param tookMs before it was taken up last
     * @param sinceMs since when it goes on; none while it is not taken up, or the session does not sit
     */
    public record Held(
            long takenUpAtMs, Optional<Long> leftAtMs, long tookMs, Optional<Long> sinceMs) {
        private Held taken(long nowMs) {
            return new Held(takenUpAtMs, Optional.empty(), tookMs, Optional.of(nowMs));
        }

        private Held paused(long nowMs) {
            long went = sinceMs.map(since -> Math.max(0, nowMs - since)).orElse(0L);
            return new Held(takenUpAtMs, leftAtMs, tookMs + went, Optional.empty());
        }

        private Held left(long nowMs) {
            var paused = paused(nowMs);
            return new Held(takenUpAtMs, Optional.of(nowMs), paused.tookMs, Optional.empty());
        }

        private Held later(long byMs) {
            return new Held(takenUpAtMs, leftAtMs, tookMs, sinceMs.map(since -> since + byMs));
        }
    }

    /**
     * @param item that is taken up before the fact
     */
    RunSheet evolve(Fact fact, Optional<ItemId> item) {
        long nowMs = fact.atMs();
        return switch (fact.event()) {
            case Event.ItemTakenUp(var taken) ->
                    changed(item, held -> held.left(nowMs)).taken(taken, nowMs);
            case Event.SessionSuspended() -> changed(item, held -> held.paused(nowMs));
            case Event.SessionClosed() -> changed(item, held -> held.left(nowMs));
            case Event.SessionOpened(), Event.SessionResumed() ->
                    changed(item, held -> held.taken(nowMs));
            case Event.ClockMoved(var byMs) ->
                    byMs > 0 ? changed(item, held -> held.later(byMs)) : this;
            case Event _ -> this;
        };
    }

    private RunSheet taken(ItemId item, long nowMs) {
        var now = new LinkedHashMap<>(items);
        now.putIfAbsent(item, new Held(nowMs, Optional.empty(), 0, Optional.empty()));
        now.computeIfPresent(item, (_, held) -> held.taken(nowMs));
        return new RunSheet(now);
    }

    private RunSheet changed(Optional<ItemId> item, UnaryOperator<Held> change) {
        if (item.filter(items::containsKey).isEmpty()) {
            return this;
        }
        var now = new LinkedHashMap<>(items);
        now.computeIfPresent(item.get(), (_, held) -> change.apply(held));
        return new RunSheet(now);
    }
}
