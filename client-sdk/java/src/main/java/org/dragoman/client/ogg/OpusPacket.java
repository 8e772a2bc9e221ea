package org.dragoman.client.ogg;

/** What the first bytes of an Opus packet say (RFC 6716, section 3.1), without decoding it. */
public final class OpusPacket {
    private static final int[] SILK_SAMPLES = {480, 960, 1920, 2880};
    private static final int[] CELT_SAMPLES = {120, 240, 480, 960};

    private OpusPacket() {}

    /** How long it lasts, in samples of 48 kHz; 0 if it is no packet. */
    public static int samples(byte[] packet) {
        if (packet.length == 0) {
            return 0;
        }
        int configuration = (packet[0] & 0xFF) >> 3;
        int each =
                configuration < 12
                        ? SILK_SAMPLES[configuration & 3]
                        : configuration < 16
                                ? SILK_SAMPLES[configuration & 1]
                                : CELT_SAMPLES[configuration & 3];
        return each * frames(packet);
    }

    /** Whether it is of two channels. */
    public static boolean isStereo(byte[] packet) {
        return packet.length > 0 && (packet[0] & 4) != 0;
    }

    private static int frames(byte[] packet) {
        return switch (packet[0] & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.length > 1 ? packet[1] & 0x3F : 0;
        };
    }
}
