package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What whoever has the floor is saying: its clock, and the epoch their microphone is open under. The clock runs while
 * and only while the microphone is open. A limit of 0 ms is none.
 *
 * @param limitMs with what was granted
 * @param givenAt the journal's position the floor was given at
 * @param suspendedBy the turn it waits for
 * @param mistaken whether the floor was given by mistake, so that it is no contribution
 * @param frameless whether it is paused since its microphone brought no frame
 */
public record Speech(
        TurnId turn,
        ParticipantId participant,
        LanguageTag language,
        Optional<ItemId> item,
        long limitMs,
        long givenAt,
        long givenAtMs,
        long usedMs,
        OptionalLong runningSinceMs,
        OptionalInt microphone,
        Wish wish,
        long extraMs,
        Optional<TurnId> suspendedBy,
        boolean mistaken,
        boolean frameless) {

    static Speech begun(Event.FloorGiven given, Fact fact) {
        return new Speech(
                given.turn(),
                given.participant(),
                given.language(),
                given.item(),
                given.limitMs(),
                fact.position(),
                fact.atMs(),
                0,
                OptionalLong.of(fact.atMs()),
                OptionalInt.of(given.epoch()),
                given.wish().orElse(Wish.SPEECH),
                0,
                Optional.empty(),
                false,
                false);
    }

    public TurnKind kind() {
        return wish.kind();
    }

    public boolean isOpen() {
        return microphone.isPresent();
    }

    /** Time used at an instant, in milliseconds. */
    public long usedMs(long nowMs) {
        return runningSinceMs.isPresent()
                ? usedMs + Math.max(0, nowMs - runningSinceMs.getAsLong())
                : usedMs;
    }

    /** When its time is over, if it goes on as it does. */
    public OptionalLong overAtMs() {
        return limitMs > 0 && runningSinceMs.isPresent()
                ? OptionalLong.of(runningSinceMs.getAsLong() + Math.max(0, limitMs - usedMs))
                : OptionalLong.empty();
    }

    Speech paused(End why, long atMs, Optional<TurnId> by) {
        return with(
                        language,
                        limitMs,
                        usedMs(atMs),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        extraMs,
                        by.isPresent() ? by : suspendedBy)
                .flagged(mistaken, why == End.NO_FRAMES);
    }

    /** Its clock runs on as if the server's had not jumped. */
    Speech later(long byMs) {
        return runningSinceMs.isEmpty()
                ? this
                : with(
                        language,
                        limitMs,
                        usedMs,
                        OptionalLong.of(runningSinceMs.getAsLong() + byMs),
                        microphone,
                        extraMs,
                        suspendedBy);
    }

    Speech resumed(long atMs, int epoch) {
        return with(
                language,
                limitMs,
                usedMs,
                OptionalLong.of(atMs),
                OptionalInt.of(epoch),
                extraMs,
                Optional.empty());
    }

    Speech inLanguage(LanguageTag spoken) {
        return with(spoken, limitMs, usedMs, runningSinceMs, microphone, extraMs, suspendedBy);
    }

    Speech granted(long ms) {
        return with(
                language,
                limitMs + ms,
                usedMs,
                runningSinceMs,
                microphone,
                extraMs + ms,
                suspendedBy);
    }

    /** It need not wait for that turn any more, though it is not resumed by that. */
    Speech freed(TurnId turn) {
        return suspendedBy.filter(turn::equals).isPresent()
                ? with(
                        language,
                        limitMs,
                        usedMs,
                        runningSinceMs,
                        microphone,
                        extraMs,
                        Optional.empty())
                : this;
    }

    private Speech with(
            LanguageTag spoken,
            long limit,
            long used,
            OptionalLong since,
            OptionalInt open,
            long extra,
            Optional<TurnId> waitsFor) {
        return new Speech(
                turn,
                participant,
                spoken,
                item,
                limit,
                givenAt,
                givenAtMs,
                used,
                since,
                open,
                wish,
                extra,
                waitsFor,
                mistaken,
                frameless && open.isEmpty());
    }

    Speech byMistake() {
        return flagged(true, frameless);
    }

    private Speech flagged(boolean mistake, boolean withoutFrames) {
        return new Speech(
                turn,
                participant,
                language,
                item,
                limitMs,
                givenAt,
                givenAtMs,
                usedMs,
                runningSinceMs,
                microphone,
                wish,
                extraMs,
                suspendedBy,
                mistake,
                withoutFrames);
    }
}
