package org.dragoman.client;

/**
 * 20 ms of sound.
 *
 * @param opus one Opus packet of 48 kHz mono; not changed after it was given away
 * @param voice voice activity, 0 (silence) to 255
 */
@SuppressWarnings("ArrayRecordComponent") // A packet is compared by nobody.
public record Sound(byte[] opus, int voice) {
    /** How long a frame is, in samples of 48 kHz. */
    public static final int SAMPLES = 960;

    /** 20 ms of nothing: full band, mono, code 0, and the two bytes of a silent CELT frame. */
    public static final Sound SILENCE =
            new Sound(new byte[] {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE}, 0);
}
