package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

/**
 * Whoever hears a channel: a socket, a recorder, another node.
 *
 * <p>Called on the loop that it was added on.
 */
public interface Listener {
    /**
     * Takes an encoded message, ready for the wire. It must not wait, move the buffer's indices or release it; what it
     * keeps past the call it must retain.
     *
     * @param sent how many of its bytes went straight to the listener's descriptor already; the rest must follow before
     *     anything else does
     */
    void offer(ByteBuf message, int sent);

    /** It could not take what it was offered: it must end, since what comes next would not fit. The others hear on. */
    default void failed(Throwable cause) {}
}
