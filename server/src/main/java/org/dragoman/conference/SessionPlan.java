package org.dragoman.conference;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** A sitting as planned: its day and hours in the conference's time zone, its agenda, and who may be there as what. */
public record SessionPlan(
        SessionId id,
        Text title,
        LocalDate day,
        LocalTime starts,
        LocalTime ends,
        List<AgendaItem> items,
        SessionAccess access) {
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

    /** For all of the conference, as what they are there. */
    public SessionPlan(
            SessionId id,
            Text title,
            LocalDate day,
            LocalTime starts,
            LocalTime ends,
            List<AgendaItem> items) {
        this(id, title, day, starts, ends, items, SessionAccess.OF_ALL);
    }
}
