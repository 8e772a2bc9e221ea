package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Listener;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.protocol.v1.ConnectionPurpose;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Everybody is cut off in one moment and comes back with full jitter; a hundred stay and must not notice. */
final class Storm implements Scenario {
    private static final int LISTENERS = 5000;
    private static final int STAY = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEFORE = Duration.ofSeconds(3);

    @Override
    public long lines(Setup.Wishes wishes) {
        return 2L * wishes.listenersOr(LISTENERS) + STAY;
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        HubProcess hub = setup.starter().product(listeners + STAY, 2, "");
        Stand stand = setup.product(hub, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED, 0);
        stand.enter(STAY + listeners);
        stand.tune(STAY + listeners, 1);
        Setup.warm(stand, 3);
        stand.ledger().next();
        stand.speak();
        stand.crowd().during(BEFORE);
        List<Listener> stayed = stand.listeners().subList(0, STAY);
        long missedBefore = missed(stayed);
        var returns = new Returns(stand, ((ProductStage) stand.stage()).moderator().position());
        stand.crowd().stalledNs();
        long cutNs = System.nanoTime();
        stand.listeners().subList(STAY, STAY + listeners).forEach(returns::cutOff);
        long cutTookNs = System.nanoTime() - cutNs;
        boolean all = stand.crowd().until(returns::isComplete, PATIENCE);
        double seconds = (System.nanoTime() - cutNs) / 1e9;
        stand.crowd().during(Duration.ofSeconds(1));
        hub.ask("memory"); // collects, so that a leak detector sees what nobody holds any more
        stand.crowd().during(Duration.ofSeconds(1));
        stand.silence();
        report.put("listeners", listeners)
                .put("storm_seconds", seconds)
                .put("storm_all_back", all)
                .put("storm_wrong_views", returns.wrong())
                .put("storm_retries", returns.retries())
                .put("storm_cut_ms", cutTookNs / 1e6)
                .put("generator_stalled_ms", stand.crowd().stalledNs() / 1e6)
                .put("stayed_gone", stayed.stream().filter(Listener::isGone).count())
                .put("loss", missed(stayed) - missedBefore);
        returns.firstFailure().ifPresent(why -> report.remark("a first try failed: " + why));
    }

    private static long missed(List<Listener> listeners) {
        return listeners.stream().mapToLong(Listener::missed).sum();
    }
}
