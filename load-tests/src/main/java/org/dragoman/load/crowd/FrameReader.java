package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ServerMessage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads the frames of one ServerMessage of sound, one after the other, in the order their fields are declared in, without
 * an object for any.
 *
 * <p>Owner: the generator's thread.
 */
final class FrameReader {
    static final int AUDIO = ServerMessage.AUDIO_FIELD_NUMBER << 3 | 2;
    static final int FRAME = Audio.FRAMES_FIELD_NUMBER << 3 | 2;

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment in = MemorySegment.NULL;
    private int at;
    private int end;

    int channel;
    int track;
    int epoch;
    int sequence;
    long intendedNs;
    int window;
    long hubTimeMs;

    /** Begins with a message; false where it holds no sound. */
    boolean open(MemorySegment message, int from, int to) {
        in = message;
        at = from;
        end = to;
        return to - from > 2 && in.get(BYTE, at++) == AUDIO && varint() == end - at;
    }

    /** The next frame of the message, if there is one. */
    boolean next() {
        if (at >= end || in.get(BYTE, at++) != FRAME) {
            return false;
        }
        int length = varint();
        int last = at + length;
        channel = 0;
        track = 0;
        sequence = 0;
        while (at < last) {
            field(in.get(BYTE, at++) & 0xFF);
        }
        return true;
    }

    private void field(int tag) {
        switch (tag & 7) {
            case 0 -> {
                int value = varint();
                if (tag >> 3 == AudioFrame.CHANNEL_FIELD_NUMBER) {
                    channel = value;
                } else if (tag >> 3 == AudioFrame.TRACK_FIELD_NUMBER) {
                    track = value;
                }
            }
            case 1 -> {
                if (tag >> 3 == AudioFrame.HUB_TIME_MS_FIELD_NUMBER) {
                    hubTimeMs = in.get(LONG, at);
                }
                at += 8;
            }
            case 5 -> {
                int value = in.get(INT, at);
                at += 4;
                if (tag >> 3 == AudioFrame.EPOCH_FIELD_NUMBER) {
                    epoch = value;
                } else {
                    sequence = value;
                }
            }
            default -> {
                int length = varint();
                if (tag >> 3 == AudioFrame.OPUS_FIELD_NUMBER && length >= Talker.MARKED) {
                    intendedNs = in.get(LONG, at + Talker.INTENDED_AT);
                    window = in.get(INT, at + Talker.WINDOW_AT);
                }
                at += length;
            }
        }
    }

    private int varint() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte b = in.get(BYTE, at++);
            value |= (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return value;
    }
}
