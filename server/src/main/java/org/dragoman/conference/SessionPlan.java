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
