package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message that came so far, where it comes in parts.
 *
 * <p>Owner: the connection's event loop.
 */
final class Fragments {
    private static final int MOST = 1000;

    private final Owner owner = new Owner();
    private final ByteBufAllocator allocator;
    private final int bytesMax;
    private @Nullable ByteBuf parts;
    private int count;
    private boolean text;

    Fragments(ByteBufAllocator allocator, int bytesMax) {
        this.allocator = allocator;
        this.bytesMax = bytesMax;
    }

    /** Takes a part in; false where the message would be too big, or in too many parts. */
    boolean take(WebSocketFrame frame) {
        assert owner.here();
        ByteBuf all = parts;
        if (all == null) {
            all = allocator.buffer();
            parts = all;
            count = 0;
            text = frame instanceof TextWebSocketFrame;
        }
        if (++count > MOST || all.readableBytes() + frame.content().readableBytes() > bytesMax) {
            return false;
        }
        all.writeBytes(frame.content());
        return true;
    }

    /** Whether the message that is coming is text. */
    boolean isText() {
        return text;
    }

    /** The whole message. The caller owns it. */
    ByteBuf whole() {
        assert owner.here();
        ByteBuf all = parts;
        if (all == null) {
            throw new IllegalStateException("no part of a message came");
        }
        parts = null;
        return all;
    }

    void release() {
        if (parts != null) {
            parts.release();
            parts = null;
        }
    }
}
