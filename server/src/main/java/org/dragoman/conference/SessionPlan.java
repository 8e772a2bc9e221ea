package org.dragoman.conference;

import java.time.LocalDate;
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
}
