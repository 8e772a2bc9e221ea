package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.Kind;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everybody listens, six speak: processor time for each delivered frame, and how late it comes. */
final class Plenary implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int SECONDS = 2;
    private static final int ROUNDS = 15;
    private static final int WARM = 8;
    private static final double GENERATOR_FULL = 0.9;

    private final List<Kind> measured;

    /**
     * @param measured what is measured against the limit, the product first
     */
    Plenary(List<Kind> measured) {
        this.measured = List.copyOf(measured);
    }

    @Override
    public long lines(Setup.Wishes wishes) {
        return (long) wishes.listenersOr(LISTENERS) * (measured.size() + 1);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Stand limit = setup.stand(Kind.LIMIT);
        Map<Kind, Stand> stands = stands(setup, report);
        for (Stand stand : all(limit, stands)) {
            stand.enter(listeners);
            stand.tune(listeners, 1);
            Setup.warm(stand, stand.hub().name().equals("limit") ? 1 : WARM);
        }
        long noted = Pauses.lines(setup.starter().pauses());
        Map<Kind, Duel> duels = fight(setup, limit, stands);
        report.put("listeners", listeners);
        tell(report, duels.getOrDefault(Kind.PRODUCT, new Duel()));
        table(report, duels);
        Stand product = stands.get(Kind.PRODUCT);
        if (product != null && product.stage() instanceof ProductStage sitting) {
            report.put("leases_lost", sitting.leasesLost());
        }
        Pauses.read(setup.starter().pauses(), noted).tell(report);
    }

    private Map<Kind, Stand> stands(Setup setup, Report report) throws BenchException {
        var stands = new EnumMap<Kind, Stand>(Kind.class);
        for (Kind kind : measured) {
            try {
                stands.put(kind, kind == Kind.PRODUCT ? setup.singles() : setup.stand(kind));
            } catch (BenchException e) {
                if (kind == Kind.PRODUCT) {
                    throw e;
                }
                report.remark(kind.word() + " left out: " + e.line());
            }
        }
        return stands;
    }

    private static List<Stand> all(Stand limit, Map<Kind, Stand> others) {
        var all = new ArrayList<Stand>();
        all.add(limit);
        all.addAll(others.values());
        return all;
    }

    private static Map<Kind, Duel> fight(Setup setup, Stand limit, Map<Kind, Stand> stands)
            throws BenchException {
        var duels = new EnumMap<Kind, Duel>(Kind.class);
        stands.keySet().forEach(kind -> duels.put(kind, new Duel()));
        for (int round = 0; round < setup.wishes().roundsOr(ROUNDS); round++) {
            for (var stand : stands.entrySet()) {
                duels.getOrDefault(stand.getKey(), new Duel())
                        .round(
                                limit,
                                stand.getValue(),
                                Duration.ofSeconds(setup.wishes().secondsOr(SECONDS)));
            }
        }
        return duels;
    }

    /** The product's figures under the names that programs know. */
    static void tell(Report report, Duel duel) {
        Spread ratio = duel.ratio(Window::cpuUsPerFrame);
        Spread nothing = duel.nothing(Window::cpuUsPerFrame);
        report.put("rounds", duel.counted().size())
                .put("cpu_us_per_frame", duel.measured(Window::cpuUsPerFrame).median())
                .put("limit_us_per_frame", duel.limit(Window::cpuUsPerFrame).median())
                .put("cpu_ratio", ratio.median())
                .put("cpu_ratio_low", ratio.low())
                .put("cpu_ratio_high", ratio.high())
                .put("null_ratio", nothing.median())
                .put("null_ratio_low", nothing.low())
                .put("null_ratio_high", nothing.high())
                .put("p50_ms", duel.measured(w -> w.ms(50)).median())
                .put("p99_ms", duel.measured(w -> w.ms(99)).median())
                .put("p999_ms", duel.measured(w -> w.ms(99.9)).median())
                .put("p999_ratio", duel.ratio(w -> w.ms(99.9)).median())
                .put("loss", duel.sum(Window::lost))
                .put("gaps", duel.sum(Window::gaps))
                .put("repeats", duel.sum(Window::repeats))
                .put("delivered", duel.sum(Window::delivered))
                .put("loss_excused", duel.sum(Window::excused))
                .put("generator_late", duel.sum(Window::late))
                .put("generator_stalled_ms", duel.measured(Window::stalledMs).high())
                .put("rounds_disturbed", duel.disturbed());
        warn(report, duel);
    }

    private static void warn(Report report, Duel duel) {
        if (duel.isAllDisturbed()) {
            report.remark(
                    "the machine did other things in most rounds (host or other processes); all"
                            + " were counted, and no figure here proves anything");
        } else if (duel.disturbed() > 0) {
            report.remark(duel.disturbed() + " disturbed rounds were left out of the ratios");
        }
        if (duel.sum(Window::excused) > 0) {
            report.remark(
                    "the generator stood still while frames came, as a slow listener does: "
                            + duel.sum(Window::excused)
                            + " frames lost then are not held against the hub");
        }
        if (duel.generatorBusiest() > GENERATOR_FULL) {
            report.remark(
                    "the generator was busy all the time: what it says about latency may be its"
                            + " own; ask for fewer --listeners");
        }
    }

    private static void table(Report report, Map<Kind, Duel> duels) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                List.of(
                        "hub",
                        "cpu us/frame",
                        "÷ limit",
                        "low",
                        "high",
                        "p50 ms",
                        "p99 ms",
                        "p99.9 ms",
                        "lost",
                        "late"));
        var json = new ArrayList<Map<String, Object>>();
        duels.forEach(
                (kind, duel) -> {
                    Spread ratio = duel.ratio(Window::cpuUsPerFrame);
                    rows.add(
                            List.of(
                                    kind.word(),
                                    Report.cell(duel.measured(Window::cpuUsPerFrame).median()),
                                    Report.cell(ratio.median()),
                                    Report.cell(ratio.low()),
                                    Report.cell(ratio.high()),
                                    Report.cell(duel.measured(w -> w.ms(50)).median()),
                                    Report.cell(duel.measured(w -> w.ms(99)).median()),
                                    Report.cell(duel.measured(w -> w.ms(99.9)).median()),
                                    Long.toString(duel.sum(Window::lost)),
                                    Long.toString(duel.sum(Window::late))));
                    json.add(Map.of("hub", kind.word(), "cpu_ratio", ratio.median()));
                });
        report.table(rows).put("hubs", json);
        ratioToNetty(report, duels);
    }

    private static void ratioToNetty(Report report, Map<Kind, Duel> duels) {
        Duel netty = duels.get(Kind.NETTY);
        Duel product = duels.get(Kind.PRODUCT);
        if (netty != null && product != null) {
            report.put(
                    "netty_ratio",
                    product.ratio(Window::cpuUsPerFrame).median()
                            / netty.ratio(Window::cpuUsPerFrame).median());
            Spread paired = product.against(netty, Window::cpuUsPerFrame);
            report.put("netty_paired", paired.median())
                    .put("netty_paired_low", paired.low())
                    .put("netty_paired_high", paired.high());
        }
    }
}
