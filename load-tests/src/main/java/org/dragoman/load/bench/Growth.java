package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a frame costs the same for many as for few, and whether decisions notice the sound. */
final class Growth implements Scenario {
    private static final int MOST = 3000;
    private static final int SECONDS = 2;
    private static final int ROUNDS = 5;

    /** The fewest are measured first, when a fixed cost weighs most: the compilers must be done by then. */
    private static final int WARM = 30;

    private static final int LISTENERS_AT_DECISIONS = 2000;
    private static final int DECISIONS = 100;
    private static final Duration DECISION_EVERY = Duration.ofMillis(120);

    @Override
    public long lines(Setup.Wishes wishes) {
        return 2L * wishes.listenersOr(MOST);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int most = setup.wishes().listenersOr(MOST);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        Setup.Pair pair = setup.pair(most / 15, most / 15, WARM);
        Stand limit = pair.limit();
        Stand product = pair.product();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("listeners", "cpu us/frame", "÷ limit", "p99 ms", "lost"));
        var costs = new ArrayList<Double>();
        long lost = 0;
        for (int many : new int[] {most / 15, most / 6, most / 3, most * 2 / 3, most}) {
            for (Stand stand : pair.both()) {
                stand.enter(many);
                stand.tune(many, 1);
            }
            var duel = new Duel();
            for (int round = 0; round < setup.wishes().roundsOr(ROUNDS); round++) {
                duel.round(limit, product, length);
            }
            double cost = duel.measured(Window::cpuUsPerFrame).median();
            costs.add(cost);
            lost += duel.sum(Window::lost);
            rows.add(
                    List.of(
                            Integer.toString(many),
                            Report.cell(cost),
                            Report.cell(duel.ratio(Window::cpuUsPerFrame).median()),
                            Report.cell(duel.measured(w -> w.ms(99)).median()),
                            Long.toString(duel.sum(Window::lost))));
            report.put("cpu_us_per_frame_" + many, cost)
                    .put("cpu_ratio_" + many, duel.ratio(Window::cpuUsPerFrame).median());
        }
        double middle = costs.get(2);
        report.table(rows)
                .put("listeners", most)
                .put("growth_low", costs.stream().min(Double::compare).orElse(0.0) / middle)
                .put("growth_high", costs.stream().max(Double::compare).orElse(0.0) / middle)
                .put("loss", lost);
        decisions(product, Math.min(most, LISTENERS_AT_DECISIONS), report);
    }

    /** The floor goes to and fro while everybody listens. */
    private static void decisions(Stand product, int listeners, Report report)
            throws BenchException {
        product.tune(listeners, 1);
        ProductStage sitting = (ProductStage) product.stage();
        Client other = sitting.enter("speaker", 1);
        product.speak();
        sitting.holders().getFirst().speakOnLease();
        other.speakOnLease();
        var asked = new ArrayList<Client.Asked>();
        for (int i = 1; i <= DECISIONS; i++) {
            asked.add(sitting.done(sitting.moderator(), ProductStage.giveFloor(i % 2)));
            product.crowd().during(DECISION_EVERY);
        }
        report.put("decision_p99_ms", Switch.p99(asked));
    }
}
