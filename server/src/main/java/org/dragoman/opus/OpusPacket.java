package org.dragoman.opus;

/**
 * Whether bytes are an Opus packet of the kind that was agreed upon, by what its first bytes say (RFC 6716, section 3).
 * Nothing is decoded, copied or made.
 *
 * <pre>
 *   TOC: configuration 5 bits | stereo | code 2 bits
 *   code 0: one frame · 1: two of the same size · 2: two, the first's size before them · 3: a count, then perhaps padding
 * </pre>
 */
public final class OpusPacket {
    /** One frame's bytes at the most (section 3.2.1). */
    static final int FRAME_MAX = 1275;

    /** The longest packet taken, in 48 kHz samples: 60 ms. RFC 6716 knows 120. */
    static final int SAMPLES_MAX = 2880;

    private static final int STEREO = 4;
    private static final int LONG_SIZE = 252;
    private static final int COUNT = 0x3F;
    private static final int PADDED = 0x40;
    private static final int SIZES = 0x80;
    private static final int PADDING_GOES_ON = 255;

    private OpusPacket() {}

    /** Where a packet's bytes stand. */
    public interface Bytes {
        /** A byte of the packet, from 0 up. */
        byte byteAt(int index);
    }

    /** Whether so many bytes are a whole packet, mono, and no longer than 60 ms. */
    public static boolean isGood(Bytes in, int length) {
        if (length < 1 || (in.byteAt(0) & STEREO) != 0) {
            return false;
        }
        int toc = in.byteAt(0) & 0xFF;
        int samples = samples(toc >> 3);
        return switch (toc & 3) {
            case 0 -> samples <= SAMPLES_MAX && length - 1 <= FRAME_MAX;
            case 1 ->
                    2 * samples <= SAMPLES_MAX
                            && (length - 1) % 2 == 0
                            && (length - 1) / 2 <= FRAME_MAX;
            case 2 -> 2 * samples <= SAMPLES_MAX && fits(in, 1, length, 1, 0);
            default -> length > 1 && several(in, length, samples);
        };
    }

    /** 48 kHz samples of one frame of a configuration (section 3.1, table 2). */
    static int samples(int configuration) {
        int place = configuration & 3;
        if (configuration < 12) {
            return place == 3 ? 2880 : 480 << place;
        }
        return configuration < 16 ? 480 << (configuration & 1) : 120 << place;
    }

    private static boolean several(Bytes in, int end, int samples) {
        int head = in.byteAt(1);
        int count = head & COUNT;
        if (count == 0 || count * samples > SAMPLES_MAX) {
            return false;
        }
        int from = 2;
        int padding = 0;
        if ((head & PADDED) != 0) {
            int size;
            do {
                if (from >= end) {
                    return false;
                }
                size = in.byteAt(from++) & 0xFF;
                padding += size == PADDING_GOES_ON ? PADDING_GOES_ON - 1 : size;
            } while (size == PADDING_GOES_ON);
        }
        if ((head & SIZES) != 0) {
            return fits(in, from, end, count - 1, padding);
        }
        int rest = end - from - padding;
        return rest >= 0 && rest % count == 0 && rest / count <= FRAME_MAX;
    }

    /** Whether so many frames, whose sizes stand first, and one more have room before the padding (section 3.2.1). */
    private static boolean fits(Bytes in, int from, int end, int sized, int padding) {
        int at = from;
        int taken = padding;
        for (int i = 0; i < sized; i++) {
            if (at >= end) {
                return false;
            }
            int size = in.byteAt(at++) & 0xFF;
            if (size >= LONG_SIZE) {
                if (at >= end) {
                    return false;
                }
                size += 4 * (in.byteAt(at++) & 0xFF);
            }
            taken += size;
        }
        int last = end - at - taken;
        return last >= 0 && last <= FRAME_MAX;
    }
}
