package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/**
 * Gathers two or three frames of a channel on one loop into one message, for listeners that would rather have fewer and
 * larger ones. Encoded once for all of them. What the next frame does not fill in time goes out as it is, so that the end
 * of a speech is heard.
 *
 * <p>Owner: its loop.
 */
final class Bundle {
    private final Loop loop;
    private final DroppedFrames dropped;
    private final int frames;
    private final int phase;
    private final Audience audience;
    private ByteBuf gathered = Unpooled.EMPTY_BUFFER;
    private int count;
    private int begun;
    private long begunNs;

    /**
     * @param phase at which beats of the channel it is sent: those whose number is this modulo frames
     */
    Bundle(Loop loop, DroppedFrames dropped, int frames, int phase) {
        this.loop = loop;
        this.dropped = dropped;
        this.audience = new Audience(loop);
        this.frames = frames;
        this.phase = phase;
    }

    Audience audience() {
        return audience;
    }

    /** Gives a listener who leaves what was gathered and not yet sent, so that it misses nothing. */
    void finish(ByteBufAllocator allocator, Listener leaving) {
        if (count > 0) {
            ByteBuf part = FrameCodec.begin(allocator, gathered.readableBytes());
            try {
                part.writeBytes(gathered, gathered.readerIndex(), gathered.readableBytes());
                leaving.offer(part, 0);
            } finally {
                part.release();
            }
        }
    }

    /** Takes the frames part of a single message, which begins at an index. */
    void hear(ByteBufAllocator allocator, ByteBuf message, int framesFrom, int beat) {
        if (audience.size() == 0) {
            drop();
            return;
        }
        if (count > 0 && isStale()) {
            tooOld();
        }
        if (count == 0) {
            begunNs = System.nanoTime();
            gathered = allocator.directBuffer(frames * 160);
            int bundle = ++begun;
            loop.later(() -> timeUp(bundle, allocator), (long) Soundboard.FRAME_MS * (frames + 1));
        }
        gathered.writeBytes(message, framesFrom, message.writerIndex() - framesFrom);
        if (++count == frames || beat % frames == phase) {
            send(allocator);
        }
    }

    /** Whether what is gathered is too old to be heard: the loop stood still. */
    private boolean isStale() {
        return System.nanoTime() - begunNs > Soundboard.STALE_NS;
    }

    private void tooOld() {
        dropped.add(DroppedFrames.Cause.STALE, count);
        drop();
    }

    private void timeUp(int bundle, ByteBufAllocator allocator) {
        assert loop.inside();
        if (bundle == begun && count > 0) {
            if (isStale()) {
                tooOld();
            } else {
                send(allocator);
            }
        }
    }

    private void send(ByteBufAllocator allocator) {
        ByteBuf bundle = FrameCodec.begin(allocator, gathered.readableBytes());
        try {
            bundle.writeBytes(gathered);
            audience.hear(bundle);
        } finally {
            bundle.release();
            drop();
        }
    }

    private void drop() {
        if (count > 0) {
            gathered.release();
            gathered = Unpooled.EMPTY_BUFFER;
            count = 0;
        }
    }
}
