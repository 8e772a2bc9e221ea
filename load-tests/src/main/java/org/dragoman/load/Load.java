package org.dragoman.load;

import org.dragoman.load.bench.Bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the load tests. */
@Command(
        name = "dragoman",
        subcommands = {Bench.class},
        mixinStandardHelpOptions = true,
        description = "Puts the hub through its paces.")
public final class Load {
    private Load() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Load()).execute(args));
    }
}
