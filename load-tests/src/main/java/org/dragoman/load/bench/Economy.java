package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Listener;

import java.time.Duration;

/** Two or three frames to a message: how many more one core serves, what it costs in delay, and whether one can hear it. */
final class Economy implements Scenario {
    private static final int MOST = 9000;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;
    private static final int COMFORTABLE = 1000;
    private static final int WARM = 8;
    private static final Duration BETWEEN = Duration.ofMillis(1210);

    @Override
    public long lines(Setup.Wishes wishes) {
        return 2L * wishes.listenersOr(MOST);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int most = setup.wishes().listenersOr(MOST);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        int rounds = setup.wishes().roundsOr(ROUNDS);
        Setup.Pair pair = setup.pair(most, Math.min(most, COMFORTABLE), WARM);
        Stand limit = pair.limit();
        Stand product = pair.product();
        delay(product, Math.min(most, COMFORTABLE), length, report);
        glitches(product, Math.min(most, COMFORTABLE), report);
        var ofLimit = new Search(limit, 1, most, length, rounds);
        var pairs = new Search(product, 2, most, length, rounds);
        var triples = new Search(product, 3, most, length, rounds);
        while (!ofLimit.isDone() || !pairs.isDone() || !triples.isDone()) {
            ofLimit.step();
            pairs.step();
            triples.step();
        }
        int best = Math.max(pairs.served(), triples.served());
        report.put("listeners", most)
                .put("capacity", best)
                .put("capacity_pairs", pairs.served())
                .put("capacity_triples", triples.served())
                .put("limit_capacity", ofLimit.served())
                .put("economy_ratio", (double) best / ofLimit.served())
                .put("windows_pairs", pairs.windows())
                .put("windows_triples", triples.windows())
                .put("limit_windows", ofLimit.windows());
        if (triples.isCapped(most)) {
            report.remark("served all " + most + ": the capacity may be more; raise --listeners");
        }
    }

    /** How much later the first frame of a bundle is heard than a frame alone. */
    private static void delay(Stand product, int many, Duration length, Report report)
            throws BenchException {
        product.tune(many, 1);
        double alone = product.window(length).ms(50);
        for (int bundle = 2; bundle <= 3; bundle++) {
            product.tune(many, bundle);
            Window window = product.window(length);
            double oldest = window.oldest().getValueAtPercentile(50) / 1000.0;
            report.put("added_delay_ms_" + bundle, oldest - alone).put("loss", window.lost());
        }
    }

    /** Everybody enters and leaves economy while sound flows: nothing may be missing, nothing come twice. */
    private static void glitches(Stand product, int many, Report report) throws BenchException {
        product.tune(many, 1);
        product.ledger().next();
        product.speak();
        product.crowd().during(BETWEEN);
        for (int bundle : new int[] {3, 1, 2, 1}) {
            for (Listener listener : product.listeners().subList(0, many)) {
                listener.tune(listener.channel(), bundle);
            }
            product.crowd().during(BETWEEN);
        }
        product.silence();
        product.crowd().during(Duration.ofMillis(500));
        report.put("economy_gaps", product.ledger().gaps())
                .put("economy_repeats", product.ledger().repeats());
    }
}
