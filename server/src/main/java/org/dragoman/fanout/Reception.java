package org.dragoman.fanout;

/**
 * How a source's frames come in: when the last came, whether there was a voice in it, what is missing, and how evenly. Told
 * by the frames' headers alone.
 *
 * <p>Written on the event loop of whichever connection sends; anybody may read.
 */
public final class Reception {
    /** The voice activity, of 0 to 255, from which on somebody speaks. */
    public static final int VOICE = 64;

    private static final int TICKS_PER_MS = 48;
    private static final long WINDOW_MS = 5_000;

    /** A jump beyond this is another beginning, not a loss. */
    private static final int GAP_MAX = 500;

    private static final long TRANSIT_JUMP_MS = 1_000;

    private volatile long firstFrameMs = -1;
    private volatile long lastFrameMs = -1;
    private volatile long lastVoiceMs = -1;
    private volatile int voice;
    private volatile int jitterMs;
    private volatile int lossPermille;
    private int voice16;
    private int jitter16;
    private int sequence;
    private long captured;
    private long windowMs;
    private int came;
    private int missing;
    private int cameBefore;
    private int missingBefore;

    void beat(FrameView frame, long nowMs) {
        beat(frame.sequence, frame.captured, frame.voice, nowMs);
    }

    void beat(int nextSequence, long nextCaptured, int activity, long nowMs) {
        if (lastFrameMs >= 0) {
            count(nextSequence - sequence, nowMs);
            spread(nowMs - lastFrameMs - (nextCaptured - captured) / TICKS_PER_MS);
        } else {
            windowMs = nowMs;
            firstFrameMs = nowMs;
        }
        sequence = nextSequence;
        captured = nextCaptured;
        voice16 += activity - voice16 / 16;
        voice = Math.min(255, voice16 / 16);
        if (activity >= VOICE) {
            lastVoiceMs = nowMs;
        }
        lastFrameMs = nowMs;
    }

    private void count(int step, long nowMs) {
        if (nowMs - windowMs >= WINDOW_MS) {
            boolean longAgo = nowMs - windowMs >= 2 * WINDOW_MS;
            cameBefore = longAgo ? 0 : came;
            missingBefore = longAgo ? 0 : missing;
            came = 0;
            missing = 0;
            windowMs = nowMs;
        }
        came++;
        missing += step > 1 && step <= GAP_MAX ? step - 1 : 0;
        int lost = missing + missingBefore;
        lossPermille = lost * 1000 / (lost + came + cameBefore);
    }

    /** Interarrival jitter as in RTP (RFC 3550, section 6.4.1), in sixteenths of a millisecond. */
    private void spread(long transitMs) {
        if (Math.abs(transitMs) < TRANSIT_JUMP_MS) {
            jitter16 += (int) Math.abs(transitMs) - (jitter16 + 8) / 16;
            jitterMs = (jitter16 + 8) / 16;
        }
    }

    /** Unix milliseconds of the last frame, -1 if none came. */
    public long lastFrameMs() {
        return lastFrameMs;
    }

    /** Unix milliseconds of the last frame with a voice in it, -1 if there was none. */
    public long lastVoiceMs() {
        return lastVoiceMs;
    }

    /** How long nobody has spoken since its frames began to come; 0 where that is not known. */
    long quietMs(long nowMs) {
        long since = lastVoiceMs < 0 ? firstFrameMs : lastVoiceMs;
        return since < 0 ? 0 : nowMs - since;
    }

    /** Activity of the last third of a second, 0 to 255. */
    public int voice() {
        return voice;
    }

    /** Of what was sent in the last five to ten seconds, how much is missing. */
    public int lossPermille() {
        return lossPermille;
    }

    public int jitterMs() {
        return jitterMs;
    }
}
