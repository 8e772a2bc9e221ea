package org.dragoman.session.said;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Role;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What someone asks of a session. */
public sealed interface Command {
    /** About the sitting itself. */
    sealed interface Sitting extends Command {}

    /** About the floor and the list of speakers. */
    sealed interface OfFloor extends Command {}

    /** About the list of speakers, whoever speaks. */
    sealed interface OfList extends OfFloor {}

    /** About microphones and who has the floor. */
    sealed interface OfSpeech extends OfFloor {}

    /** About how the floor is run: modes, rulings, motions, time. */
    sealed interface OfProcedure extends OfFloor {}

    /** About who is in the hall, what is said to it, and whether its sound was checked. */
    sealed interface OfHall extends Command {}

    /** About the text of a speech. */
    sealed interface OfText extends Command {}

    /** About what somebody's badge counts for in this session. */
    sealed interface OfBadge extends Command {}

    /** About a desk in a booth. */
    sealed interface OfBooth extends Command {}

    /** About handing over from desk to desk. */
    sealed interface OfHandover extends OfBooth {}

    /** What a technician sets. */
    sealed interface OfSwitchboard extends Command {}

    /** What the house itself reports; no client can send these. */
    sealed interface OfHouse extends Command {}

    record OpenSession() implements Sitting {}

    record CloseSession() implements Sitting {}

    record TakeUpItem(ItemId item) implements Sitting {}

    /** Asks for the floor, for oneself or, as moderator or secretary, for somebody else. */
    record RequestFloor(
            Optional<ParticipantId> participant, Wish wish, Optional<LanguageTag> language)
            implements OfList {
        /** Simply to speak. */
        public RequestFloor(Optional<ParticipantId> participant) {
            this(participant, Wish.SPEECH, Optional.empty());
        }
    }

    /** Takes a turn off the list; where it is another's, its owner is told the reason. */
    record WithdrawRequest(TurnId turn, String reason) implements OfList {
        /** For no reason that is said. */
        public WithdrawRequest(TurnId turn) {
            this(turn, "");
        }
    }

    /** Moves a turn to another place of the list, 1 being the first. */
    record MoveTurn(TurnId turn, int place, String reason) implements OfList {}

    /** Somebody else of the delegation speaks in a speaker's place. */
    record ReplaceSpeaker(TurnId turn, ParticipantId participant, Optional<LanguageTag> language)
            implements OfList {}

    /** Closes the list at an instant, in Unix milliseconds; at once, if it is past. */
    record CloseList(long atMs) implements OfList {}

    record OpenList() implements OfList {}

    /** Takes a late request onto the list, or turns it down; its owner is told the reason. */
    record AdmitLate(TurnId turn, boolean admitted, String reason) implements OfList {
        /** For no reason that is said. */
        public AdmitLate(TurnId turn, boolean admitted) {
            this(turn, admitted, "");
        }
    }

    /** The speaker is not there. */
    record SkipTurn(TurnId turn) implements OfList {}

    /** Lists the last speaker again, first, with the time that was left. */
    record ListAgain() implements OfList {}

    record OrderList(ListPolicy policy) implements OfList {}

    /**
     * Lists speakers beforehand, all or none; a delegation its own, while it may.
     *
     * @param repeatable whether those who wait already or have spoken are passed over, as with a table that was imported before
     */
    record Inscribe(List<Inscription> entries, boolean repeatable) implements OfList {
        public Inscribe {
            entries = List.copyOf(entries);
        }

        /** Where somebody who is there already is a mistake. */
        public Inscribe(List<Inscription> entries) {
            this(entries, false);
        }
    }

    record OfferSwap(TurnId turn, TurnId with) implements OfList {}

    record AnswerSwap(TurnId turn, boolean agreed) implements OfList {}

    /** Takes back the action at that position, if it was the last. */
    record Undo(long position) implements OfList {}

    /** Gives the floor to a turn of the list. */
    record GiveTurn(TurnId turn, Optional<LanguageTag> language) implements OfSpeech {}

    /** Gives the floor to a participant, listed or not. */
    record GiveFloor(ParticipantId participant, Optional<LanguageTag> language)
            implements OfSpeech {}

