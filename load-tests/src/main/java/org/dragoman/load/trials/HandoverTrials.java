package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/** Interpreters hand over to each other under a listener who stays, in every way in which it may come about. */
@Command(
        name = "handover",
        mixinStandardHelpOptions = true,
        description = {
            "Let partners of five booths hand over under listeners who stay: at a pause, by key,",
            "by shutting the microphone. No listener may hear both, or a gap of more than 40 ms."
        })
final class HandoverTrials extends Trial {
    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many handovers (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    boolean isPossible() {
        return times >= 1;
    }

    @Override
    Findings made(Path folder) throws BenchException, IOException {
        var report = new HandoverReport();
        try (var hub = Rounds.hub(folder);
                var rounds = new HandoverRounds(hub)) {
            while (report.trials() < times) {
                rounds.round(report);
            }
        }
        return report;
    }
}
