package org.dragoman.session.state;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who spoke how often and how long. Speeches that run are not in it. Folded from events.
 *
 * @param last the newest first
 * @param granted to a group's budget, in milliseconds
 * @param grantedToAll to every group's
 */
public record Spoken(
        Map<Key, Tally> tallies, List<Past> last, Map<GroupId, Long> granted, long grantedToAll) {
    static final int LAST_MAX = 10;
    static final Spoken NOTHING = new Spoken(Map.of(), List.of(), Map.of(), 0);

    public Spoken {
        tallies = Collections.unmodifiableMap(new LinkedHashMap<>(tallies));
        last = List.copyOf(last);
        granted = Collections.unmodifiableMap(new LinkedHashMap<>(granted));
    }

    /** By whom, for which group if any, what for and at which item; as many as there are of these, however long the day. */
    public record Key(
            ParticipantId participant,
            Optional<GroupId> onBehalfOf,
            TurnKind kind,
            Optional<ItemId> item) {}

    /** How often, and how long in milliseconds. */
    public record Tally(int times, long ms) {
        static final Tally NONE = new Tally(0, 0);

        Tally and(Tally other) {
            return new Tally(times + other.times, ms + other.ms);
        }
    }

    /** A speech that is over. */
    public record Past(
            TurnId turn,
            ParticipantId participant,
            LanguageTag language,
            Optional<ItemId> item,
            Wish wish,
            long limitMs,
            long usedMs,
            long givenAtMs,
            long endedAtMs) {}

    /** How often somebody contributed. */
    public int interventions(ParticipantId participant) {
        return tallies.entrySet().stream()
                .filter(e -> e.getKey().participant().equals(participant))
                .filter(e -> e.getKey().kind().contributes())
                .mapToInt(e -> e.getValue().times())
                .sum();
    }

    /** How long somebody had the floor, whatever for. */
    public long ms(ParticipantId participant) {
        return tallies.entrySet().stream()
                .filter(e -> e.getKey().participant().equals(participant))
                .mapToLong(e -> e.getValue().ms())
                .sum();
    }

    Spoken ended(Speech speech, long atMs) {
        var past =
                new Past(
                        speech.turn(),
                        speech.participant(),
                        speech.language(),
                        speech.item(),
                        speech.wish(),
                        speech.limitMs(),
                        speech.usedMs(atMs),
                        speech.givenAtMs(),
                        atMs);
        var now = new ArrayList<Past>(last);
        now.addFirst(past);
        return new Spoken(
                added(past, new Tally(1, past.usedMs())),
                now.subList(0, Math.min(LAST_MAX, now.size())),
                granted,
                grantedToAll);
    }

    /** A speech that was ended by mistake is counted when it is over; its time stays. */
    Spoken notOver(TurnId turn) {
        return last.stream()
                .filter(p -> p.turn().equals(turn))
                .findFirst()
                .map(
                        p ->
                                new Spoken(
                                        added(p, new Tally(-1, 0)),
                                        last.stream().filter(o -> !o.equals(p)).toList(),
                                        granted,
                                        grantedToAll))
                .orElse(this);
    }

    Spoken granted(Optional<GroupId> group, long ms) {
        if (group.isEmpty()) {
            return new Spoken(tallies, last, granted, grantedToAll + ms);
        }
        var more = new LinkedHashMap<>(granted);
        more.merge(group.get(), ms, Long::sum);
        return new Spoken(tallies, last, more, grantedToAll);
    }

    private Map<Key, Tally> added(Past past, Tally tally) {
        var all = new LinkedHashMap<>(tallies);
        var wish = past.wish();
        var key = new Key(past.participant(), wish.onBehalfOf(), wish.kind(), past.item());
        all.merge(key, tally, Tally::and);
        return all;
    }
}