    /** Gives the floor to whoever is next on the list. */
    record GiveNext() implements OfSpeech {}

    /** The speaker yields, or a moderator ends a speech in due course. Nobody named: one's own, or the one that counts. */
    record EndSpeech(Optional<TurnId> turn) implements OfSpeech {
        public EndSpeech() {
            this(Optional.empty());
        }
    }

    /** A moderator takes the floor away, at once: from a turn, from the one that counts, or from all. */
    record TakeFloor(Optional<TurnId> turn, boolean all) implements OfSpeech {
        public TakeFloor() {
            this(Optional.empty(), false);
        }
    }

    record PauseSpeech(Optional<TurnId> turn) implements OfSpeech {
        public PauseSpeech() {
            this(Optional.empty());
        }
    }

    record ResumeSpeech(Optional<TurnId> turn) implements OfSpeech {
        public ResumeSpeech() {
            this(Optional.empty());
        }
    }

    record DeclareFloorLanguage(LanguageTag language) implements OfSpeech {}

    /** Holds or releases one's microphone key. */
    record PushToTalk(boolean held) implements OfSpeech {}

    /** Holds or releases the chair's priority key; when it is released, those that waited for it may be resumed. */
    record ChairPriority(boolean held, boolean resume) implements OfSpeech {}

    /** Tells the speaker, and nobody else, that it is time to conclude. Nobody named: the speech that counts. */
    record WarnSpeaker(Optional<TurnId> turn) implements OfProcedure {}

    record SetFloorMode(FloorMode mode, OptionalInt openMax, OptionalInt waitingMax)
            implements OfProcedure {}

    record Rule(TurnId turn, Ruling ruling, String text) implements OfProcedure {}

    /**
     * Decides a motion.
     *
     * @param acts whether a carried motion to suspend or adjourn the meeting does so now
     */
    record DecideMotion(TurnId turn, MotionOutcome outcome, boolean acts) implements OfProcedure {
        /** For the record alone. */
        public DecideMotion(TurnId turn, MotionOutcome outcome) {
            this(turn, outcome, false);
        }
    }

    /** What a clerk counted in a show of hands on a motion. */
    record CountHands(TurnId turn, int inFavour, int against, int abstaining)
            implements OfProcedure {}

    record GrantTime(Optional<TurnId> turn, long seconds) implements OfProcedure {}

    record SetSpeechTime(long seconds) implements OfProcedure {}

    record GrantGroupTime(Optional<GroupId> group, long seconds) implements OfProcedure {}

    /** Somebody is in the hall or left it; nobody named: oneself. */
    record CheckIn(Optional<ParticipantId> participant, boolean present) implements OfHall {}

    record OverrideQuorum(String reason) implements OfHall {}

    /**
     * Says a phrase to all.
     *
     * @param untilMs when it goes, in Unix milliseconds; 0: as each page has it
     */
    record Announce(PhraseId phrase, Map<String, String> values, long untilMs) implements OfHall {
        public Announce {
            values = Map.copyOf(values);
        }

        public Announce(PhraseId phrase, Map<String, String> values) {
            this(phrase, values, 0);
        }
    }

    /** Says words of one's own to all, by BCP-47 tag. */
    record AnnounceText(Map<String, String> text, long untilMs) implements OfHall {
        public AnnounceText {
            text = Map.copyOf(text);
        }
    }

    /** Takes back what was said to all at that position. */
    record RecallAnnouncement(long position) implements OfHall {}

    /** Chooses what the hall's screens show; a message by BCP-47 tag. */
    record ShowInHall(HallScreen screen, Map<String, String> message) implements OfHall {
        public ShowInHall {
            message = Map.copyOf(message);
        }
    }

    /** A note between secretary and podium, on a turn where one is named. */
    record WriteNote(String text, Optional<TurnId> turn) implements OfHall {
        /** On no turn. */
        public WriteNote(String text) {
            this(text, Optional.empty());
        }
    }

    /**
     * Hands in the text of a next speech; an empty one takes it back.
     *
     * @param participant whose; nobody named: one's own
     * @param onBehalfOf the group, where it is the statement of one
     */
    record HandInText(
            Optional<ParticipantId> participant,
            Optional<GroupId> onBehalfOf,
            LanguageTag language,
            String title,
            String text,
            DeliveryMark delivery)
            implements OfText {}

