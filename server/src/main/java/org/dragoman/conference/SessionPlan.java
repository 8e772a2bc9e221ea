package org.dragoman.conference;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** A sitting as planned: its day and hours in the conference's time zone, and its agenda. */
public record SessionPlan(
        SessionId id,
        Text title,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        List<AgendaItem> items) {
    public SessionPlan {
        items = List.copyOf(items);
    }

    /** When it is to begin. */
    public LocalDateTime startsAt() {
        return day.atTime(starts);
    }

    /** When it is to end: on the next day, where that hour does not come after the one it begins at. */
    public LocalDateTime endsAt() {
        return (ends.isAfter(starts) ? day : day.plusDays(1)).atTime(ends);
    }
}
