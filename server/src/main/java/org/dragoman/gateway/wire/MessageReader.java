package org.dragoman.gateway.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.RefusalCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what a client sent, in either form of the wire. */
public final class MessageReader {
    private static final int NESTING_MAX = 16;
    private static final byte HELLO = ClientMessage.HELLO_FIELD_NUMBER << 3 | 2;
    private static final String HELLO_NAME = "\"hello\"";

    /** How protobuf says that a text is none. */
    private static final String NO_UTF_8 = "invalid UTF-8";

    private MessageReader() {}

    /**
     * The message that the bytes are.
     *
     * @throws IOException if they are none
     * @throws Garbled if a field has no value of its kind
     */
    public static ClientMessage read(ByteBuf content, boolean json) throws IOException, Garbled {
        if (json) {
            return fromJson(content);
        }
        var in = CodedInputStream.newInstance(content.nioBuffer());
        in.setRecursionLimit(NESTING_MAX);
        try {
            return ClientMessage.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            if (String.valueOf(e.getMessage()).contains(NO_UTF_8)) {
                throw new Garbled(RefusalCode.REFUSAL_CODE_BAD_TEXT, "text", "", "");
            }
            throw e;
        }
    }

    /** Whether a message says Hello, by its first bytes: nothing else is read before. */
    public static boolean isHello(ByteBuf content, boolean json) {
        int at = content.readerIndex();
        int end = content.writerIndex();
        if (!json) {
            return at < end && content.getByte(at) == HELLO;
        }
        boolean opened = false;
        while (at < end && content.getByte(at) != '"') {
            byte next = content.getByte(at++);
            boolean blank = next == ' ' || next == '\t' || next == '\n' || next == '\r';
            if (!blank && (opened || next != '{')) {
                return false;
            }
            opened |= next == '{';
        }
        int length = HELLO_NAME.length();
        return opened
                && end - at >= length
                && content.toString(at, length, StandardCharsets.US_ASCII).equals(HELLO_NAME);
    }

    /** What a message of JSON is that says nothing known: the name of it, none where it says nothing. */
    public static Optional<String> unknown(ByteBuf content) {
        return JsonFaults.unknown(content.toString(StandardCharsets.UTF_8));
    }

    /** Whether text is UTF-8 (RFC 6455, section 8.1). */
    public static boolean isText(ByteBuf content) {
        return ByteBufUtil.isText(content, StandardCharsets.UTF_8);
    }

    private static ClientMessage fromJson(ByteBuf content)
            throws InvalidProtocolBufferException, Garbled {
        String text = content.toString(StandardCharsets.UTF_8);
        var message = ClientMessage.newBuilder();
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(text, message);
        } catch (InvalidProtocolBufferException e) {
            Optional<Garbled> fault = JsonFaults.of(text);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw e;
        }
        return message.build();
    }
}
