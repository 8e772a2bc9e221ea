package org.dragoman.load.trials;

import org.HdrHistogram.Histogram;

/** A histogram of microseconds in one line. */
final class Spreads {
    private Spreads() {}

    static String of(Histogram micros) {
        return "p50 %.2f  p99 %.2f  max %.2f ms"
                .formatted(
                        micros.getValueAtPercentile(50) / 1000.0,
                        micros.getValueAtPercentile(99) / 1000.0,
                        micros.getMaxValue() / 1000.0);
    }
}
