package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** F01: a busy server is killed with SIGKILL at any moment, and starts again on what it left. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Kill a busy session with SIGKILL at any moment, and start it again.",
            "Commands from before each kill are asked again under their old ids."
        })
final class KillTrials extends Trial {
    private static final int TRIALS_OF_A_JOURNAL = 20;
    private static final int COMMANDS_MAX = 200;
    private static final int ASKED_AGAIN = 40;
    private static final long LATER_NS = 4_000_000;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many kills (default: ${DEFAULT-VALUE}).")
    int times;

    @Override
    boolean isPossible() {
        return times >= 1;
    }

    @Override
    Findings made(Path folder) throws BenchException, IOException {
        var reckoning = new Reckoning();
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
        return reckoning;
    }

    private static List<String> killed(Path journal, long from, Path log)
            throws IOException, BenchException {
        try (var server = Victim.start(journal, "FULL", from, log)) {
            var random = ThreadLocalRandom.current();
            server.await(random.nextInt(1, COMMANDS_MAX));
            LockSupport.parkNanos(random.nextLong(LATER_NS));
            return server.kill();
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
