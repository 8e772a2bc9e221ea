package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The most listeners that a hub serves in time: bisected, the majority of an odd number of windows deciding each step.
 *
 * <p>Owner: the generator's thread.
 */
final class Search {
    /** In time means: 99 of 100 messages within this. */
    static final double IN_TIME_MS = 20;

    private static final int STEP = 100;

    /** Windows in which the machine did other things, that are tried again. */
    private static final int DISTURBED_MAX = 30;

    private static final Duration QUIET = Duration.ofMillis(300);

    private final Stand stand;
    private final int bundle;
    private final Duration length;
    private final int enough;
    private int served;
    private int refused;
    private int disturbed;
    private final List<Map<String, Object>> windows = new ArrayList<>();

    Search(Stand stand, int bundle, int most, Duration length, int windows) {
        this.enough = windows / 2 + 1;
        this.stand = stand;
        this.bundle = bundle;
        this.length = length;
        this.refused = most / STEP * STEP + STEP;
    }

    boolean isDone() {
        return refused - served <= STEP;
    }

    /** One step of the search. */
    void step() throws BenchException {
        if (isDone()) {
            return;
        }
        int many = (served + refused) / 2 / STEP * STEP;
        stand.tune(many, bundle);
        int good = 0;
        int bad = 0;
        while (good < enough && bad < enough) {
            Window window = stand.window(length);
            note(many, window);
            if (window.isDisturbed() && disturbed++ < DISTURBED_MAX) {
                continue;
            }
            if (window.lost() == 0
                    && window.ms(99) <= IN_TIME_MS
                    && (bundle > 1 || window.oldest().getTotalCount() == 0)) {
                good++;
            } else {
                bad++;
            }
            stand.crowd().during(QUIET);
        }
        if (good == enough) {
            served = many;
        } else {
            refused = many;
        }
    }

    private void note(int many, Window window) {
        var row = new LinkedHashMap<String, Object>();
        row.put("listeners", many);
        row.put("p50_ms", window.ms(50));
        row.put("p99_ms", window.ms(99));
        row.put("lost", window.lost());
        row.put("disturbed", window.isDisturbed());
        row.put("hub_busy", Math.round(window.hubBusy() * 1000) / 1000.0);
        row.put("generator_busy", Math.round(window.generatorBusy() * 1000) / 1000.0);
        row.put("cpu_us_per_frame", Math.round(window.cpuUsPerFrame() * 1000) / 1000.0);
        windows.add(row);
    }

    /** Every window that was tried, in order. */
    List<Map<String, Object>> windows() {
        return windows;
    }

    /** The most that were served in time. */
    int served() {
        return served;
    }

    /** Whether it may be more: nothing it was asked was too much. */
    boolean isCapped(int most) {
        return served >= most / STEP * STEP;
    }
}