    /** Shows somebody out, and keeps them out; every microphone of theirs closes. */
    record RemoveParticipant(ParticipantId participant, String reason, Reach reach)
            implements OfBadge {
        /** From this session. */
        public RemoveParticipant(ParticipantId participant, String reason) {
            this(participant, reason, Reach.SESSION);
        }
    }

    record ReadmitParticipant(ParticipantId participant, Reach reach) implements OfBadge {
        /** To this session. */
        public ReadmitParticipant(ParticipantId participant) {
            this(participant, Reach.SESSION);
        }
    }

    /** Ends every badge of somebody that was made until now, since one was lost; a new one lets them in. */
    record RevokeBadges(ParticipantId participant, String reason) implements OfBadge {}

    /** Gives somebody another role in this session; every microphone of theirs closes. */
    record ChangeRole(ParticipantId participant, Role role) implements OfBadge {}

    record CheckSound(Optional<BoothId> booth, Check check, CheckResult result, String note)
            implements OfHall {}

    record OverrideSoundCheck(String reason) implements OfHall {}

    record GoOnAir(Output output) implements OfBooth {}

    record GoOffAir() implements OfBooth {}

    /** Presses or releases the cough key. */
    record Cough(boolean held) implements OfBooth {}

    /** Hears that channel from now on, or again what the patch gives. */
    record ChooseIncoming(Optional<ChannelNumber> channel) implements OfBooth {}

    /** Sets the desk's source keys. */
    record SetPresets(List<ChannelNumber> channels) implements OfBooth {
        public SetPresets {
            channels = List.copyOf(channels);
        }
    }

    /** Offers to hand over, to somebody or to whoever can, so many minutes after it is accepted. */
    record OfferHandover(Optional<ParticipantId> to, int minutes) implements OfHandover {}

    /** Asks whoever is on air in the language of an output to hand over. */
    record RequestHandover(Output output, int minutes) implements OfHandover {}

    /** Accepts or declines; which, where there are several, is said by its channel. */
    record AnswerHandover(boolean accepted, Optional<ChannelNumber> channel)
            implements OfHandover {}

    record CancelHandover(Optional<ChannelNumber> channel) implements OfHandover {}

    /** Swaps now; both are armed. */
    record SwapHandover(Optional<ChannelNumber> channel) implements OfHandover {}

    /** Closes a desk's microphone. */
    record TakeOffAir(ParticipantId interpreter) implements OfSwitchboard {}

    record SetInterlock(Interlock interlock) implements OfSwitchboard {}

    /** What a channel carries while no desk is on air in it; the relay is named where that is the kind. */
    record SetIdle(ChannelNumber channel, Idle.Kind kind, Optional<ChannelNumber> relay)
            implements OfSwitchboard {}

    /** The sound of a microphone that is armed for a handover comes. */
    record HearArmed(ParticipantId participant) implements OfHouse {}

    /** Whoever is on air makes a pause. */
    record NotePause(ParticipantId participant) implements OfHouse {}

    /** The connection that a participant sends sound on is gone, or silent for too long. */
    record LoseMicrophone(ParticipantId participant) implements OfHouse {}

    /** A microphone is open under an epoch and brings no frame, for as long as that may be. */
    record CloseFrameless(ParticipantId participant, int epoch) implements OfHouse {}

    /** Somebody was removed from the whole conference, or let in again, by a decision in another session. */
    record FollowRemoval(
            ParticipantId participant, Optional<String> reason, Optional<ParticipantId> by)
            implements OfHouse {}

    /** Every badge of somebody that was made until then was ended elsewhere. */
    record FollowRevocation(ParticipantId participant, String reason, long untilMs)
            implements OfHouse {}

    /** The server's clock was moved by so much, in milliseconds; forward it jumped, backward it goes slower for a while. */
    record MoveClock(long byMs) implements OfHouse {}

    /** Something was to happen at an instant, and the instant is there. */
    record Elapse() implements OfHouse {}
}
