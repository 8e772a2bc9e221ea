package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.Side;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.Wish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Points of order that were heard and have no ruling, motions that were moved and are not decided, and the time that was
 * set for the rest of the item. Folded from events.
 *
 * @param speechTimeMs 0 is no limit; the item's own, where it is not said
 */
public record Procedure(
        List<TurnId> rulingsDue,
        Optional<PointRuled> lastRuling,
        List<Motion> motions,
        Optional<Long> speechTimeMs) {
    static final Procedure EMPTY =
            new Procedure(List.of(), Optional.empty(), List.of(), Optional.empty());

    public Procedure {
        rulingsDue = List.copyOf(rulingsDue);
        motions = List.copyOf(motions);
    }

    /** A point of order and what the chair said to it. */
    public record PointRuled(
            TurnId turn,
            Optional<ParticipantId> participant,
            Ruling ruling,
            String text,
            Optional<ParticipantId> by,
            long atMs) {}

    /**
     * A motion that was moved.
     *
     * @param spokenFor how many had the floor for it
     */
    public record Motion(
            TurnId turn,
            MotionKind kind,
            ParticipantId participant,
            String text,
            int spokenFor,
            int spokenAgainst,
            Optional<HandCount> count) {
        Motion spoken(Side side) {
            return new Motion(
                    turn,
                    kind,
                    participant,
                    text,
                    spokenFor + (side == Side.FOR ? 1 : 0),
                    spokenAgainst + (side == Side.AGAINST ? 1 : 0),
                    count);
        }

        Motion counted(HandCount now) {
            return new Motion(
                    turn, kind, participant, text, spokenFor, spokenAgainst, Optional.of(now));
        }

        /** How many had the floor on a side. */
        public int spokenOn(Side side) {
            return side == Side.FOR ? spokenFor : spokenAgainst;
        }
    }

    /** What was counted in a show of hands. */
    public record HandCount(
            int inFavour, int against, int abstaining, Optional<ParticipantId> by, long atMs) {}

    /** The motion of that turn, if it was moved. */
    public Optional<Motion> motion(TurnId turn) {
        return motions.stream().filter(m -> m.turn().equals(turn)).findFirst();
    }

    Procedure given(Event.FloorGiven given) {
        Wish wish = given.wish().orElse(Wish.SPEECH);
        return switch (wish.kind()) {
            case POINT_OF_ORDER -> {
                var due = new ArrayList<>(rulingsDue);
                due.add(given.turn());
                yield new Procedure(due, lastRuling, motions, speechTimeMs);
            }
            case MOTION -> {
                var more = new ArrayList<>(motions);
                more.add(
                        new Motion(
                                given.turn(),
                                wish.motion().orElse(MotionKind.CLOSE_DEBATE),
                                given.participant(),
                                wish.text(),
                                0,
                                0,
                                Optional.empty()));
                more.sort(Comparator.comparing(Motion::kind));
                yield new Procedure(rulingsDue, lastRuling, more, speechTimeMs);
            }
            case ON_MOTION ->
                    new Procedure(
                            rulingsDue,
                            lastRuling,
                            motions.stream()
                                    .map(
                                            m ->
                                                    wish.about().equals(Optional.of(m.turn()))
                                                            ? m.spoken(wish.side().orElse(Side.FOR))
                                                            : m)
                                    .toList(),
                            speechTimeMs);
            case SPEECH, RESPONSE, RIGHT_OF_REPLY -> this;
        };
    }

    Procedure ruled(Event.Ruled ruled, Fact fact) {
        return new Procedure(
                withoutDue(ruled.turn()),
                Optional.of(
                        new PointRuled(
                                ruled.turn(),
                                ruled.participant(),
                                ruled.ruling(),
                                ruled.text(),
                                fact.by(),
                                fact.atMs())),
                motions,
                speechTimeMs);
    }

    Procedure counted(Event.HandsCounted event, Fact fact) {
        var count =
                new HandCount(
                        event.inFavour(),
                        event.against(),
                        event.abstaining(),
                        fact.by(),
                        fact.atMs());
        return new Procedure(
                rulingsDue,
                lastRuling,
                motions.stream()
                        .map(m -> m.turn().equals(event.turn()) ? m.counted(count) : m)
                        .toList(),
                speechTimeMs);
    }

    /** A point of order or motion that was given the floor by mistake was never heard. */
    Procedure without(TurnId turn) {
        return new Procedure(
                withoutDue(turn),
                lastRuling,
                motions.stream().filter(m -> !m.turn().equals(turn)).toList(),
                speechTimeMs);
    }

    Procedure speechTime(Optional<Long> ms) {
        return new Procedure(rulingsDue, lastRuling, motions, ms);
    }

    private List<TurnId> withoutDue(TurnId turn) {
        return rulingsDue.stream().filter(t -> !t.equals(turn)).toList();
    }
}
