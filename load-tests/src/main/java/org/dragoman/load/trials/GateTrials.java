package org.dragoman.load.trials;

import org.dragoman.journal.Evidence;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Closes the floor and the booths under people who go on sending, and listens behind the gates. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Close the floor and five booths under people who go on sending at full rate,",
            "in every way there is, and listen: not one frame sent after may be heard."
        })
final class GateTrials extends Trial {
    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "600",
            description = "How many gates are closed (default: ${DEFAULT-VALUE}).")
    int times;

    @Option(
            names = "--by",
            paramLabel = "WAY",
            split = ",",
            description = "Close them only in these ways: ${COMPLETION-CANDIDATES}.")
    List<Closing> ways = List.of(Closing.values());

    @Override
    boolean isPossible() {
        return times >= 1;
    }

    @Override
    Findings made(Path folder) throws BenchException, IOException {
        var report = new GateReport();
        try (var hub = Rounds.hub(folder);
                var rounds = new GateRounds(hub, ways)) {
            while (report.trials() < times) {
                rounds.round(report);
            }
        }
        try {
            Evidence.read(folder.resolve("product-0/bench/plenary.journal"), report::fact);
        } catch (JournalDamaged | JournalFailed e) {
            report.wrong(String.valueOf(e.getMessage()));
        }
        return report;
    }
}
