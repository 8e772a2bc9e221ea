package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * One channel's listeners on one loop, by how many frames they take at a time.
 *
 * <p>Owner: its loop.
 */
final class Shard {
    private final Audience single = new Audience();
    private final Bundle pairs;
    private final Bundle triples;
    private volatile int listeners;

    Shard(Loop loop) {
        this.pairs = new Bundle(loop, 2);
        this.triples = new Bundle(loop, Hall.BUNDLE_MAX);
    }

    Seat join(Listener listener, int bundle) {
        Audience audience = of(bundle);
        var seat = new Seat(this, audience, listener);
        audience.join(seat);
        count();
        return seat;
    }

    /** What a listener of an audience would miss by leaving now. */
    void finish(Audience audience, Listener leaving, ByteBufAllocator allocator) {
        if (audience == pairs.audience()) {
            pairs.finish(allocator, leaving);
        } else if (audience == triples.audience()) {
            triples.finish(allocator, leaving);
        }
    }

    private Audience of(int bundle) {
        return switch (bundle) {
            case 2 -> pairs.audience();
            case 3 -> triples.audience();
            default -> single;
        };
    }

    void count() {
        listeners = single.size() + pairs.audience().size() + triples.audience().size();
    }

    /** How many listen; any thread may ask. */
    int listeners() {
        return listeners;
    }

    /** Hands out a message of one frame, whose frame part begins at an index. */
    void hear(ByteBuf message, int framesFrom, ByteBufAllocator allocator) {
        single.hear(message);
        pairs.hear(allocator, message, framesFrom);
        triples.hear(allocator, message, framesFrom);
    }
}
