package org.dragoman.demo;

import org.dragoman.protocol.v1.Speech;

/** How long somebody has spoken, as every client reckons it. */
final class SpeechClock {
    private SpeechClock() {}

    static long usedMs(Speech speech, long hubNowMs) {
        long before = Integer.toUnsignedLong(speech.getUsedMs());
        return speech.getRunningSinceMs() == 0
                ? before
                : before + Math.max(0, hubNowMs - speech.getRunningSinceMs());
    }
}
