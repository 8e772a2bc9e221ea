package org.dragoman.session;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** What happened. Each is journalled before anybody hears of it, and is never changed after. */
public sealed interface Event {
    record SessionOpened() implements Event {}

    record SessionClosed() implements Event {}

    record ItemTakenUp(ItemId item) implements Event {}

    record TurnListed(TurnId turn, ParticipantId participant, LanguageTag language)
            implements Event {}

    record TurnWithdrawn(TurnId turn) implements Event {}

    /** A turn now stands at a place, 1 being the first. */
    record TurnMoved(TurnId turn, int place, String reason) implements Event {}

    /** Someone has the floor and their microphone is open under the epoch. A limit of 0 ms is none. */
    record FloorGiven(
            TurnId turn,
            ParticipantId participant,
            LanguageTag language,
            Optional<ItemId> item,
            long limitMs,
            int epoch)
            implements Event {}

    record SpeechPaused(End why) implements Event {}

    /** The microphone is open again, under a new epoch. */
    record SpeechResumed(int epoch) implements Event {}

    record SpeechEnded(End why) implements Event {}

    record FloorLanguageDeclared(LanguageTag language) implements Event {}

    record WentOnAir(ParticipantId interpreter, Output output, LanguageTag language, int epoch)
            implements Event {}

    record WentOffAir(ParticipantId interpreter, End why) implements Event {}

    record Coughed(ParticipantId interpreter, boolean held) implements Event {}

    /** The house started again: every microphone is closed, and clocks stood still while it was away. */
    record Recovered(long aliveAtMs) implements Event {}
}
