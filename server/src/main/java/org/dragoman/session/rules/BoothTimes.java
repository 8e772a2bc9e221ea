package org.dragoman.session.rules;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to desks and channels by time alone: a hold is over, last words are said, a handover waits no longer. */
final class BoothTimes {
    private final long holdMs;
    private final long drainMs;
    private final HandoverRules handovers;

    BoothTimes(Setting setting) {
        this.holdMs = setting.interpretation().hold().toMillis();
        this.drainMs = setting.interpretation().drain().toMillis();
        this.handovers = new HandoverRules(setting);
    }

    /** The instants at which something is to happen, in Unix milliseconds. */
    Stream<Long> dueMs(Session session) {
        var booths = session.booths();
        return Stream.of(
                        booths.lapses().heldSinceMs().values().stream()
                                .map(since -> since + holdMs),
                        booths.onAir().values().stream()
                                .flatMap(air -> air.drain().stream())
                                .map(drain -> drain.sinceMs() + drainMs),
                        handovers.dueMs(session))
                .flatMap(all -> all);
    }

    void elapse(Draft draft, long nowMs) {
        draft.booths().lapses().heldSinceMs().entrySet().stream()
                .filter(held -> held.getValue() + holdMs <= nowMs)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(language -> draft.add(new Event.HoldOver(language)));
        Map.copyOf(draft.booths().onAir()).entrySet().stream()
                .filter(
                        desk ->
                                desk.getValue()
                                        .drain()
                                        .filter(d -> d.sinceMs() + drainMs <= nowMs)
                                        .isPresent())
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(ParticipantId::value)))
                .forEach(desk -> draft.add(drained(desk.getKey(), desk.getValue())));
        handovers.elapse(draft, nowMs);
        handovers.settle(draft, Optional.empty());
    }

    /** The language's own booth stays at its desk; one that works both ways has to be free for the other. */
    private static Event drained(ParticipantId who, Booths.OnAir air) {
        return air.output() == Output.A
                ? new Event.Drained(who)
                : new Event.WentOffAir(who, End.FLOOR);
    }
}
