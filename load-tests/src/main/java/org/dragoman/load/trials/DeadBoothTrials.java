package org.dragoman.load.trials;

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
import java.util.concurrent.Callable;

/** Interpreters die in the middle of a sentence; the floor stands in, the partner takes over, who comes back is off air. */
@Command(
        name = "dead-booth",
        mixinStandardHelpOptions = true,
        description = {
            "Kill interpreters in the middle of a sentence: within 300 ms the listeners must hear"
                    + " the",
            "floor, the partner takes over with one command, and who comes back is not on air."
        })
final class DeadBoothTrials implements Callable<Integer> {
    private static final int LISTENERS = 60;
    private static final int LOOPS = 2;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many interpreters (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    public Integer call() throws IOException {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times is 1 or more");
        }
        Path folder = Files.createTempDirectory("dragoman-dead-booth");
        var report = new DeadBoothReport();
        try (var hub = new Starter(folder, false, "", "").product(LISTENERS, LOOPS, "");
                var hall = new DeadBoothHall(hub)) {
            while (report.trials() < times) {
                hall.round(report);
            }
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
}
