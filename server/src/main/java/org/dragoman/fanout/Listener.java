package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

/**
 * Whoever hears a channel: a socket, a recorder, another node.
 *
 * <p>Owner: its loop.
 */
public interface Listener {
    /**
     * Takes an encoded message, ready for the wire. It must not wait, move the buffer's indices or release it; what it
     * keeps past the call it must retain.
     */
    void offer(ByteBuf message);
}
