package org.dragoman.demo;

import org.dragoman.client.FrameSource;
import org.dragoman.client.Sound;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A delivery being read out, from somewhere in it to its end; silence after. Pulled by a microphone's thread,
 * looked at by the demo's.
 */
final class Reading implements FrameSource {
    private final Delivery delivery;
    private final AtomicInteger atMs;
    private volatile int endMs;

    Reading(Delivery delivery, int fromMs) {
        this.delivery = delivery;
        this.atMs = new AtomicInteger(fromMs - fromMs % Delivery.FRAME_MS);
        this.endMs = delivery.lengthMs();
    }

    @Override
    public @Nullable Sound next() {
        int at = atMs.getAndUpdate(ms -> ms < endMs ? ms + Delivery.FRAME_MS : ms);
        return at < endMs ? delivery.sound(at) : null;
    }

    Delivery delivery() {
        return delivery;
    }

    int atMs() {
        return atMs.get();
    }

    int leftMs() {
        return endMs - atMs.get();
    }

    boolean ended() {
        return leftMs() <= 0;
    }

    /** Says the sentence to its end, and no more. */
    void finishSentence() {
        int now = atMs.get();
        endMs =
                delivery.sentences().stream()
                        .filter(s -> s.toMs() > now)
                        .map(s -> s.fromMs() > now ? now : s.toMs())
                        .findFirst()
                        .orElse(now);
    }
}
