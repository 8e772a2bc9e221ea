package org.dragoman.load.bench;

import org.HdrHistogram.Histogram;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.Kind;

import java.time.Duration;
import java.util.ArrayList;

/** The first ten seconds after the hub says that it is ready, beside the steady state. */
final class Start implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 2;
    private static final int STEADY_AFTER = 20;
    private static final Duration FIRST = Duration.ofSeconds(10);

    @Override
    public long lines(Setup.Wishes wishes) {
        return (long) wishes.listenersOr(LISTENERS) * wishes.roundsOr(ROUNDS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        var ratios = new ArrayList<Double>();
        var firsts = new ArrayList<Double>();
        for (int round = 0; round < setup.wishes().roundsOr(ROUNDS); round++) {
            Stand stand = setup.stand(Kind.PRODUCT);
            long readyNs = System.nanoTime();
            stand.enter(listeners);
            stand.tune(listeners, 1);
            var first = new Histogram(60_000_000, 3);
            do {
                first.add(stand.window(Duration.ofSeconds(1)).latency());
            } while (System.nanoTime() - readyNs < FIRST.toNanos());
            Setup.warm(stand, STEADY_AFTER);
            double firstMs = first.getValueAtPercentile(99) / 1000.0;
            firsts.add(firstMs);
            ratios.add(firstMs / stand.window(length).ms(99));
            stand.close();
        }
        report.put("listeners", listeners)
                .put("start_p99_ms", Spread.of(firsts).median())
                .put("start_p99_ratio", Spread.of(ratios).median())
                .put("start_p99_ratio_high", Spread.of(ratios).high());
    }
}
