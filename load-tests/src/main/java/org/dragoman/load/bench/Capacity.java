package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.time.Duration;

/** How many delegates one core serves in time without losing a frame, beside how many the machine allows. */
final class Capacity implements Scenario {
    private static final int MOST = 6000;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;
    private static final int WARM_LISTENERS = 1000;
    private static final int WARM = 8;

    @Override
    public long lines(Setup.Wishes wishes) {
        return 2L * wishes.listenersOr(MOST);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int most = setup.wishes().listenersOr(MOST);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        int rounds = setup.wishes().roundsOr(ROUNDS);
        Setup.Pair pair = setup.pair(most, Math.min(most, WARM_LISTENERS), WARM);
        Stand limit = pair.limit();
        Stand product = pair.product();
        var ofLimit = new Search(limit, 1, most, length, rounds);
        var ofProduct = new Search(product, 1, most, length, rounds);
        while (!ofLimit.isDone() || !ofProduct.isDone()) {
            ofLimit.step();
            ofProduct.step();
        }
        report.put("listeners", most)
                .put("capacity", ofProduct.served())
                .put("limit_capacity", ofLimit.served())
                .put("capacity_ratio", (double) ofProduct.served() / ofLimit.served())
                .put("windows", ofProduct.windows())
                .put("limit_windows", ofLimit.windows());
        if (ofLimit.isCapped(most) || ofProduct.isCapped(most)) {
            report.remark("served all " + most + ": the capacity may be more; raise --listeners");
        }
    }
}
