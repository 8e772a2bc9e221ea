package org.dragoman.gateway.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import org.dragoman.protocol.v1.ClientMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what a client sent, in either form of the wire. */
public final class MessageReader {
    private static final int NESTING_MAX = 16;

    private MessageReader() {}

    /**
     * The message that the bytes are.
     *
     * @throws IOException if they are none
     */
    public static ClientMessage read(ByteBuf content, boolean json) throws IOException {
        if (json) {
            return fromJson(content);
        }
        var in = CodedInputStream.newInstance(content.nioBuffer());
        in.setRecursionLimit(NESTING_MAX);
        return ClientMessage.parseFrom(in);
    }

    private static ClientMessage fromJson(ByteBuf content) throws InvalidProtocolBufferException {
        if (!ByteBufUtil.isText(content, StandardCharsets.UTF_8)) {
            throw new InvalidProtocolBufferException("no UTF-8");
        }
        var message = ClientMessage.newBuilder();
        JsonFormat.parser()
                .ignoringUnknownFields()
                .merge(content.toString(StandardCharsets.UTF_8), message);
        return message.build();
    }
}
