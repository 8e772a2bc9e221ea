package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A session's sound: its channels, who hears each on which loop, and the one patch table that says what passes.
 *
 * <p>Frames come in on their sender's loop and go out on each listener's own. The patch table is one volatile reference;
 * permission is one read of it and one compare.
 */
public final class Soundboard {
    /** Frames in one message at the most. */
    public static final int BUNDLE_MAX = 3;

    /** Sound that waited for so long inside the server is not heard any more. */
    static final long STALE_NS = 300_000_000;

    /** What a frame lasts. */
    public static final int FRAME_MS = 20;

    private final List<Loop> loops;
    private final Shard[][] shards;
    private final int packetMax;
    private final LongAdder forwarded = new LongAdder();
    private final DroppedFrames dropped = new DroppedFrames();
    private final FanOutLag[] lags;
    private volatile PatchTable table = PatchTable.CLOSED;

    /**
     * @param channels how many, the floor channel included
     * @param packetMax the largest packet in bytes
     */
    public Soundboard(int channels, List<Loop> loops, int packetMax) {
        this.loops = List.copyOf(loops);
        this.packetMax = packetMax;
        this.lags = loops.stream().map(FanOutLag::new).toArray(FanOutLag[]::new);
        this.shards = new Shard[channels][loops.size()];
        for (int channel = 0; channel < channels; channel++) {
            for (int loop = 0; loop < loops.size(); loop++) {
                shards[channel][loop] = new Shard(loops.get(loop), dropped);
            }
        }
    }

    public int channels() {
        return shards.length;
    }

    /** From now on exactly these routes are open. One writer: the session's live patch. */
    public void patch(List<Route> routes) {
        table = PatchTable.of(routes, table);
    }

    /** The open route of a source. */
    public @Nullable Route route(int track) {
        return table.route(track);
    }

    /** A listener begins to hear a channel, so many frames to a message, until it leaves its seat. On its loop. */
    public Slot join(Loop loop, int channel, int bundle, Listener listener) {
        assert loop.inside();
        return shards[channel][loop.index()].join(listener, bundle);
    }

    /** How many hear a channel. */
    public int listeners(int channel) {
        int sum = 0;
        for (Shard shard : shards[channel]) {
            sum += shard.listeners();
        }
        return sum;
    }

    /**
     * Where frames come in.
     *
     * @param track of the source
     * @param sender the connection, which claims a lease by sending under it first
     * @param device of the source, that the connection is part of; empty: none
     * @param allocator on the sender's loop
     */
    public record Ingress(int track, Object sender, String device, ByteBufAllocator allocator) {
        public Ingress(int track, Object sender, ByteBufAllocator allocator) {
            this(track, sender, "", allocator);
        }
    }

    /** Forwards a frame if its sender may send it. On the sender's loop. */
    public Verdict hear(FrameView frame, Ingress from, long nowMs) {
        if (!frame.isFrame() || frame.opusLength > packetMax || !frame.isOpus()) {
            dropped.add(DroppedFrames.Cause.OPUS, 1);
            return Verdict.BAD;
        }
        PatchTable now = table;
        Route route = now.route(from.track());
        if (route == null
                || !route.admits(frame.channel, frame.epoch)
                || !route.claimedBy(from.sender(), from.device())) {
            dropped.add(DroppedFrames.Cause.LEASE, 1);
            return Verdict.NOT_GRANTED;
        }
        if (route.muted()) {
            route.drop(nowMs);
            return Verdict.MUTED;
        }
        route.accept(frame, nowMs);
        long sinceNs = System.nanoTime();
        for (int channel : route.carriedOn()) {
            LastWords tail = now.tail(channel);
            if (tail == null || heard(route, tail, frame.voice, nowMs)) {
                var stamp = new FrameCodec.Stamp(channel, from.track(), nowMs);
                forward(frame, stamp, route.epoch(), from.allocator(), sinceNs);
            }
        }
        return Verdict.PASSED;
    }

    private static boolean heard(Route route, LastWords tail, int voice, long nowMs) {
        return route.draining() ? tail.lastWords(voice, nowMs) : tail.firstWords(voice);
    }

    /** Each loop gets a message of its own, which it numbers: sources of one channel may live on several loops. */
    private void forward(
            FrameView frame,
            FrameCodec.Stamp stamp,
            int epoch,
            ByteBufAllocator allocator,
            long sinceNs) {
        Shard[] audience = shards[stamp.channel()];
        for (int i = 0; i < audience.length; i++) {
            if (audience[i].listeners() > 0) {
                ByteBuf message = FrameCodec.message(allocator, frame, stamp);
                int framesFrom = message.writerIndex() - FrameCodec.framesSize(frame, stamp);
                Loop loop = loops.get(i);
                if (loop.inside()) {
                    handOut(audience[i], message, framesFrom, allocator);
                    lags[i].add(System.nanoTime() - sinceNs);
                } else {
                    loop.execute(
                            new OnItsWay(
                                    this,
                                    loop,
                                    audience[i],
                                    message,
                                    framesFrom,
                                    allocator,
                                    stamp,
                                    epoch,
                                    sinceNs));
                }
            }
        }
        forwarded.increment();
    }

    /**
     * A frame on its way from its sender's loop to one of its listeners'. What changed meanwhile holds for it, too: a loop
     * that stood still finds old sound, which is not heard any more, and a microphone that was closed, or whose channel was
     * given to somebody else, is not heard after it.
     */
    private record OnItsWay(
            Soundboard to,
            Loop loop,
            Shard shard,
            ByteBuf message,
            int framesFrom,
            ByteBufAllocator allocator,
            FrameCodec.Stamp stamp,
            int epoch,
            long sinceNs)
            implements Runnable {
        @Override
        public void run() {
            if (System.nanoTime() - sinceNs > STALE_NS) {
                drop(DroppedFrames.Cause.STALE);
            } else if (!to.isOpen(stamp, epoch)) {
                drop(DroppedFrames.Cause.LEASE);
            } else {
                handOut(shard, message, framesFrom, allocator);
                to.lags[loop.index()].add(System.nanoTime() - sinceNs);
            }
        }

        private void drop(DroppedFrames.Cause cause) {
            message.release();
            to.dropped.add(cause, 1);
        }
    }

    /** Whether what was sent under a lease still passes to a channel. */
    private boolean isOpen(FrameCodec.Stamp stamp, int epoch) {
        Route now = table.route(stamp.track());
        return now != null && now.passes(epoch, stamp.channel());
    }

    private static void handOut(
            Shard shard, ByteBuf message, int framesFrom, ByteBufAllocator allocator) {
        try {
            shard.hear(message, framesFrom, allocator);
        } finally {
            message.release();
        }
    }

    /** Frames forwarded since the start, one for each channel that carried them. */
    public long forwarded() {
        return forwarded.sum();
    }

    /** Frames that were not heard since the start. */
    public DroppedFrames dropped() {
        return dropped;
    }

    /** How often handing out a frame on a loop took how long, by the steps of {@link FanOutLag}, since the start. */
    public long[] lags() {
        long[] sum = new long[FanOutLag.STEPS];
        for (FanOutLag lag : lags) {
            lag.addTo(sum);
        }
        return sum;
    }
}
