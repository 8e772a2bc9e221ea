package org.dragoman.conference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;

/** When a conference is over, by its own file. */
public final class ConferenceEnd {
    private ConferenceEnd() {}

    /** The end of the session that ends last, in the conference's time zone; the earliest time there is for none. */
    public static Instant of(Conference conference) {
        return conference.sessions().stream()
                .map(ConferenceEnd::over)
                .max(Comparator.naturalOrder())
                .map(last -> last.atZone(conference.zone()).toInstant())
                .orElse(Instant.EPOCH);
    }

    /** A session whose hours go past midnight ends on the next day. */
    private static LocalDateTime over(SessionPlan session) {
        var sameDay = session.day().atTime(session.ends());
        return session.ends().isAfter(session.starts()) ? sameDay : sameDay.plusDays(1);
    }
}
