package org.dragoman.fanout;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An open microphone as sound sees it: which source may send into which channel under which epoch, and the channels that
 * carry it. The first connection that sends under a lease claims it; another connection of the same source is not heard.
 */
public final class Route {
    private final int track;
    private final int channel;
    private final int epoch;
    private final boolean muted;
    private final int[] carriedOn;
    private final Lease lease;

    /** What stays the same while a lease is carried elsewhere: who claimed it, and what came under it. */
    private static final class Lease {
        private final AtomicReference<@Nullable Object> claimedBy = new AtomicReference<>();
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger dropped = new AtomicInteger();
        private final Pulse pulse = new Pulse();
    }

    private Route(int track, int channel, int epoch, boolean muted, int[] carriedOn, Lease lease) {
        this.track = track;
        this.channel = channel;
        this.epoch = epoch;
        this.muted = muted;
        this.carriedOn = carriedOn;
        this.lease = lease;
    }

    /** A new lease of a source, 0 up, into a channel; sound passes to the channels it is carried on unless muted. */
    public static Route of(int track, int channel, int epoch, boolean muted, int... carriedOn) {
        return new Route(track, channel, epoch, muted, carriedOn.clone(), new Lease());
    }

    /** This route with the claim and the counts of an earlier one, if both are the same lease. */
    Route continuing(@Nullable Route earlier) {
        return earlier != null && earlier.epoch == epoch && earlier.channel == channel
                ? new Route(track, channel, epoch, muted, carriedOn, earlier.lease)
                : this;
    }

    boolean admits(int frameChannel, int frameEpoch) {
        return epoch == frameEpoch && channel == frameChannel;
    }

    /** Whether the lease is that sender's, who gets it if nobody has it yet. */
    boolean claimedBy(Object sender) {
        Object holder = lease.claimedBy.get();
        return holder == sender || (holder == null && lease.claimedBy.compareAndSet(null, sender));
    }

    /** Whether that sender has sent under this lease. */
    public boolean isHeldBy(Object sender) {
        return lease.claimedBy.get() == sender;
    }

    /** Whether anybody has sent under this lease. */
    public boolean isClaimed() {
        return lease.claimedBy.get() != null;
    }

    void accept(FrameView frame, long nowMs) {
        lease.accepted.incrementAndGet();
        lease.pulse.beat(frame, nowMs);
    }

    void drop() {
        lease.dropped.incrementAndGet();
    }

    public int track() {
        return track;
    }

    public int channel() {
        return channel;
    }

    public int epoch() {
        return epoch;
    }

    boolean muted() {
        return muted;
    }

    int[] carriedOn() {
        return carriedOn;
    }

    /** Whether a channel carries it. */
    public boolean isCarriedOn(int number) {
        return Arrays.stream(carriedOn).anyMatch(c -> c == number);
    }

    /** How its frames come in. */
    public Pulse pulse() {
        return lease.pulse;
    }

    /** Frames accepted since the lease opened. */
    public int accepted() {
        return lease.accepted.get();
    }

    /** Frames dropped since the lease opened. */
    public int dropped() {
        return lease.dropped.get();
    }

    /** Unix milliseconds of the last frame accepted, -1 if none came. */
    public long lastFrameMs() {
        return lease.pulse.lastFrameMs();
    }

    @Override
    public String toString() {
        return "track "
                + track
                + " into "
                + channel
                + " epoch "
                + epoch
                + " on "
                + Arrays.toString(carriedOn);
    }
}
