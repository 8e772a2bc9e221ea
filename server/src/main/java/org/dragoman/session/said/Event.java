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

/**
 * What happened. Each is journalled before anybody hears of it, and is never changed after; parts that came later are
 * optional, so that an old journal reads as it was meant.
 */
public sealed interface Event {
    /** The sitting itself. */
    sealed interface OfSitting extends Event {}

    /** The list of speakers. */
    sealed interface OfList extends Event {}

    /** Microphones of the floor, and what it speaks. */
    sealed interface OfSpeech extends Event {}

    /** How the floor is run: modes, rulings, motions, time. */
    sealed interface OfProcedure extends Event {}

    /** Who is in the hall, what is said to it, and whether its sound was checked. */
    sealed interface OfHall extends Event {}

    /** Texts of speeches. */
    sealed interface OfText extends OfHall {}

    /** What badges count for here. */
    sealed interface OfBadge extends OfHall {}

    /** Desks. */
    sealed interface OfBooth extends Event {}

    /** What a desk hears. */
    sealed interface OfDesk extends OfBooth {}

    /** Who hands over to whom. */
    sealed interface OfHandover extends OfBooth {}

    record SessionOpened() implements OfSitting {}

    record SessionClosed() implements OfSitting {}

    /** The meeting was suspended by a motion: every microphone is closed, and it goes on once it is resumed. */
    record SessionSuspended() implements OfSitting {}

    record SessionResumed() implements OfSitting {}

    record ItemTakenUp(ItemId item) implements OfSitting {}

    /** The house started again: every microphone is closed, and clocks stood still while it was away. */
    record Recovered(long aliveAtMs) implements OfSitting {}

    /**
     * The server's clock was moved by so much, in milliseconds. Forward it jumped: what ran goes on as if it had not.
     * Backward it goes slower until it is right, so that no time comes twice.
     */
    record ClockMoved(long byMs) implements OfSitting {}

    record TurnListed(
            TurnId turn, ParticipantId participant, LanguageTag language, Optional<Listing> listing)
            implements OfList {
        /** Somebody simply asks to speak. */
        public TurnListed(TurnId turn, ParticipantId participant, LanguageTag language) {
            this(turn, participant, language, Optional.empty());
        }
    }

    /** A turn is off the list; the reason, where somebody else took it off and said why. */
    record TurnWithdrawn(TurnId turn, Optional<String> reason) implements OfList {
        /** For no reason that was said. */
        public TurnWithdrawn(TurnId turn) {
            this(turn, Optional.empty());
        }
    }

    /** Somebody else of the delegation has that turn now, at the place where it stands. */
    record SpeakerReplaced(TurnId turn, ParticipantId participant, LanguageTag language)
            implements OfList {}

    /** A turn now stands at a place, 1 being the first. */
    record TurnMoved(TurnId turn, int place, String reason) implements OfList {}

    /** The speeches that wait now stand in that order. */
    record ListOrdered(ListPolicy policy, List<TurnId> order) implements OfList {
        public ListOrdered {
            order = List.copyOf(order);
        }
    }

    /** A speaker was called and not there. */
    record TurnSkipped(TurnId turn) implements OfList {}

    /** Who was absent is there again, and comes first. */
    record TurnReturned(TurnId turn) implements OfList {}

    /** A late request was taken onto the list, or turned down. */
    record LateDecided(TurnId turn, boolean admitted, Optional<String> reason) implements OfList {
        /** For no reason that was said. */
        public LateDecided(TurnId turn, boolean admitted) {
            this(turn, admitted, Optional.empty());
        }
    }

    /** The list will close at an instant, in Unix milliseconds. */
    record ListClosing(long atMs) implements OfList {}

    record ListClosed() implements OfList {}

    record ListOpened() implements OfList {}

    record SwapOffered(TurnId turn, TurnId with) implements OfList {}

    record SwapAnswered(TurnId turn, boolean agreed) implements OfList {}

    /** The action at that position is taken back: the list is as it was before, but for who asked since. */
    record Undone(long position) implements OfList {}

