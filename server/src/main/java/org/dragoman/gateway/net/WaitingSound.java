package org.dragoman.gateway.net;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sound that waits for somebody who does not read: a few messages, of which the oldest is dropped, and none is handed out
 * that is too old to be worth hearing.
 *
 * <p>It belongs to its connection, on whose event loop it is used.
 */
public final class WaitingSound {
    /** Messages that wait at the most: 200 ms of one channel's sound. */
    static final int MOST = 10;

    /** What waited longer is not heard any more. With the frames that a message gathers it is 400 ms old at most. */
    static final long WAITS_MS = 300;

    private static final long WAITS_NS = TimeUnit.MILLISECONDS.toNanos(WAITS_MS);

    private final LongSupplier nanos;
    private @Nullable ArrayDeque<Waiting> queue;
    private long dropped;

    private record Waiting(ByteBuf message, boolean dressed, long sinceNs) {}

    public WaitingSound() {
        this(System::nanoTime);
    }

    WaitingSound(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes a message in, and drops the oldest where there are too many.
     *
     * @param message owned from now on
     * @param dressed whether it can go out as it is
     */
    void add(ByteBuf message, boolean dressed) {
        ArrayDeque<Waiting> waiting = queue;
        if (waiting == null) {
            waiting = new ArrayDeque<>(MOST);
            queue = waiting;
        }
        if (waiting.size() == MOST) {
            drop(waiting.removeFirst());
        }
        waiting.addLast(new Waiting(message, dressed, nanos.getAsLong()));
    }

    /** Takes a message in that all its listeners share; its indices and its references stay as they are. */
    public void add(ByteBuf shared) {
        add(shared.retainedDuplicate(), false);
    }

    /** Takes the oldest message out that is still worth hearing; none where none is. The caller owns it. */
    public @Nullable ByteBuf next() {
        Waiting oldest = oldest();
        return oldest == null ? null : oldest.message;
    }

    /** The same; a message that is not dressed yet becomes what goes out. */
    @Nullable ByteBuf next(Form form) {
        Waiting oldest = oldest();
        if (oldest == null || oldest.dressed) {
            return oldest == null ? null : oldest.message;
        }
        try {
            return form.dress(oldest.message);
        } finally {
            oldest.message.release();
        }
    }

    /** How a message of the fan-out goes out to somebody. */
    public interface Form {
        /** A message of its own, owned by the caller; the one that is shared stays as it is. */
        ByteBuf dress(ByteBuf shared);
    }

    private @Nullable Waiting oldest() {
        ArrayDeque<Waiting> waiting = queue;
        if (waiting == null || waiting.isEmpty()) {
            return null;
        }
        long now = nanos.getAsLong();
        Waiting oldest = waiting.pollFirst();
        while (oldest != null && now - oldest.sinceNs > WAITS_NS) {
            drop(oldest);
            oldest = waiting.pollFirst();
        }
        return oldest;
    }

    private void drop(Waiting old) {
        old.message.release();
        dropped++;
    }

    /** Messages that were dropped. */
    public long dropped() {
        return dropped;
    }

    /** Forgets what waits. */
    public void release() {
        ArrayDeque<Waiting> waiting = queue;
        if (waiting != null) {
            waiting.forEach(one -> one.message.release());
            queue = null;
        }
    }
}
