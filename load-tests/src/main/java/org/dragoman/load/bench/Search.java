package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.time.Duration;

/**
 * The most listeners that a hub serves in time: bisected, two windows of three deciding each step.
 *
 * <p>Owner: the generator's thread.
 */
final class Search {
    /** In time means: 99 of 100 messages within this. */
    static final double IN_TIME_MS = 20;

    private static final int STEP = 100;
    private static final int ENOUGH = 2;
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Stand stand;
    private final int bundle;
    private final Duration length;
    private int served;
    private int refused;

    Search(Stand stand, int bundle, int most, Duration length) {
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
        while (good < ENOUGH && bad < ENOUGH) {
            Window window = stand.window(length);
            if (window.lost() == 0 && window.ms(99) <= IN_TIME_MS) {
                good++;
            } else {
                bad++;
            }
            stand.crowd().during(QUIET);
        }
        if (good == ENOUGH) {
            served = many;
        } else {
            refused = many;
        }
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
