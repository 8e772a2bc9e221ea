package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.opus.OpusPacket;
import org.dragoman.threads.Owner;

/**
 * Reads one {@code dragoman.v1.AudioFrame} out of a buffer without copying it or making an object for it. Unknown fields
 * are passed over.
 *
 * <p>Owner: the event loop of the connection it belongs to.
 */
public final class FrameView implements OpusPacket.Bytes {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final Owner owner = new Owner();
    private final Varints varints = new Varints();
    private boolean whole;
    ByteBuf in = Unpooled.EMPTY_BUFFER;
    int channel;
    int track;
    int epoch;
    int sequence;
    long captured;
    int voice;
    int opusStart;
    int opusLength;

    /**
     * Reads the frame that stands between two indices.
     *
     * @return whether it is one; if not, the fields mean nothing
     */
    public boolean read(ByteBuf buffer, int from, int to) {
        assert owner.here();
        in = buffer;
        channel = 0;
        track = 0;
        epoch = 0;
        sequence = 0;
        captured = 0;
        voice = 0;
        opusLength = 0;
        whole = fields(varints.at(buffer, from, to));
        return whole;
    }

    private boolean fields(Varints at) {
        while (at.more()) {
            long tag = at.next();
            int field = (int) (tag >>> 3);
            boolean taken =
                    switch ((int) tag & 7) {
                        case VARINT -> varint(field, at.next());
                        case FIXED32 -> fixed32(field, at.fixed32());
                        case FIXED64 -> fixed64(field, at.fixed64());
                        case BYTES -> bytes(field, at);
                        default -> false;
                    };
            if (!taken || at.broken()) {
                return false;
            }
        }
        return !at.broken();
    }

    private boolean varint(int field, long value) {
        if (field == 1) {
            channel = value >= 0 && value <= Integer.MAX_VALUE ? (int) value : Integer.MAX_VALUE;
        } else if (field == 2) {
            track = (int) Math.max(0, Math.min(Integer.MAX_VALUE, value));
        } else if (field == 6) {
            voice = (int) Math.max(0, Math.min(255, value));
        }
        return field > 0;
    }

    private boolean fixed32(int field, int value) {
        if (field == 3) {
            epoch = value;
        } else if (field == 4) {
            sequence = value;
        }
        return field > 0;
    }

    private boolean fixed64(int field, long value) {
        if (field == 5) {
            captured = value;
        }
        return field > 0;
    }

    private boolean bytes(int field, Varints at) {
        int length = at.length();
        if (field == 7) {
            opusStart = at.index();
            opusLength = length;
        }
        at.skip(length);
        return field > 0;
    }

    /** Whether what was read is one. */
    public boolean isFrame() {
        return whole;
    }

    public int channel() {
        return channel;
    }

    public int epoch() {
        return epoch;
    }

    public int track() {
        return track;
    }

    /** The source's clock of 48 kHz. */
    public long captured() {
        return captured;
    }

    /** Voice activity, 0 to 255. */
    public int voice() {
        return voice;
    }

    /** A byte of its packet. */
    @Override
    public byte byteAt(int index) {
        return in.getByte(opusStart + index);
    }

    /** Whether its packet is one, mono, and no longer than 60 ms. */
    boolean isOpus() {
        return OpusPacket.isGood(this, opusLength);
    }

    /** Where in the buffer its packet begins. */
    public int opusStart() {
        return opusStart;
    }

    public int opusLength() {
        return opusLength;
    }
}
