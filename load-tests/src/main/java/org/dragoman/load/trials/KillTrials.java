package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** F01: a busy house is killed with SIGKILL at any moment, and starts again on what it left. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Kill a busy session with SIGKILL at any moment, and start it again.",
            "Commands from before each kill are asked again under their old ids."
        })
final class KillTrials implements Callable<Integer> {
    private static final int TRIALS_OF_A_JOURNAL = 20;
    private static final int COMMANDS_MAX = 200;
    private static final int ASKED_AGAIN = 40;
    private static final long LATER_NS = 4_000_000;

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many kills (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    public Integer call() throws IOException {
        if (times < 1) {
            throw new ParameterException(spec.commandLine(), "--times is 1 or more");
        }
        Path folder = Files.createTempDirectory("dragoman-kill");
        var reckoning = new Reckoning();
        try {
            killed(folder, reckoning);
        } catch (BenchException e) {
            spec.commandLine().getErr().println("dragoman trials: " + e.line());
            return Trials.CANNOT;
        } finally {
            Shell.delete(folder);
        }
        spec.commandLine().getOut().print(reckoning.text());
        spec.commandLine().getOut().flush();
        return reckoning.isClean() ? 0 : Trials.WRONG;
    }

    private void killed(Path folder, Reckoning reckoning) throws IOException, BenchException {
        Path journal = folder.resolve("0.journal");
        long from = 0;
        for (int trial = 0; trial < times; trial++) {
            if (trial % TRIALS_OF_A_JOURNAL == 0) {
                journal = folder.resolve(trial + ".journal");
                reckoning.begin();
                from = 0;
            }
            List<String> said = killed(journal, from, folder.resolve("house.log"));
            reckoning.take(said, journal);
            from = Math.max(from, lastAsked(said) - ASKED_AGAIN);
        }
    }

    private static List<String> killed(Path journal, long from, Path log)
            throws IOException, BenchException {
        try (var house = Victim.start(journal, "FULL", from, log)) {
            var random = ThreadLocalRandom.current();
            house.await(random.nextInt(1, COMMANDS_MAX));
            LockSupport.parkNanos(random.nextLong(LATER_NS));
            return house.kill();
        }
    }

    private static long lastAsked(List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith("asked "))
                .mapToLong(line -> Long.parseLong(line.substring("asked ".length())))
                .max()
                .orElse(0);
    }
}
