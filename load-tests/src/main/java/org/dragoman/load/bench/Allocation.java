package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.time.Duration;

/**
 * What the hub's event loops take from the heap for each listener and frame, which is to be nothing: two sizes of audience,
 * each with and without sound, so that what is taken for a frame once and for a listener's life is not counted.
 */
final class Allocation implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int SECONDS = 5;
    private static final int WARM = 10;
    private static final int FEW = 10;
    private static final Duration SETTLING = Duration.ofSeconds(12);

    /** @param bytes taken for sound alone */
    private record Taken(double bytes, long delivered, long lost) {}

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(LISTENERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        Stand stand = setup.product(listeners, WARM);
        Taken few = taken(stand, Math.max(1, listeners / FEW), length);
        Taken all = taken(stand, listeners, length);
        report.put("listeners", listeners)
                .put(
                        "allocated_per_listener_frame",
                        (all.bytes - few.bytes) / (all.delivered - few.delivered))
                .put("allocated_per_second", all.bytes / length.toSeconds())
                .put("loss", few.lost + all.lost);
    }

    private static Taken taken(Stand stand, int many, Duration length)
            throws BenchException, IOException {
        stand.tune(many, 1);
        // What all are told about who listens where is no sound, and over by then.
        stand.crowd().during(SETTLING);
        long atFirst = allocated(stand);
        stand.crowd().during(length);
        long before = allocated(stand);
        Window window = stand.window(length);
        double sound = allocated(stand) - before - (before - atFirst);
        return new Taken(sound, window.delivered(), window.lost());
    }

    private static long allocated(Stand stand) throws IOException {
        return Long.parseLong(stand.hub().ask("allocated").split(" ", -1)[1]);
    }
}
