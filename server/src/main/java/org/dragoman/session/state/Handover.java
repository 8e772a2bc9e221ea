package org.dragoman.session.state;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A handover under way: who has the language, who takes it over, and how far it is.
 *
 * <pre>
 *   OFFERED ─┐ accept              its time         sound of `to`        pause, key, `from` shuts
 *            ├────────► AGREED ──────────► ARMING ───────────► ARMED ─────────────────────► handed over
 *   REQUESTED┘
 *      decline, call off, nobody in time, one of the two gone, somebody else on air: ended, and `from` stays
 * </pre>
 *
 * @param to nobody yet, where it was offered to whoever can
 * @param output of who takes over
 * @param minutes from the acceptance until both are armed
 * @param sinceMs when it came to its stage
 * @param epoch of the armed lease
 */
public record Handover(
        LanguageTag language,
        ParticipantId from,
        Optional<ParticipantId> to,
        ParticipantId askedBy,
        Stage stage,
        Optional<Output> output,
        int minutes,
        long sinceMs,
        OptionalInt epoch) {
    /** How far it is. */
    public enum Stage {
        OFFERED,
        REQUESTED,
        /** Accepted; waits for its time. */
        AGREED,
        /** Who takes over has a lease that leads nowhere yet; no sound of theirs has come. */
        ARMING,
        /** The sound of both comes. */
        ARMED
    }

    static Handover asked(Event.HandoverAsked asked, Fact fact) {
        return new Handover(
                asked.language(),
                asked.from(),
                asked.to(),
                asked.askedBy(),
                asked.askedBy().equals(asked.from()) ? Stage.OFFERED : Stage.REQUESTED,
                Optional.empty(),
                asked.minutes(),
                fact.atMs(),
                OptionalInt.empty());
    }

    Handover agreed(Event.HandoverAgreed agreed, Fact fact) {
        return new Handover(
                language,
                from,
                Optional.of(agreed.to()),
                askedBy,
                Stage.AGREED,
                Optional.of(agreed.output()),
                minutes,
                fact.atMs(),
                OptionalInt.empty());
    }

    Handover at(Stage next, OptionalInt lease, Fact fact) {
        return new Handover(language, from, to, askedBy, next, output, minutes, fact.atMs(), lease);
    }

    Handover later(long byMs) {
        return new Handover(
                language, from, to, askedBy, stage, output, minutes, sinceMs + byMs, epoch);
    }

    /** Whether who takes over has a lease already. */
    public boolean isArmed() {
        return stage == Stage.ARMING || stage == Stage.ARMED;
    }

    /** Whether somebody gives or takes here. */
    public boolean concerns(ParticipantId who) {
        return from.equals(who) || to.filter(who::equals).isPresent();
    }

    /** When both are to be armed. */
    public OptionalLong dueMs() {
        return stage == Stage.AGREED
                ? OptionalLong.of(sinceMs + Duration.ofMinutes(minutes).toMillis())
                : OptionalLong.empty();
    }

    /** When it ends by itself, if nothing comes of it. */
    public OptionalLong untilMs(Duration patience) {
        return stage == Stage.AGREED
                ? OptionalLong.empty()
                : OptionalLong.of(sinceMs + patience.toMillis());
    }
}
