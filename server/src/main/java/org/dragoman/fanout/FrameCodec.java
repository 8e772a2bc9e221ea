package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Encodes a frame once for everybody on a loop: WebSocket header (RFC 6455, section 5.2; a server's frames are not masked), then
 * {@code ServerMessage{audio{frames[..]}}}.
 *
 * <pre>
 *   82 len [len16] | 1a len Audio | 0a len AudioFrame | 08 channel 10 track 1d epoch 29 captured
 *                                                      | 30 voice 3a len opus 41 hub_time 25 sequence
 * </pre>
 *
 * <p>The sequence stands last: the loop that hands the frame out writes it there, in the order in which its listeners hear.
 */
public final class FrameCodec {
    /** The field of a ServerMessage and a ClientMessage that holds Audio, and of Audio that holds a frame. */
    static final int AUDIO = 3 << 3 | 2;

    static final int FRAME = 1 << 3 | 2;

    private static final int BINARY = 0x82;
    private static final int FIXED = 5 + 5 + 9 + 9;
    private static final int SEQUENCE = 4;

    private FrameCodec() {}

    /** Bytes of the AudioFrame of a view, in wire form. */
    static int size(FrameView frame, int channel, int track) {
        return 1
                + varint(channel)
                + 1
                + varint(track)
                + FIXED
                + 1
                + varint(frame.voice)
                + 1
                + varint(frame.opusLength)
                + frame.opusLength;
    }

    /** Bytes of the part of a message of one frame that other messages can take over. */
    static int framesSize(FrameView frame, Stamp stamp) {
        int size = size(frame, stamp.channel(), stamp.track());
        return 1 + varint(size) + size;
    }

    /** A message with one frame, not numbered yet. The caller owns the buffer. */
    static ByteBuf message(ByteBufAllocator allocator, FrameView frame, Stamp stamp) {
        int frameSize = size(frame, stamp.channel(), stamp.track());
        ByteBuf out = begin(allocator, framesSize(frame, stamp));
        out.writeByte(FRAME);
        writeVarint(out, frameSize);
        writeFrame(out, frame, stamp);
        return out;
    }

    /** Gives the frame of such a message its place in the channel. */
    static void number(ByteBuf message, int sequence) {
        message.setIntLE(message.writerIndex() - SEQUENCE, sequence);
    }

    /** What the hub adds to a frame before it is numbered: the channel that carries it, its source, and the time. */
    record Stamp(int channel, int track, long hubTimeMs) {}

    /** A buffer with the headers of an Audio of that many bytes; the frames are to follow. */
    static ByteBuf begin(ByteBufAllocator allocator, int audioSize) {
        int payload = 1 + varint(audioSize) + audioSize;
        ByteBuf out = allocator.directBuffer(payload + 4);
        header(out, BINARY, payload);
        out.writeByte(AUDIO);
        writeVarint(out, audioSize);
        return out;
    }

    /** A WebSocket header of a final, unmasked frame. */
    public static void header(ByteBuf out, int firstByte, int payload) {
        out.writeByte(firstByte);
        if (payload < 126) {
            out.writeByte(payload);
        } else if (payload <= 0xFFFF) {
            out.writeByte(126).writeShort(payload);
        } else {
            out.writeByte(127).writeLong(payload);
        }
    }

    private static void writeFrame(ByteBuf out, FrameView frame, Stamp stamp) {
        out.writeByte(1 << 3);
        writeVarint(out, stamp.channel());
        out.writeByte(2 << 3);
        writeVarint(out, stamp.track());
        out.writeByte(3 << 3 | 5).writeIntLE(frame.epoch);
        out.writeByte(5 << 3 | 1).writeLongLE(frame.captured);
        out.writeByte(6 << 3);
        writeVarint(out, frame.voice);
        out.writeByte(7 << 3 | 2);
        writeVarint(out, frame.opusLength);
        out.writeBytes(frame.in, frame.opusStart, frame.opusLength);
        out.writeByte(8 << 3 | 1).writeLongLE(stamp.hubTimeMs());
        out.writeByte(4 << 3 | 5).writeIntLE(0);
    }

    /** Bytes that a number takes as a varint. */
    public static int varint(int value) {
        return value < 0
                ? 5
                : value < 1 << 7
                        ? 1
                        : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
    }

    /** Writes a number as a varint (Protocol Buffers, encoding). */
    public static void writeVarint(ByteBuf out, int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
