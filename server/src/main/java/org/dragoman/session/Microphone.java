package org.dragoman.session;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.Comparator;
import java.util.List;

/**
 * An open microphone: the lease of its holder to send into a channel, and where its sound is carried just now.
 *
 * @param into the channel the lease is of: the floor channel, or a booth output's
 * @param muted while the cough key is held: the lease stays, nothing passes
 * @param carriedOn the channels that carry it, ascending; none while the floor speaks the booth's own language
 */
public record Microphone(
        ParticipantId holder,
        ChannelNumber into,
        int epoch,
        boolean muted,
        List<ChannelNumber> carriedOn) {
    public Microphone {
        carriedOn = carriedOn.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Whether this is the same lease, wherever it is carried. */
    public boolean sameLease(Microphone other) {
        return epoch == other.epoch && holder.equals(other.holder) && into.equals(other.into);
    }

    Microphone carriedAs(Microphone other) {
        return new Microphone(holder, into, epoch, muted, other.carriedOn);
    }
}
