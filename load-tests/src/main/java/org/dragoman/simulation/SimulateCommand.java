package org.dragoman.simulation;

import org.dragoman.journal.JournalFailed;
import org.dragoman.session.state.Setting;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Plays seeded days against the session's rules and says what was tried and what was wrong. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Play days of a conference at random against the session's rules.",
            "Each step is held against the invariants. Exits 1 if any was broken,",
            "with the command that plays the failing seed again."
        })
public final class SimulateCommand implements Callable<Integer> {
    private final Function<Setting, Core> core;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "day",
            description = "What is played: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Scenario scenario = Scenario.DAY;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many days, one for each seed (default: ${DEFAULT-VALUE}).")
    long seeds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Play this seed alone, and tell the steps before a violation.")
    @Nullable Long seed;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "300",
            description = "Steps of each day (default: ${DEFAULT-VALUE}).")
    int steps;

    public SimulateCommand() {
        this(Core::of);
    }

    SimulateCommand(Function<Setting, Core> core) {
        this.core = core;
    }

    @Override
    public Integer call() throws JournalFailed {
        if (seeds < 1 || steps < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds and --steps are 1 or more");
        }
        long startNanos = System.nanoTime();
        var simulation = new Simulation(core, steps, scenario);
        if (seed == null) {
            simulation.play(1, seeds);
        } else {
            simulation.play(seed, 1);
        }
        tell(simulation, (System.nanoTime() - startNanos) / 1e9);
        return simulation.violations().isEmpty() ? 0 : 1;
    }

    private void tell(Simulation simulation, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        for (Run.Violation violation : simulation.violations()) {
            out.printf("seed %d, step %d:%n", violation.seed(), violation.step());
            violation.wrong().forEach(w -> out.println("  " + w));
            if (seed != null) {
                out.println("  before it:");
                violation.before().forEach(b -> out.println("    " + b));
            }
            out.printf(
                    "  again: ./dragoman simulate --scenario %s --seed %d --steps %d%n",
                    scenario, violation.seed(), steps);
        }
        Tally tally = simulation.tally();
        out.printf(
                Locale.ROOT,
                "scenario %s: %d seeds, %d steps, %d commands (%d agreed, %d refused), %d restarts,"
                        + " %d handed over, %d handovers came to nothing, %d violations, %.1f s%n",
                scenario,
                tally.seeds,
                tally.steps,
                tally.commands(),
                tally.agreed,
                tally.refused,
                tally.crashes,
                tally.handedOver,
                tally.handoversEnded,
                simulation.violations().size(),
                seconds);
        out.flush();
    }
}
