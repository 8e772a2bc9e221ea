package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;

/** A long plenary: nothing may be lost, and nothing may grow. */
final class Soak implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int SECONDS = 600;
    private static final int WARM = 10;
    private static final Duration SLICE = Duration.ofSeconds(10);

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(LISTENERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Stand stand = setup.product(listeners, WARM);
        long heap = heap(stand);
        long noted = Pauses.lines(setup.starter().pauses());
        long resident = stand.hub().residentBytes();
        long descriptors = stand.hub().descriptors();
        long lost = 0;
        long late = 0;
        var p99 = new ArrayList<Double>();
        long untilNs = System.nanoTime() + setup.wishes().secondsOr(SECONDS) * 1_000_000_000L;
        while (System.nanoTime() - untilNs < 0) {
            Window window = stand.window(SLICE);
            lost += window.lost();
            late += window.late();
            p99.add(window.ms(99));
        }
        Pauses pauses = Pauses.read(setup.starter().pauses(), noted);
        Spread spread = Spread.of(p99);
        report.put("listeners", listeners)
                .put("slices", p99.size())
                .put("loss", lost)
                .put("generator_late", late)
                .put("p99_ms", spread.median())
                .put("p99_ms_high", spread.high())
                .put("heap_growth_bytes", heap(stand) - heap)
                .put("resident_growth_bytes", stand.hub().residentBytes() - resident)
                .put("descriptor_growth", stand.hub().descriptors() - descriptors)
                .put("ended_lines", stand.ledger().ended());
        pauses.tell(report);
    }

    private static long heap(Stand stand) throws IOException {
        return Long.parseLong(stand.hub().ask("memory").split(" ", -1)[1]);
    }
}
