package org.dragoman.load.trials;

import org.dragoman.journal.Evidence;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.Starter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Closes the floor and the booths under people who go on sending, and listens behind the gates. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Close the floor and five booths under people who go on sending at full rate,",
            "in every way there is, and listen: not one frame sent after may be heard."
        })
final class GateTrials implements Callable<Integer> {
    private static final int LISTENERS = 60;
    private static final int LOOPS = 2;

    @Spec CommandSpec spec = CommandSpec.create();

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
    public Integer call() throws IOException {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times is 1 or more");
        }
        Path folder = Files.createTempDirectory("dragoman-gate");
        var report = new GateReport();
        try {
            closed(folder, report);
        } catch (BenchException e) {
            spec.commandLine().getErr().println("dragoman trials: " + e.line());
            return Trials.CANNOT;
        } finally {
            Shell.delete(folder);
        }
        spec.commandLine().getOut().print(report.text());
        spec.commandLine().getOut().flush();
        return report.isClean() ? 0 : Trials.WRONG;
    }

    private void closed(Path folder, GateReport report) throws BenchException, IOException {
        try (var hub = new Starter(folder, false, "", "").product(LISTENERS, LOOPS, "")) {
            try (var hall = new GateHall(hub, ways)) {
                while (report.trials() < times) {
                    hall.round(report);
                }
            }
        }
        try {
            Evidence.read(folder.resolve("product-0/bench/plenary.journal"), report::fact);
        } catch (JournalDamaged | JournalFailed e) {
            report.wrong(String.valueOf(e.getMessage()));
        }
    }
}
