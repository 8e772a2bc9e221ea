package org.dragoman.simulation;

import org.dragoman.journal.JournalFailed;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many days, one for each seed. */
final class Simulation {
    /** Every so many seeds, the journal is a real file. */
    static final int IN_FILE_EVERY = 100;

    /** Violations told of at most; past them it is the same again. */
    private static final int VIOLATIONS_MAX = 10;

    private final Function<Setting, Core> core;
    private final int steps;
    private final Scenario scenario;
    private final Tally tally = new Tally();
    private final List<Run.Violation> violations = new ArrayList<>();

    Simulation(Function<Setting, Core> core, int steps, Scenario scenario) {
        this.scenario = scenario;
        this.core = core;
        this.steps = steps;
    }

    Simulation play(long firstSeed, long seeds) throws JournalFailed {
        for (long seed = firstSeed;
                seed < firstSeed + seeds && violations.size() < VIOLATIONS_MAX;
                seed++) {
            play(seed);
        }
        return this;
    }

    private void play(long seed) throws JournalFailed {
        try (Shelf shelf =
                seed % IN_FILE_EVERY == 0 ? Shelf.InFile.create() : new Shelf.InMemory()) {
            var run = new Run(seed, shelf, core, scenario);
            run.play(steps).ifPresent(violations::add);
            tally.add(run.tally());
        }
    }

    Tally tally() {
        return tally;
    }

    List<Run.Violation> violations() {
        return List.copyOf(violations);
    }
}
