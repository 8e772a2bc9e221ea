package org.dragoman.fanout;

import io.netty.buffer.ByteBufAllocator;

/**
 * A listener's place in an audience. While the listener keeps up, sound goes straight to its descriptor; otherwise through
 * the listener.
 *
 * <p>It belongs to its audience, on whose loop it is changed.
 */
public final class Slot {
    /** No descriptor: everything goes through the listener. */
    public static final int THROUGH = -1;

    private final Shard shard;
    private final Audience audience;
    private final Listener listener;
    int index;

    Slot(Shard shard, Audience audience, Listener listener) {
        this.shard = shard;
        this.audience = audience;
        this.listener = listener;
    }

    Listener listener() {
        return listener;
    }

    /** From now on sound goes straight to that descriptor, or through the listener. */
    public void straight(int descriptor) {
        audience.straight(this, descriptor);
    }

    /** Hears what has been gathered for a bundle that is not full, and leaves: what comes next comes by another seat. */
    public void move(ByteBufAllocator allocator) {
        shard.finish(audience, listener, allocator);
        leave();
    }

    /** Leaves the audience for good. */
    public void leave() {
        audience.leave(this);
        shard.count();
    }
}