    /** Someone has the floor and their microphone is open under the epoch. A limit of 0 ms is none. */
    record FloorGiven(
            TurnId turn,
            ParticipantId participant,
            LanguageTag language,
            Optional<ItemId> item,
            long limitMs,
            int epoch,
            Optional<Wish> wish)
            implements OfSpeech {
        /** Simply to speak. */
        public FloorGiven(
                TurnId turn,
                ParticipantId participant,
                LanguageTag language,
                Optional<ItemId> item,
                long limitMs,
                int epoch) {
            this(turn, participant, language, item, limitMs, epoch, Optional.empty());
        }
    }

    /**
     * A microphone is closed and its clock stands.
     *
     * @param turn whose speech; none where there is only one
     * @param by the turn it waits for
     */
    record SpeechPaused(End why, Optional<TurnId> turn, Optional<TurnId> by) implements OfSpeech {
        /** The only speech, for no other's sake. */
        public SpeechPaused(End why) {
            this(why, Optional.empty(), Optional.empty());
        }
    }

    /** The microphone is open again, under a new epoch. */
    record SpeechResumed(int epoch, Optional<TurnId> turn) implements OfSpeech {
        /** The only speech. */
        public SpeechResumed(int epoch) {
            this(epoch, Optional.empty());
        }
    }

    record SpeechEnded(End why, Optional<TurnId> turn) implements OfSpeech {
        /** The only speech. */
        public SpeechEnded(End why) {
            this(why, Optional.empty());
        }
    }

    record FloorLanguageDeclared(LanguageTag language) implements OfSpeech {}

    /**
     * How microphones open from now on.
     *
     * @param waitingMax the most speeches on the list; as configured, where it is not said
     */
    record ModeSet(FloorMode mode, int openMax, Optional<Integer> waitingMax)
            implements OfProcedure {}

    /** The chair's priority key is held for that turn, or released. */
    record PrioritySet(Optional<TurnId> turn) implements OfProcedure {}

    record Ruled(TurnId turn, Optional<ParticipantId> participant, Ruling ruling, String text)
            implements OfProcedure {}

    record MotionDecided(TurnId turn, MotionOutcome outcome) implements OfProcedure {}

    /** A show of hands on a motion was counted. */
    record HandsCounted(TurnId turn, int inFavour, int against, int abstaining)
            implements OfProcedure {}

    record TimeGranted(TurnId turn, long ms) implements OfProcedure {}

    /** What speeches may take for the rest of the item; 0 is no limit. */
    record SpeechTimeSet(long ms) implements OfProcedure {}

    /** More time for a group's budget, or for every group's. */
    record GroupTimeGranted(Optional<GroupId> group, long ms) implements OfProcedure {}

    /** Whose turn it is was told that it is time to conclude. */
    record SpeakerWarned(TurnId turn) implements OfProcedure {}

    record CheckedIn(ParticipantId participant, boolean present) implements OfHall {}

    record QuorumOverridden(String reason) implements OfHall {}

    record Announced(PhraseId phrase, Map<String, String> values, Optional<Long> untilMs)
            implements OfHall {
        public Announced {
            values = Map.copyOf(values);
        }

        /** For as long as each page shows it. */
        public Announced(PhraseId phrase, Map<String, String> values) {
            this(phrase, values, Optional.empty());
        }
    }

    /** Words of somebody's own were said to all, by BCP-47 tag. */
    record TextAnnounced(Map<String, String> text, Optional<Long> untilMs) implements OfHall {
        public TextAnnounced {
            text = Map.copyOf(text);
        }
    }

    /** What was said to all at that position was taken back. */
    record AnnouncementRecalled(long position) implements OfHall {}

    /** What the hall's screens show from now on; a message by BCP-47 tag. */
    record HallScreenChosen(HallScreen screen, Map<String, String> message) implements OfHall {
        public HallScreenChosen {
            message = Map.copyOf(message);
        }
    }

    /** A note, on a turn where one is named. */
    record NoteWritten(String text, Optional<TurnId> turn) implements OfHall {
        /** On no turn. */
        public NoteWritten(String text) {
            this(text, Optional.empty());
        }
    }

