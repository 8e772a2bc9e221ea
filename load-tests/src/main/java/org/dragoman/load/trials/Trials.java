package org.dragoman.load.trials;

import picocli.CommandLine.Command;

/** The trials, each a subcommand. All exit 0 if nothing was wrong, 1 if anything was, 2 if they cannot be made here. */
@Command(
        name = "trials",
        subcommands = {
            KillTrials.class,
            PowerTrials.class,
            GateTrials.class,
            HandoverTrials.class,
            DeadBoothTrials.class
        },
        mixinStandardHelpOptions = true,
        description = {
            "Kill the server, cut its power, hold its gates, hand over, kill interpreters: again"
                    + " and again.",
            "Exits 0 if nothing was wrong, 1 if anything was, 2 if a trial cannot be made here."
        })
public final class Trials {
    static final int WRONG = 1;
    static final int CANNOT = 2;
}
