package org.dragoman.session;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What whoever has the floor is saying: its clock, and the epoch their microphone is open under. The clock runs while
 * and only while the microphone is open. A limit of 0 ms is none.
 *
 * @param givenAt the journal's position the floor was given at
 */
public record Speech(
        TurnId turn,
        ParticipantId participant,
        LanguageTag language,
        Optional<ItemId> item,
        long limitMs,
        long givenAt,
        long usedMs,
        OptionalLong runningSinceMs,
        OptionalInt microphone) {

    /** Time used at an instant, in milliseconds. */
    public long usedMs(long nowMs) {
        return runningSinceMs.isPresent()
                ? usedMs + Math.max(0, nowMs - runningSinceMs.getAsLong())
                : usedMs;
    }

    Speech paused(long atMs) {
        return new Speech(
                turn,
                participant,
                language,
                item,
                limitMs,
                givenAt,
                usedMs(atMs),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    Speech resumed(long atMs, int epoch) {
        return new Speech(
                turn,
                participant,
                language,
                item,
                limitMs,
                givenAt,
                usedMs,
                OptionalLong.of(atMs),
                OptionalInt.of(epoch));
    }

    Speech inLanguage(LanguageTag spoken) {
        return new Speech(
                turn,
                participant,
                spoken,
                item,
                limitMs,
                givenAt,
                usedMs,
                runningSinceMs,
                microphone);
    }
}
