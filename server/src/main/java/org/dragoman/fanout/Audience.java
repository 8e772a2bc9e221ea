package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The listeners of one channel on one loop: a plain array, walked front to back for every frame.
 *
 * <p>Owner: its loop.
 */
final class Audience {
    private static final @Nullable Listener[] NOBODY = {};

    private @Nullable Listener[] listeners = NOBODY;
    private int size;

    void join(Listener listener) {
        if (size == listeners.length) {
            listeners = Arrays.copyOf(listeners, Math.max(8, size * 2));
        }
        listeners[size++] = listener;
    }

    /** Takes a listener out; the last one takes its place. */
    boolean leave(Listener listener) {
        for (int i = 0; i < size; i++) {
            if (listener.equals(listeners[i])) {
                listeners[i] = listeners[--size];
                listeners[size] = null;
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    void hear(ByteBuf message) {
        @Nullable Listener[] all = listeners;
        for (int i = 0, n = size; i < n; i++) {
            Listener listener = all[i];
            if (listener != null) {
                listener.offer(message);
            }
        }
    }
}
