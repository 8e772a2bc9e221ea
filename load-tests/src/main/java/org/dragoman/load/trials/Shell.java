package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Programs of the system, and folders to work in. */
final class Shell {
    private Shell() {}

    /** Runs a program to its end. */
    static void run(String... command) throws BenchException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue() != 0) {
                throw new BenchException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new BenchException(String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
