package org.dragoman.load.bench;

import org.HdrHistogram.Histogram;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Listener;
import org.dragoman.load.hubs.Kind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everybody changes channel within two seconds; then the floor changes hands while frames flow; then a booth hands over
 * fifty times a second.
 */
final class Switch implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int ROUNDS = 5;
    private static final int WITHIN_MS = 2000;
    private static final int WARM = 8;
    private static final int FLOOR_CHANGES = 25;
    private static final int HANDOVERS = 250;
    private static final Duration HANDOVER_EVERY = Duration.ofMillis(20);
    private static final Duration FLOOR_EVERY = Duration.ofMillis(200);
    private static final Duration SETTLED = Duration.ofSeconds(1);
    private static final String BOOTH = "fr";
    private static final int DESKS = 4;
    private static final long SEED = 3;

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(LISTENERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Stand product = setup.stand(Kind.PRODUCT);
        product.enter(listeners);
        product.tune(listeners, 1);
        Setup.warm(product, WARM);
        report.put("listeners", listeners);
        switches(product, setup.wishes().roundsOr(ROUNDS), report);
        product.tune(listeners, 1);
        floorChanges(product, report);
        handovers(product, report);
    }

    private static void switches(Stand stand, int rounds, Report report) throws BenchException {
        var random = new Random(SEED);
        var p50 = new ArrayList<Double>();
        var p99 = new ArrayList<Double>();
        long silent = 0;
        stand.ledger().next();
        stand.speak();
        for (int round = 0; round < rounds; round++) {
            long nowNs = System.nanoTime();
            for (Listener listener : stand.listeners()) {
                int next = (listener.channel() + 1 + random.nextInt(5)) % Ledger.CHANNELS;
                long atNs = nowNs + random.nextInt(WITHIN_MS) * 1_000_000L;
                stand.crowd().at(atNs, () -> listener.tune(next, 1));
            }
            stand.crowd().during(Duration.ofMillis(WITHIN_MS).plus(SETTLED));
            var took = new Histogram(60_000_000, 3);
            for (Listener listener : stand.listeners()) {
                if (listener.tookNs() < 0) {
                    silent++;
                } else {
                    took.recordValue(listener.tookNs() / 1000);
                }
            }
            p50.add(took.getValueAtPercentile(50) / 1000.0);
            p99.add(took.getValueAtPercentile(99) / 1000.0);
        }
        stand.silence();
        report.put("switch_p50_ms", Spread.of(p50).median())
                .put("switch_p99_ms", Spread.of(p99).median())
                .put("switch_p99_ms_high", Spread.of(p99).high())
                .put("switch_silent", silent)
                .put("loss", stand.ledger().gaps());
    }

    /** The floor goes to and fro between two who each speak whenever it is theirs. */
    private static void floorChanges(Stand stand, Report report) throws BenchException {
        ProductStage sitting = (ProductStage) stand.stage();
        List<Client> speakers = List.of(sitting.holders().getFirst(), sitting.enter("speaker", 1));
        speakers.forEach(Client::speakOnLease);
        stand.crowd().during(Duration.ofMillis(100));
        stand.ledger().next();
        for (int change = 1; change <= FLOOR_CHANGES; change++) {
            sitting.done(sitting.moderator(), ProductStage.giveFloor(change % 2));
            stand.crowd().during(FLOOR_EVERY);
        }
        settle(stand, 0, "floor_change", report);
    }

    /** The desks of a booth go on air one after the other, each 20 ms after the last. */
    private static void handovers(Stand stand, Report report) throws BenchException {
        ProductStage sitting = (ProductStage) stand.stage();
        int channel = 1 + org.dragoman.load.hubs.Venue.BOOTHS.indexOf(BOOTH);
        var desks = new ArrayList<Client>();
        desks.add(sitting.holders().get(channel));
        for (int desk = 1; desk < DESKS; desk++) {
            desks.add(sitting.enter(BOOTH, desk));
        }
        desks.forEach(Client::speakOnLease);
        stand.ledger().next();
        var asked = new ArrayList<Client.Asked>();
        for (int i = 1; i <= HANDOVERS; i++) {
            asked.add(desks.get(i % DESKS).ask(ProductStage.goOnAir()));
            stand.crowd().during(HANDOVER_EVERY);
        }
        stand.crowd().during(SETTLED);
        report.put("handover_p99_ms", p99(asked))
                .put(
                        "handover_refused",
                        asked.stream().filter(a -> !a.refusal().isEmpty()).count());
        settle(stand, channel, "handover", report);
    }

    static double p99(List<Client.Asked> asked) {
        var took = new Histogram(60_000_000, 3);
        asked.stream()
                .filter(Client.Asked::isAnswered)
                .forEach(a -> took.recordValue(a.tookNs() / 1000));
        return took.getValueAtPercentile(99) / 1000.0;
    }

    /** Whoever listens to a channel must have heard the same frames to the last, each once. */
    private static void settle(Stand stand, int channel, String what, Report report) {
        stand.crowd().during(SETTLED);
        long ends =
                stand.listeners().stream()
                        .filter(l -> l.channel() == channel)
                        .mapToInt(Listener::last)
                        .distinct()
                        .count();
        report.put(what + "_frames", stand.ledger().sent(channel))
                .put(what + "_gaps", stand.ledger().gaps())
                .put(what + "_repeats", stand.ledger().repeats())
                .put(what + "_agree", ends <= 2);
    }
}
