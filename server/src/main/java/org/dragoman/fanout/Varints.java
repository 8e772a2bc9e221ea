package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Walks the protobuf encoding between two indices of a buffer; past the end it is broken and yields zeros. */
final class Varints {
    private ByteBuf in = Unpooled.EMPTY_BUFFER;
    private int index;
    private int end;
    private boolean broken;

    Varints at(ByteBuf buffer, int from, int to) {
        in = buffer;
        index = from;
        end = to;
        broken = false;
        return this;
    }

    boolean more() {
        return !broken && index < end;
    }

    boolean broken() {
        return broken;
    }

    int index() {
        return index;
    }

    long next() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (index >= end) {
                broken = true;
                return 0;
            }
            byte b = in.getByte(index++);
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        broken = true;
        return 0;
    }

    /** A length that fits in what is left. */
    int length() {
        long length = next();
        if (length < 0 || length > end - index) {
            broken = true;
            return 0;
        }
        return (int) length;
    }

    int fixed32() {
        return take(4) ? in.getIntLE(index - 4) : 0;
    }

    long fixed64() {
        return take(8) ? in.getLongLE(index - 8) : 0;
    }

    void skip(int bytes) {
        if (!take(bytes)) {
            index = end;
        }
    }

    private boolean take(int bytes) {
        if (broken || bytes > end - index) {
            broken = true;
            return false;
        }
        index += bytes;
        return true;
    }
}
