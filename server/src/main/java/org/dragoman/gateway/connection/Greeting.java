package org.dragoman.gateway.connection;

import com.google.protobuf.ByteString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import org.dragoman.conference.Conference;
import org.dragoman.fanout.FrameCodec;
import org.dragoman.gateway.wire.ConferenceOnWire;
import org.dragoman.protocol.v1.Limits;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.settings.ConnectionLimits;

/**
 * The answer to Hello. What is the same for everybody, the conference and the limits, is encoded once and stands behind
 * what is each one's own: fields may come in any order (Protocol Buffers, encoding, "field order"). When a whole hall comes
 * back at once, this is most of what it is told.
 */
final class Greeting {
    private static final int BINARY = 0x82;
    private static final int WELCOME = ServerMessage.WELCOME_FIELD_NUMBER << 3 | 2;

    private final Welcome common;
    private final ByteBuf owned;
    private final ByteBuf encoded;

    Greeting(Conference conference, ConnectionLimits limits) {
        this.common =
                Welcome.newBuilder()
                        .setLimits(wire(limits))
                        .setConference(ConferenceOnWire.of(conference))
                        .build();
        ByteString bytes = common.toByteString();
        this.owned = Unpooled.directBuffer(bytes.size()).writeBytes(bytes.asReadOnlyByteBuffer());
        this.encoded = Unpooled.unreleasableBuffer(owned.asReadOnly());
    }

    private static Limits wire(ConnectionLimits limits) {
        return Limits.newBuilder()
                .setHelloSeconds(limits.helloSeconds())
                .setMessageBytes(limits.messageBytes())
                .setCommandsPerSecond(limits.commandsPerSecond())
                .setFramesPerSecond(limits.framesPerSecond())
                .setPacketBytes(limits.packetBytes())
                .setChannelsHeard(limits.channelsHeard())
                .setCaptionCharacters(limits.captionCharacters())
                .setPingSeconds(limits.pingSeconds())
                .build();
    }

    /** Nobody is greeted any more. */
    void close() {
        if (owned.refCnt() > 0) {
            owned.release();
        }
    }

    /** The whole message as JSON takes it. */
    ServerMessage.Builder whole(Welcome own) {
        return ServerMessage.newBuilder().setWelcome(own.toBuilder().mergeFrom(common));
    }

    /** The whole message in a WebSocket frame. The caller owns it. */
    ByteBuf framed(Welcome own, ByteBufAllocator allocator) {
        byte[] mine = own.toByteArray();
        int size = mine.length + encoded.readableBytes();
        ByteBuf head = allocator.directBuffer(mine.length + 20);
        FrameCodec.header(head, BINARY, 1 + FrameCodec.varint(size) + size);
        head.writeByte(WELCOME);
        FrameCodec.writeVarint(head, size);
        head.writeBytes(mine);
        return Unpooled.wrappedBuffer(head, encoded.duplicate());
    }
}
