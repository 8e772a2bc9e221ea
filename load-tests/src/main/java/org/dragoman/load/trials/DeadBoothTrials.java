package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/** Interpreters die in the middle of a sentence; the floor stands in, the partner takes over, who comes back is off air. */
@Command(
        name = "dead-booth",
        mixinStandardHelpOptions = true,
        description = {
            "Kill interpreters in the middle of a sentence: within 300 ms the listeners must hear"
                    + " the",
            "floor, the partner takes over with one command, and who comes back is not on air."
        })
final class DeadBoothTrials extends Trial {
    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many interpreters (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    boolean isPossible() {
        return times >= 1;
    }

    @Override
    Findings made(Path folder) throws BenchException, IOException {
        var report = new DeadBoothReport();
        try (var hub = Rounds.hub(folder);
                var rounds = new DeadBoothRounds(hub)) {
            while (report.trials() < times) {
                rounds.round(report);
            }
        }
        return report;
    }
}
