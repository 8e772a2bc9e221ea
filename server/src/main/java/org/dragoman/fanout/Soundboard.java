package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final List<Loop> loops;
    private final Shard[][] shards;
    private final AtomicInteger[] sequences;
    private final int packetMax;
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile PatchTable table = PatchTable.CLOSED;

    /**
     * @param channels how many, the floor channel included
     * @param packetMax the largest packet in bytes
     */
    public Soundboard(int channels, List<Loop> loops, int packetMax) {
        this.loops = List.copyOf(loops);
        this.packetMax = packetMax;
        this.shards = new Shard[channels][loops.size()];
        this.sequences = new AtomicInteger[channels];
        for (int channel = 0; channel < channels; channel++) {
            sequences[channel] = new AtomicInteger();
            for (int loop = 0; loop < loops.size(); loop++) {
                shards[channel][loop] = new Shard(loops.get(loop));
            }
        }
    }

    public int channels() {
        return shards.length;
    }

    /** From now on exactly these routes are open. One writer. */
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
     * Takes one frame that stands between two indices of a buffer, and forwards it if its sender may send it. On the
     * sender's loop.
     *
     * @param view the sender's, overwritten
     * @param sender the connection, which claims a lease by sending under it first
     */
    public Verdict hear(Sent sent, FrameView view, int track, Object sender, long nowMs) {
        if (!view.read(sent.in(), sent.from(), sent.to())
                || view.opusLength < 1
                || view.opusLength > packetMax) {
            refused.increment();
            return Verdict.BAD;
        }
        PatchTable now = table;
        Route route = now.route(track);
        if (route == null || !route.admits(view.channel, view.epoch) || !route.claimedBy(sender)) {
            refused.increment();
            return Verdict.NOT_GRANTED;
        }
        if (route.muted()) {
            route.drop(nowMs);
            return Verdict.MUTED;
        }
        route.accept(view, nowMs);
        for (int channel : route.carriedOn()) {
            LastWords tail = now.tail(channel);
            if (tail != null && !heard(route, tail, view.voice, nowMs)) {
                continue;
            }
            forward(
                    sent,
                    view,
                    new FrameCodec.Stamp(
                            channel, track, sequences[channel].incrementAndGet(), nowMs));
        }
        return Verdict.PASSED;
    }

    private static boolean heard(Route route, LastWords tail, int voice, long nowMs) {
        return route.draining() ? tail.lastWords(voice, nowMs) : tail.firstWords(voice);
    }

    /** Where a frame stands in a message, and what to allocate its copy with. */
    public record Sent(ByteBuf in, int from, int to, ByteBufAllocator allocator) {}

    private void forward(Sent sent, FrameView view, FrameCodec.Stamp stamp) {
        Shard[] audience = shards[stamp.channel()];
        ByteBuf message = FrameCodec.message(sent.allocator(), sent.in(), view, stamp);
        int framesFrom = message.writerIndex() - framesSize(view, stamp);
        try {
            for (int i = 0; i < audience.length; i++) {
                if (audience[i].listeners() > 0) {
                    hand(loops.get(i), audience[i], message, framesFrom, sent.allocator());
                }
            }
            forwarded.increment();
        } finally {
            message.release();
        }
    }

    private static int framesSize(FrameView view, FrameCodec.Stamp stamp) {
        int size = FrameCodec.size(view, stamp.channel(), stamp.track());
        return 1 + FrameCodec.varint(size) + size;
    }

    private static void hand(
            Loop loop, Shard shard, ByteBuf message, int framesFrom, ByteBufAllocator allocator) {
        if (loop.inside()) {
            shard.hear(message, framesFrom, allocator);
            return;
        }
        message.retain();
        loop.execute(
                () -> {
                    try {
                        shard.hear(message, framesFrom, allocator);
                    } finally {
                        message.release();
                    }
                });
    }

    /** Frames forwarded since the start, one for each channel that carried them. */
    public long forwarded() {
        return forwarded.sum();
    }

    /** Frames refused at the gate since the start. */
    public long refused() {
        return refused.sum();
    }
}
