package org.dragoman.access;

import org.dragoman.conference.Conference;
import org.dragoman.conference.ConferenceEnd;
import org.dragoman.conference.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes a conference's badges: good until a day after its last session, and at least for so long. It notes in the
 * conference's folder ({@code badges-issued}) until when the last ones are good, so that a file whose days were put off
 * later is noticed.
 */
public final class BadgeIssuer {
    /** How long badges outlast the last session: whoever is still on their way home may read what was said. */
    private static final Duration AFTER = Duration.ofDays(1);

    private static final String NOTE = "badges-issued";
    private static final Logger log = LoggerFactory.getLogger(BadgeIssuer.class);

    private final BadgeTokens tokens;
    private final Instant end;
    private final Duration least;
    private final Path note;
    private volatile Instant noted = Instant.EPOCH;

    /**
     * @param folder the conference's, which is there
     * @param least how long a badge is good from its making, whenever the conference ends
     */
    public BadgeIssuer(BadgeTokens tokens, Conference conference, Duration least, Path folder) {
        this.tokens = tokens;
        this.end = ConferenceEnd.of(conference);
        this.least = least;
        this.note = folder.resolve(NOTE);
    }

    /** Until when a badge that is made at a time is good. */
    public Instant until(long nowMs) {
        Instant soonest = Instant.ofEpochMilli(nowMs).plus(least);
        Instant afterwards = end.plus(AFTER);
        return (soonest.isAfter(afterwards) ? soonest : afterwards).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A participant's token. */
    public String issue(ParticipantId participant, long nowMs) {
        Instant until = until(nowMs);
        if (Duration.between(noted, until).compareTo(Duration.ofMinutes(1)) > 0) {
            noted = until;
            writeNote(until);
        }
        return tokens.issue(participant, nowMs, until);
    }

    /** Without the note only a warning is lost. */
    private void writeNote(Instant until) {
        try {
            Files.writeString(note, until + "\n");
        } catch (IOException e) {
            log.atWarn().log("{} cannot be written: {}", note, e.toString());
        }
    }

    /** Until when the badges that were made last in a folder are good, if any were and it can be read. */
    public static Optional<Instant> lastUntil(Path folder) {
        try {
            return Optional.of(Instant.parse(Files.readString(folder.resolve(NOTE)).strip()));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