    /** The text of a next speech was handed in; one of the same number had its place before. */
    record TextHandedIn(
            int number,
            ParticipantId participant,
            Optional<GroupId> onBehalfOf,
            LanguageTag language,
            String title,
            String text,
            DeliveryMark delivery)
            implements OfText {}

    record TextTakenBack(int number) implements OfText {}

    /** The speech that a text was for has ended: all may read it. */
    record TextReleased(int number) implements OfText {}

    /**
     * Somebody is shown out and kept out.
     *
     * @param reach from where; from this session alone, where it is not said
     * @param decidedBy who decided it in another session, whence it follows here
     */
    record ParticipantRemoved(
            ParticipantId participant,
            String reason,
            Optional<Reach> reach,
            Optional<ParticipantId> decidedBy)
            implements OfBadge {
        /** From this session. */
        public ParticipantRemoved(ParticipantId participant, String reason) {
            this(participant, reason, Optional.empty(), Optional.empty());
        }
    }

    /** Who was removed may come in again; as far as is said, else here. */
    record ParticipantReadmitted(
            ParticipantId participant, Optional<Reach> reach, Optional<ParticipantId> decidedBy)
            implements OfBadge {
        /** To this session. */
        public ParticipantReadmitted(ParticipantId participant) {
            this(participant, Optional.empty(), Optional.empty());
        }
    }

    /** Every badge of somebody that was made until then, in Unix milliseconds, lets nobody in any more. */
    record BadgesRevoked(ParticipantId participant, String reason, long untilMs)
            implements OfBadge {}

    record RoleChanged(ParticipantId participant, Role role) implements OfBadge {}

    /** Something was tried at a booth or, where there is none, at the podium; unspecified takes the last result back. */
    record SoundChecked(Optional<BoothId> booth, Check check, CheckResult result, String note)
            implements OfHall {}

    record SoundCheckOverridden(String reason) implements OfHall {}

    record WentOnAir(ParticipantId interpreter, Output output, LanguageTag language, int epoch)
            implements OfBooth {}

    record WentOffAir(ParticipantId interpreter, End why) implements OfBooth {}

    record Coughed(ParticipantId interpreter, boolean held) implements OfBooth {}

    /** A desk whose language the floor began to speak has said what it still had to say. */
    record Drained(ParticipantId interpreter) implements OfBooth {}

    /** A language whose desk went off air has waited long enough for another one. */
    record HoldOver(LanguageTag language) implements OfBooth {}

    record InterlockSet(Interlock interlock) implements OfBooth {}

    record IdleSet(LanguageTag language, Idle idle) implements OfBooth {}

    /** A desk hears that channel from now on; where there is none, what the patch gives it. */
    record IncomingChosen(ParticipantId interpreter, Optional<ChannelNumber> channel)
            implements OfDesk {}

    /** What a desk's source keys are set to. */
    record PresetsSet(ParticipantId interpreter, List<ChannelNumber> channels) implements OfDesk {
        public PresetsSet {
            channels = List.copyOf(channels);
        }
    }

    /** Who is on air offers to hand over, or somebody asks them to. */
    record HandoverAsked(
            LanguageTag language,
            ParticipantId from,
            Optional<ParticipantId> to,
            ParticipantId askedBy,
            int minutes)
            implements OfHandover {}

    record HandoverAgreed(LanguageTag language, ParticipantId to, Output output)
            implements OfHandover {}

    /** Who takes over has a lease under that epoch, which leads nowhere yet. */
    record HandoverArmed(LanguageTag language, int epoch) implements OfHandover {}

    /** The sound of who takes over comes. */
    record HandoverReady(LanguageTag language) implements OfHandover {}

    /**
     * The one is off air and the other on air, under the epoch that was armed.
     *
     * @param shut whether the one shut the microphone, so that it was closed before this was recorded
     */
    record HandedOver(
            LanguageTag language,
            ParticipantId from,
            ParticipantId to,
            Output output,
            int epoch,
            boolean shut)
            implements OfHandover {}

    /** It came to nothing; whoever is on air stays. */
    record HandoverEnded(LanguageTag language, HandoverEnd why) implements OfHandover {}
}
