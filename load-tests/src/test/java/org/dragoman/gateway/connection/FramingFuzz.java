package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Frames of a WebSocket at random: they are read, or are refused as RFC 6455 says; a message in parts stays in its bounds. */
public final class FramingFuzz {
    private static final int MESSAGE_MAX = 4096;

    private FramingFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[] {1});
    }

    /** What a client sends on one connection. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        var decoding =
                WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(true)
                        .allowMaskMismatch(false)
                        .allowExtensions(false)
                        .maxFramePayloadLength(MESSAGE_MAX)
                        .closeOnProtocolViolation(false)
                        .withUTF8Validator(false)
                        .build();
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(decoding));
        var fragments = new Fragments(UnpooledByteBufAllocator.DEFAULT, MESSAGE_MAX);
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            take(channel, fragments);
        } catch (CorruptedWebSocketFrameException | TooLongFrameException e) {
            // The connection is closed with 1002, 1007 or 1009.
        } finally {
            fragments.release();
            channel.close();
            channel.releaseInbound();
        }
    }

    private static void take(EmbeddedChannel channel, Fragments fragments) {
        boolean open = true;
        while (channel.readInbound() instanceof WebSocketFrame frame) {
            boolean control = frame.getClass().getSimpleName().matches("(Ping|Pong|Close).*");
            boolean whole =
                    frame.isFinalFragment() && !(frame instanceof ContinuationWebSocketFrame);
            if (open && !control && !whole) {
                open = fragments.take(frame);
                if (open && frame.isFinalFragment()) {
                    ByteBuf all = fragments.whole();
                    int size = all.readableBytes();
                    all.release();
                    if (size > MESSAGE_MAX) {
                        throw new IllegalStateException("a message of " + size + " bytes");
                    }
                }
            }
            frame.release();
        }
    }
}
