package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The last action on list or floor, as long as it can be taken back.
 *
 * @param then the list as it is to be again
 */
public record Undoable(
        long position,
        ParticipantId by,
        Action what,
        Optional<TurnId> turn,
        long untilMs,
        ListOfSpeakers then) {
    /** How long an action can be taken back. */
    public static final long WINDOW_MS = 30_000;

    /** What was done. */
    public enum Action {
        MOVED,
        WITHDRAWN,
        ORDERED,
        SKIPPED,
        SWAPPED,
        CLOSED,
        OPENED,
        GIVEN,
        ENDED,
        ADMITTED,
        REPLACED
    }

    /** What can be taken back after a fact, if anything. */
    static Optional<Undoable> after(Floor before, Fact fact) {
        return fact.by().flatMap(by -> of(before, fact, by));
    }

    private static Optional<Undoable> of(Floor before, Fact fact, ParticipantId by) {
        return switch (fact.event()) {
            case Event.TurnMoved(var id, var _, var _) -> of(before, fact, by, Action.MOVED, id);
            case Event.SpeakerReplaced(var id, var _, var _) ->
                    of(before, fact, by, Action.REPLACED, id);
            case Event.TurnWithdrawn(var id, var _) -> of(before, fact, by, Action.WITHDRAWN, id);
            case Event.ListOrdered _ -> of(before, fact, by, Action.ORDERED, null);
            case Event.TurnSkipped(var id) -> of(before, fact, by, Action.SKIPPED, id);
            case Event.SwapAnswered(var id, var agreed) ->
                    agreed ? of(before, fact, by, Action.SWAPPED, id) : Optional.empty();
            case Event.LateDecided(var id, var _, var _) ->
                    of(before, fact, by, Action.ADMITTED, id);
            case Event.ListClosing _, Event.ListClosed _ ->
                    of(before, fact, by, Action.CLOSED, null);
            case Event.ListOpened _ -> of(before, fact, by, Action.OPENED, null);
            case Event.FloorGiven given -> of(before, fact, by, Action.GIVEN, given.turn());
            case Event.SpeechEnded ended -> ended(before, fact, by, ended);
            case Event.TurnReturned _,
                    Event.SwapOffered _,
                    Event.Undone _,
                    Event.TurnListed _,
                    Event.OfSitting _,
                    Event.OfSpeech _,
                    Event.OfProcedure _,
                    Event.OfHall _,
                    Event.OfBooth _ ->
                    Optional.empty();
        };
    }

    private static Optional<Undoable> of(
            Floor before, Fact fact, ParticipantId by, Action what, @Nullable TurnId turn) {
        return Optional.of(
                new Undoable(
                        fact.position(),
                        by,
                        what,
                        Optional.ofNullable(turn),
                        fact.atMs() + WINDOW_MS,
                        before.speakers()));
    }

    /** Where the clock jumped, it can be taken back for as long as before. */
    Undoable later(long byMs) {
        return new Undoable(position, by, what, turn, untilMs + byMs, then);
    }

    /** Whose speech was ended by mistake comes first again, with the time that was left. */
    private static Optional<Undoable> ended(
            Floor before, Fact fact, ParticipantId by, Event.SpeechEnded ended) {
        if (ended.why() != End.OWN && ended.why() != End.TAKEN) {
            return Optional.empty();
        }
        return before.named(ended.turn())
                .filter(speech -> !speech.mistaken() && !waitsAgain(before, speech))
                .map(
                        speech ->
                                new Undoable(
                                        fact.position(),
                                        by,
                                        Action.ENDED,
                                        Optional.of(speech.turn()),
                                        fact.atMs() + WINDOW_MS,
                                        before.speakers()
                                                .first(again(before, speech, fact.atMs()))));
    }

    private static boolean waitsAgain(Floor before, Speech speech) {
        return before.list().stream()
                .anyMatch(
                        t ->
                                t.participant().equals(speech.participant())
                                        && t.wish().isSameAs(speech.wish()));
    }

    private static Turn again(Floor before, Speech speech, long atMs) {
        return new Turn(
                speech.turn(),
                speech.participant(),
                speech.language(),
                speech.givenAtMs(),
                Optional.empty(),
                new Listing(
                        speech.wish(),
                        TurnStatus.WAITING,
                        false,
                        0,
                        true,
                        left(speech.limitMs(), speech.usedMs(atMs)),
                        speech.kind() == TurnKind.RIGHT_OF_REPLY
                                ? before.speakers().item()
                                : Optional.empty()));
    }

    /** What is left of a limit; at least a second, so that it does not become none. */
    public static Optional<Long> left(long limitMs, long usedMs) {
        return limitMs == 0 ? Optional.empty() : Optional.of(Math.max(1000, limitMs - usedMs));
    }

    /** Whether a fact leaves what could be taken back as it is. */
    static boolean stays(Event event) {
        return switch (event) {
            case Event.TurnListed _,
                    Event.SwapOffered _,
                    Event.SpeechPaused _,
                    Event.SpeechResumed _,
                    Event.FloorLanguageDeclared _,
                    Event.TimeGranted _,
                    Event.SpeechTimeSet _,
                    Event.GroupTimeGranted _,
                    Event.SpeakerWarned _,
                    Event.HandsCounted _,
                    Event.ClockMoved _,
                    Event.OfBooth _ ->
                    true;
            // What is taken back must not bring somebody back onto the list who may not speak.
            case Event.OfHall attendance -> !(attendance instanceof Event.OfBadge);
            case Event.OfSitting _, Event.OfList _, Event.OfSpeech _, Event.OfProcedure _ -> false;
        };
    }
}
