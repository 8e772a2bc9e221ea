package org.dragoman.load;

import org.dragoman.load.bench.Bench;
import org.dragoman.load.trials.Trials;
import org.dragoman.simulation.SimulateCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the load tests. */
@Command(
        name = "dragoman",
        subcommands = {Bench.class, SimulateCommand.class, Trials.class},
        mixinStandardHelpOptions = true,
        description = "Puts the hub through its paces, and its rules to the test.")
public final class Load {
    private Load() {}

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Load())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }
}
