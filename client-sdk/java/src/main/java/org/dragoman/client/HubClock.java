package org.dragoman.client;

import org.dragoman.protocol.v1.ClockAnswer;
import org.dragoman.protocol.v1.ClockQuestion;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.function.LongSupplier;

/**
 * The hub's time as this client reckons it, by offset and round trip as in NTP (RFC 5905, section 8): of the
 * last eight answers the one that travelled least is believed. Speech clocks are read on it.
 */
public final class HubClock {
    private static final int SAMPLES = 8;

    private final LongSupplier microseconds;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private volatile Sample best;

    private record Sample(long roundTripMicros, long offsetMicros) {}

    /** On a clock that never goes back, in microseconds from anywhere. */
    HubClock(LongSupplier microseconds) {
        this.microseconds = microseconds;
        best =
                new Sample(
                        Long.MAX_VALUE,
                        System.currentTimeMillis() * 1000 - microseconds.getAsLong());
    }

    /** The hub's time now, in Unix milliseconds. */
    public long nowMillis() {
        return Math.floorDiv(microseconds.getAsLong() + best.offsetMicros, 1000L);
    }

    /** From asking to the answer, at its best of late; empty time before the first answer. */
    public Duration roundTrip() {
        Sample sample = best;
        return sample.roundTripMicros == Long.MAX_VALUE
                ? Duration.ZERO
                : Duration.ofNanos(sample.roundTripMicros * 1000);
    }

    ClockQuestion question() {
        return ClockQuestion.newBuilder().setClientTimeUs(microseconds.getAsLong()).build();
    }

    /** A rough beginning until the first question is answered. */
    synchronized void welcomed(long serverTimeMillis) {
        samples.clear();
        best = new Sample(Long.MAX_VALUE, serverTimeMillis * 1000 - microseconds.getAsLong());
    }

    synchronized void answered(ClockAnswer answer) {
        long now = microseconds.getAsLong();
        long roundTrip = now - answer.getClientTimeUs();
        if (roundTrip < 0) {
            return;
        }
        if (samples.size() == SAMPLES) {
            samples.poll();
        }
        samples.add(new Sample(roundTrip, answer.getServerTimeUs() + roundTrip / 2 - now));
        best = samples.stream().min(Comparator.comparingLong(Sample::roundTripMicros)).orElse(best);
    }
}
