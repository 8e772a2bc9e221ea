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
