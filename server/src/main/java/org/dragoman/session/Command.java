package org.dragoman.session;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/** What someone asks of a session. */
public sealed interface Command {
    /** About the sitting itself. */
    sealed interface Sitting extends Command {}

    /** About the floor and the list of speakers. */
    sealed interface OfFloor extends Command {}

    /** About a desk in a booth. */
    sealed interface OfBooth extends Command {}

    /** What the house itself reports; no client can send these. */
    sealed interface OfHouse extends Command {}

    record OpenSession() implements Sitting {}

    record CloseSession() implements Sitting {}

    record TakeUpItem(ItemId item) implements Sitting {}

    /** Asks for the floor, for oneself or, as moderator or secretary, for somebody else. */
    record RequestFloor(Optional<ParticipantId> participant) implements OfFloor {}

    record WithdrawRequest(TurnId turn) implements OfFloor {}

    /** Gives the floor to a turn of the list. */
    record GiveTurn(TurnId turn, Optional<LanguageTag> language) implements OfFloor {}

    /** Gives the floor to a participant, listed or not. */
    record GiveFloor(ParticipantId participant, Optional<LanguageTag> language)
            implements OfFloor {}

    /** Gives the floor to whoever is first on the list. */
    record GiveNext() implements OfFloor {}

    /** The speaker yields, or a moderator ends the speech in due course. */
    record EndSpeech() implements OfFloor {}

    /** A moderator takes the floor away, at once. */
    record TakeFloor() implements OfFloor {}

    record PauseSpeech() implements OfFloor {}

    record ResumeSpeech() implements OfFloor {}

    record DeclareFloorLanguage(LanguageTag language) implements OfFloor {}

    /** Moves a turn to another place of the list, 1 being the first. */
    record MoveTurn(TurnId turn, int place, String reason) implements OfFloor {}

    record GoOnAir(Output output) implements OfBooth {}

    record GoOffAir() implements OfBooth {}

    /** Presses or releases the cough key. */
    record Cough(boolean held) implements OfBooth {}

    /** The connection that a participant sends sound on is gone, or silent for too long. */
    record LoseMicrophone(ParticipantId participant) implements OfHouse {}

    /** The house starts again after it was last known to run at a time, in Unix milliseconds. */
    record Recover(long aliveAtMs) implements OfHouse {}
}
