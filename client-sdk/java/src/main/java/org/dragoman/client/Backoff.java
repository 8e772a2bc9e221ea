package org.dragoman.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before the link is dialled again. Implementations are immutable. */
public interface Backoff {
    /** The wait before an attempt, counted from 1 since the last good connection; empty to give up. */
    Optional<Duration> before(int attempt, RandomGenerator random);

    /**
     * Anything between nothing and a bound that doubles with each attempt: a hall full of clients that
     * lost the hub in one instant does not come back in one instant.
     */
    static Backoff fullJitter(Duration first, Duration most) {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("needs 0 < first <= most");
        }
        return (attempt, random) -> {
            long bound = first.toNanos();
            for (int i = 1; i < attempt && bound < most.toNanos(); i++) {
                bound *= 2;
            }
            return Optional.of(
                    Duration.ofNanos(random.nextLong(1 + Math.min(bound, most.toNanos()))));
        };
    }

    /** One attempt and no more: a link that breaks stays broken. */
    static Backoff never() {
        return (attempt, random) -> Optional.empty();
    }
}
