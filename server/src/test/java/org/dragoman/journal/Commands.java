package org.dragoman.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Programs of the system that tests need. */
final class Commands {
    private Commands() {}

    /** Runs a program to its end. */
    static void run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }
}
