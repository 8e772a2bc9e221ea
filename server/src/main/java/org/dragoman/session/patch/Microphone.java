package org.dragoman.session.patch;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * An open microphone: the lease of its holder to send into a channel, and where its sound is carried just now.
 *
 * @param into the channel the lease is of: the floor channel, or a booth output's
 * @param state whether anything passes, and as what
 * @param follows the epoch of the lease that this one was handed over from: heard until this one is recorded
 * @param carriedOn the channels that carry it, ascending; none while the floor speaks the booth's own language
 */
public record Microphone(
        ParticipantId holder,
        ChannelNumber into,
        int epoch,
        State state,
        OptionalInt follows,
        List<ChannelNumber> carriedOn) {
    public Microphone {
        carriedOn = carriedOn.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Whether anything passes. */
    public enum State {
        LIVE,
        /** Only last words, until whoever has the floor begins to speak the same language. */
        DRAINING,
        /** The cough key is held: the lease stays, nothing passes. */
        COUGHING,
        /** The lease waits for a handover, nothing passes. */
        ARMED
    }

    public boolean muted() {
        return state == State.COUGHING || state == State.ARMED;
    }

    /** Whether this is the same lease, wherever it is carried. */
    public boolean sameLease(Microphone other) {
        return epoch == other.epoch && holder.equals(other.holder) && into.equals(other.into);
    }

    /** Whether its holder has to do the same. */
    public boolean sameToHolder(Microphone other) {
        return sameLease(other) && (state == State.ARMED) == (other.state == State.ARMED);
    }

    /** Whether this one was handed over from that one. */
    boolean isHandedOver(Microphone from) {
        return follows.isPresent() && follows.getAsInt() == from.epoch && into.equals(from.into);
    }

    Microphone carriedAs(Microphone other) {
        return new Microphone(holder, into, epoch, state, follows, other.carriedOn);
    }
}
