package org.dragoman.gateway.present;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.fanout.FrameCodec;
import org.dragoman.protocol.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A message encoded once for everybody who gets it, WebSocket header included; as JSON too, should somebody want that. Whoever
 * is the second to get it, and all after, share one copy outside the heap: from the heap each socket would make its own.
 */
public final class Encoded {
    private static final int BINARY = 0x82;
    private static final int TEXT = 0x81;

    private final ServerMessage message;
    private final Form binary;
    private volatile @Nullable Form json;

    public Encoded(ServerMessage message) {
        this.message = message;
        this.binary = new Form(framed(BINARY, message.toByteArray()));
    }

    /** A buffer over the shared bytes. */
    public ByteBuf buffer(boolean asJson) {
        return (asJson ? json() : binary).buffer();
    }

    private Form json() {
        Form text = json;
        if (text == null) {
            text = new Form(json(message));
            json = text;
        }
        return text;
    }

    /** The bytes of one form. Safe from any thread; two that come at once may each make the copy, and one is kept. */
    private static final class Form {
        private final byte[] bytes;
        private volatile boolean asked;
        private volatile @Nullable ByteBuffer shared;

        Form(byte[] bytes) {
            this.bytes = bytes;
        }

        ByteBuf buffer() {
            if (!asked) {
                asked = true;
                return Unpooled.wrappedBuffer(bytes).asReadOnly();
            }
            ByteBuffer copy = shared;
            if (copy == null) {
                copy = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
                shared = copy;
            }
            return Unpooled.wrappedBuffer(copy.duplicate()).asReadOnly();
        }
    }

    /** A binary message of our own with sound in it, as JSON takes it. */
    public static ByteBuf audioAsJson(ByteBuf message) {
        try {
            ByteBuf payload = message.duplicate();
            payload.skipBytes((payload.getByte(payload.readerIndex() + 1) & 0x7F) < 126 ? 2 : 4);
            return Unpooled.wrappedBuffer(json(ServerMessage.parseFrom(payload.nioBuffer())));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own frame is no message", e);
        }
    }

    private static byte[] json(ServerMessage message) {
        try {
            String text = JsonFormat.printer().omittingInsignificantWhitespace().print(message);
            return framed(TEXT, text.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own message is no message", e);
        }
    }

    private static byte[] framed(int firstByte, byte[] payload) {
        ByteBuf out = Unpooled.buffer(payload.length + 10);
        FrameCodec.header(out, firstByte, payload.length);
        out.writeBytes(payload);
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        return bytes;
    }
}
