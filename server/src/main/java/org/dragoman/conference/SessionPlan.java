package org.dragoman.conference;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sitting as planned: its day and hours in the conference's time zone, its agenda, and who may be there as what.
 *
 * @param inscription when delegations inscribe their speakers; never, where it is not said
 * @param teams until when booths are engaged, in the conference's time zone; those that are not there, until the session ends
 */
public record SessionPlan(
        SessionId id,
        Text title,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        List<AgendaItem> items,
        SessionAccess access,
        Optional<InscriptionHours> inscription,
        Map<BoothId, LocalDateTime> teams) {
    public SessionPlan {
        items = List.copyOf(items);
        teams = Collections.unmodifiableMap(new LinkedHashMap<>(teams));
    }

    /** For all of the conference, as what they are there. */
    public SessionPlan(
            SessionId id,
            Text title,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            List<AgendaItem> items) {
        this(id, title, day, starts, ends, items, SessionAccess.OF_ALL, Optional.empty(), Map.of());
    }

    /** When delegations inscribe their speakers for an item: as it says, else as what it is a subtopic of, else as the session. */
    public Optional<InscriptionHours> inscription(ItemId id) {
        var item = items.stream().filter(i -> i.id().equals(id)).findFirst();
        return item.flatMap(AgendaItem::inscription)
                .or(() -> item.flatMap(AgendaItem::parent).flatMap(this::inscription))
                .or(() -> item.flatMap(_ -> inscription));
    }

    /** When it is to begin, in the conference's time zone. */
    public LocalDateTime begins() {
        return day.atTime(starts);
    }

    /** When it is to be over; on the next day if its hours go past midnight. */
    public LocalDateTime over() {
        LocalDateTime sameDay = day.atTime(ends);
        return sameDay.isAfter(begins()) ? sameDay : sameDay.plusDays(1);
    }
}
