package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, whose end comes from outside. */
final class Victim implements AutoCloseable {
    private static final int LINES_MAX = 1_000_000;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private Victim(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.US_ASCII);
    }

    /**
     * Starts a server on a journal.
     *
     * @param from the first command it asks
     * @param log where it may complain
     */
    static Victim start(Path journal, String synchronous, long from, Path log) throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusySession.class.getName(),
                        journal.toString(),
                        synchronous,
                        Long.toString(from));
        return new Victim(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start());
    }

    /** Lets it work until it has acknowledged so many commands. */
    void await(int acknowledged) throws IOException, BenchException {
        int seen = 0;
        while (seen < acknowledged && lines.size() < LINES_MAX) {
            String line = output.readLine();
            if (line == null) {
                throw new BenchException(
                        "the server ended by itself after " + lines.size() + " lines");
            }
            lines.add(line);
            seen += line.startsWith("acked ") ? 1 : 0;
        }
    }

    /** Stops it where it stands, in the middle of anything; it is still there. */
    void freeze() throws IOException, BenchException {
        Shell.run("kill", "-STOP", Long.toString(process.pid()));
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        while (!Files.readString(stat).contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    /** Kills it with SIGKILL, and tells all it had said. */
    List<String> kill() throws IOException {
        process.toHandle().destroyForcibly();
        for (String line = output.readLine();
                line != null && lines.size() < LINES_MAX;
                line = output.readLine()) {
            lines.add(line);
        }
        process.onExit().join();
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
