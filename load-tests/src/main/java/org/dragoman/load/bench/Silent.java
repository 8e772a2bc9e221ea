package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections of one listening badge that never read, in both forms of the wire, beside an ordinary hall: what they take of
 * the hub's memory, and what the others notice. Windows without them and with them take turns.
 */
final class Silent implements Scenario {
    private static final int LISTENERS = 500;

    /** What one badge may have. */
    private static final int SILENT = 32;

    private static final int SECONDS = 60;
    private static final int WARM = 8;
    private static final int LOOKS = 6;

    @Override
    public long lines(Setup.Wishes wishes) {
        return (long) wishes.listenersOr(LISTENERS) + SILENT;
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        if (setup.wishes().encrypted()) {
            throw new BenchException("silent is measured without --tls");
        }
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Duration look = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS)).dividedBy(LOOKS);
        Stand stand = setup.product(listeners, WARM);
        long before = direct(stand.hub());
        var without = new ArrayList<Window>();
        var with = new ArrayList<Window>();
        for (int i = 0; i < LOOKS; i++) {
            without.add(stand.window(look));
        }
        List<Deaf> deaf = enter(stand);
        long most = 0;
        for (int i = 0; i < LOOKS; i++) {
            with.add(stand.window(look));
            most = Math.max(most, direct(stand.hub()));
        }
        double calm = p99(without);
        double beside = p99(with);
        report.put("listeners", listeners)
                .put("never_reading", deaf.size())
                .put("direct_bytes_before", before)
                .put("direct_bytes_most", most)
                .put("direct_bytes_each", (most - before) / deaf.size())
                .put("p99_ms_without", calm)
                .put("p99_ms_with", beside)
                .put("others_p99_ratio", beside / calm)
                .put("loss", lost(without) + lost(with))
                .put("loss_excused", excused(without) + excused(with));
        for (Deaf one : deaf) {
            one.close();
        }
    }

    private static List<Deaf> enter(Stand stand) throws IOException {
        var all = new ArrayList<Deaf>();
        String badge = stand.hub().badges("listener").getFirst();
        for (int i = 0; i < SILENT; i++) {
            all.add(Deaf.at(stand.hub().port(), badge, i % 2 == 0));
        }
        return all;
    }

    private static double p99(List<Window> windows) throws BenchException {
        return Spread.of(windows.stream().map(w -> w.ms(99)).toList()).median();
    }

    private static long lost(List<Window> windows) {
        return windows.stream().mapToLong(Window::lost).sum();
    }

    private static long excused(List<Window> windows) {
        return windows.stream().mapToLong(Window::excused).sum();
    }

    private static long direct(HubProcess hub) throws IOException, BenchException {
        String[] words = hub.ask("memory").split(" ", -1);
        if (words.length != 3) {
            throw new BenchException("the hub does not tell its memory");
        }
        return Long.parseLong(words[2]);
    }
}
