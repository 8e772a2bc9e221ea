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

    /** What two clocks may drift apart within eight answers. */
    private static final long DRIFT_MICROS = 20_000;

    /** One answer may be wrong; where two in a row say that the time was moved, it was. */
    private static final int DOUBTS = 2;

    private final LongSupplier microseconds;
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private volatile Sample best;
    private int doubts;

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

    /** The hub's time jumped by so much. */
    synchronized void moved(long byMillis) {
        samples.clear();
        best = new Sample(Long.MAX_VALUE, best.offsetMicros + byMillis * 1000);
    }

    /** An answer is off by half its way at most: where two cannot both be right, the hub's time was moved meanwhile. */
    private boolean contradicts(long offset, long roundTrip) {
        return !samples.isEmpty()
                && Math.abs(offset - best.offsetMicros)
                        > (roundTrip + best.roundTripMicros) / 2 + DRIFT_MICROS;
    }

    synchronized void answered(ClockAnswer answer) {
        long now = microseconds.getAsLong();
        long roundTrip = now - answer.getClientTimeUs();
        if (roundTrip < 0) {
            return;
        }
        long offset = answer.getServerTimeUs() + roundTrip / 2 - now;
        doubts = contradicts(offset, roundTrip) ? doubts + 1 : 0;
        if (doubts == DOUBTS) {
            samples.clear();
            doubts = 0;
        }
        if (samples.size() == SAMPLES) {
            samples.poll();
        }
        samples.add(new Sample(roundTrip, offset));
        best = samples.stream().min(Comparator.comparingLong(Sample::roundTripMicros)).orElse(best);
    }
}
