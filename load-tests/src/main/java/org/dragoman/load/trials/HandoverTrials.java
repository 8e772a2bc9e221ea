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

/** Interpreters hand over to each other under a listener who stays, in every way in which it may come about. */
@Command(
        name = "handover",
        mixinStandardHelpOptions = true,
        description = {
            "Let partners of five booths hand over under listeners who stay: at a pause, by key,",
            "by shutting the microphone. No listener may hear both, or a gap of more than 40 ms."
        })
final class HandoverTrials implements Callable<Integer> {
    private static final int LISTENERS = 60;
    private static final int LOOPS = 2;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many handovers (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    public Integer call() throws IOException {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times is 1 or more");
        }
        Path folder = Files.createTempDirectory("dragoman-handover");
        var report = new HandoverReport();
        try (var hub = new Starter(folder, false, "", "").product(LISTENERS, LOOPS, "");
                var hall = new HandoverHall(hub)) {
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
