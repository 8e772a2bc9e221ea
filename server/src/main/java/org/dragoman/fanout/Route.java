package org.dragoman.fanout;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An open microphone as sound sees it: which source may send into which channel under which epoch, and the channels that
 * carry it. The first connection that sends under a lease claims it; another connection of the same source is not heard.
 * A lease may be for one of the source's devices: then connections of that one alone may claim it, save that whoever was
 * given the floor may begin at another device as well.
 */
public final class Route {
    private final int track;
    private final int channel;
    private final int epoch;
    private final Gate gate;
    private final int[] carriedOn;
    private final Lease lease;

    /** What becomes of a frame that was sent under the lease. */
    public enum Gate {
        OPEN,
        /** Nothing passes. */
        MUTED,
        /** Only last words: see {@link LastWords}. */
        DRAINING
    }

    /** What stays the same while a lease is carried elsewhere: who claimed it, and what came under it. */
    private static final class Lease {
        private final long sinceNs = System.nanoTime();
        private final AtomicReference<@Nullable Object> claimedBy = new AtomicReference<>();
        private volatile String device = "";
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger dropped = new AtomicInteger();
        private final Reception reception = new Reception();
        private final AtomicInteger late = new AtomicInteger();
        private volatile long lastDropMs = -1;
        private volatile @Nullable Route before;
        private volatile boolean followed;
        private volatile long gapMs = Long.MIN_VALUE;
    }

    private Route(int track, int channel, int epoch, Gate gate, int[] carriedOn, Lease lease) {
        this.track = track;
        this.channel = channel;
        this.epoch = epoch;
        this.gate = gate;
        this.carriedOn = carriedOn;
        this.lease = lease;
    }

    /** A new lease of a source, 0 up, into a channel; sound passes to the channels it is carried on unless muted. */
    public static Route of(int track, int channel, int epoch, boolean muted, int... carriedOn) {
        return of(track, channel, epoch, muted ? Gate.MUTED : Gate.OPEN, carriedOn);
    }

    /** A new lease of a source, 0 up, into a channel. */
    public static Route of(int track, int channel, int epoch, Gate gate, int... carriedOn) {
        return new Route(track, channel, epoch, gate, carriedOn.clone(), new Lease());
    }

    /** The lease is for this device of the source from now on; empty: for whichever connection sends first. */
    public Route at(String device) {
        lease.device = device;
        return this;
    }

    /** The device the lease is for; empty: none in particular. */
    public String device() {
        return lease.device;
    }

    /** This route with the claim and the counts of an earlier one, if both are the same lease. */
    Route continuing(@Nullable Route earlier) {
        return earlier != null && earlier.epoch == epoch && earlier.channel == channel
                ? new Route(track, channel, epoch, gate, carriedOn, earlier.lease)
                : this;
    }

    /** Who was heard on the channel before, so that how it passed can be told. */
    void follows(@Nullable Route before) {
        if (before != null && before.lease != lease && lease.before == null) {
            lease.before = before;
            before.lease.before = null;
        }
    }

    /** How the channel passed to this lease from the one before; nothing until its first frame came. */
    public Optional<Passing> passing() {
        Route before = lease.before;
        return before == null || lease.gapMs == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(
                        new Passing(
                                channel,
                                before.track,
                                track,
                                lease.gapMs,
                                before.lease.late.get()));
    }

    boolean admits(int frameChannel, int frameEpoch) {
        return epoch == frameEpoch && channel == frameChannel;
    }

    /** Whether the lease is that sender's, who gets it if nobody has it yet. */
    boolean claimedBy(Object sender, String device) {
        Object holder = lease.claimedBy.get();
        return holder == sender
                || (holder == null
                        && mayBegin(device)
                        && lease.claimedBy.compareAndSet(null, sender));
    }

    private boolean mayBegin(String at) {
        String device = lease.device;
        return device.isEmpty() || device.equals(at) || (channel == 0 && !at.isEmpty());
    }

    /** How long ago the lease began, in milliseconds. */
    public long ageMs() {
        return (System.nanoTime() - lease.sinceNs) / 1_000_000;
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
        lease.reception.beat(frame, nowMs);
        if (lease.accepted.getAndIncrement() == 0) {
            begin(nowMs);
        }
        if (lease.followed) {
            lease.late.incrementAndGet();
        }
    }

    private void begin(long nowMs) {
        Route before = lease.before;
        if (before != null && before.lastFrameMs() >= 0) {
            before.lease.followed = true;
            lease.gapMs = nowMs - before.lastFrameMs() - Soundboard.FRAME_MS;
        }
    }

    void drop(long nowMs) {
        lease.dropped.incrementAndGet();
        lease.lastDropMs = nowMs;
    }

    /** How long nobody has spoken under this lease, while its frames come; 0 where that is not known. */
    public long quietMs(long nowMs) {
        return lease.reception.quietMs(nowMs);
    }

    /** Unix milliseconds of the last frame that came under a muted lease, -1 if none did. */
    public long lastDropMs() {
        return lease.lastDropMs;
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
        return gate == Gate.MUTED;
    }

    boolean draining() {
        return gate == Gate.DRAINING;
    }

    /** Whether what was sent under an epoch may still be heard on a channel. */
    boolean passes(int sentEpoch, int onChannel) {
        if (epoch != sentEpoch || muted()) {
            return false;
        }
        for (int carried : carriedOn) {
            if (carried == onChannel) {
                return true;
            }
        }
        return false;
    }

    int[] carriedOn() {
        return carriedOn;
    }

    /** Whether a channel carries it. */
    public boolean isCarriedOn(int number) {
        return Arrays.stream(carriedOn).anyMatch(c -> c == number);
    }

    /** How its frames come in. */
    public Reception pulse() {
        return lease.reception;
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
        return lease.reception.lastFrameMs();
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
