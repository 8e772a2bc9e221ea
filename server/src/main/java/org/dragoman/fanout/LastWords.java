package org.dragoman.fanout;

/**
 * The last words of a booth on a channel that the floor speaks by now. They are heard until whoever has the floor begins,
 * or until the booth has been silent for a moment; from then on the floor is heard, to the end. Any loop may ask: what is
 * over stays over.
 */
final class LastWords {
    private static final long SILENCE_MS = 400;

    private volatile boolean over;
    private volatile long voiceMs = -1;

    /** Whether a frame of the booth is heard. */
    boolean lastWords(int voice, long nowMs) {
        if (voice >= Reception.VOICE || voiceMs < 0) {
            voiceMs = nowMs;
        } else if (nowMs - voiceMs > SILENCE_MS) {
            over = true;
        }
        return !over;
    }

    /** Whether a frame of the floor is heard. */
    boolean firstWords(int voice) {
        if (voice >= Reception.VOICE) {
            over = true;
        }
        return over;
    }
}
