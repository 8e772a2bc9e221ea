package org.dragoman.load.bench;

import org.HdrHistogram.Histogram;
import org.dragoman.load.crowd.Ledger;

/**
 * What one window showed.
 *
 * @param delivered frames that arrived
 * @param lost frames that should have arrived and did not; none while the generator itself stood still for so long that a hub must take it for a slow listener
 * @param excused those
 * @param late frames that the generator sent late
 * @param stalledMs the longest that the generator stood still
 * @param generatorBusy share of the time in which the generator did not nap
 * @param stolen share of the machine's time that its host gave to others
 * @param foreign share of one core that processes used which are not part of the measurement
 */
record Window(
        long delivered,
        long lost,
        long excused,
        double stalledMs,
        long gaps,
        long repeats,
        long late,
        double cpuUsPerFrame,
        double hubBusy,
        double generatorBusy,
        double stolen,
        double foreign,
        Histogram latency,
        Histogram oldest) {
    private static final double STOLEN_MAX = 0.023;
    private static final double FOREIGN_MAX = 0.15;

    /** Half of what the hub keeps for a listener that does not read. */
    private static final double STALLED_MAX_MS = 100;

    static Window of(Ledger ledger, long expected, long stalledNs, Meter before, Meter after) {
        boolean stalled = stalledNs / 1e6 > STALLED_MAX_MS;
        long missing = Math.max(0, expected - ledger.heard());
        double ns = Math.max(1, after.atNs() - before.atNs());
        double hub = after.hubNs() - before.hubNs();
        double generator = after.generatorNs() - before.generatorNs();
        double busy = after.busyNs() - before.busyNs();
        int cores = Runtime.getRuntime().availableProcessors();
        return new Window(
                ledger.heard(),
                stalled ? 0 : missing,
                stalled ? missing : 0,
                stalledNs / 1e6,
                stalled ? 0 : ledger.gaps(),
                ledger.repeats(),
                ledger.late(),
                hub / 1000 / Math.max(1, ledger.heard()),
                hub / ns,
                1 - (after.nappedNs() - before.nappedNs()) / ns,
                (after.stolenNs() - before.stolenNs()) / ns / cores,
                Math.max(0, (busy - hub - generator) / ns),
                ledger.latency().copy(),
                ledger.oldest().copy());
    }

    /** Whether the machine did other things meanwhile. */
    boolean isDisturbed() {
        return stolen > STOLEN_MAX || foreign > FOREIGN_MAX;
    }

    /** A percentile of the latency, in milliseconds. */
    double ms(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
