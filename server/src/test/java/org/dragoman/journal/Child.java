package org.dragoman.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process of ours, whose output is read and whose end comes from outside. */
public final class Child implements AutoCloseable {
    private static final int LINES_MAX = 1_000_000;

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class of the tests, perhaps under another program that sets its limits. */
    public static Child start(List<String> under, Class<?> main, String... arguments)
            throws IOException {
        var command = new ArrayList<>(under);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(List.of(arguments));
        return new Child(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** Reads until so many lines begin with a word. */
    public void await(String word, int times) throws IOException {
        int seen = 0;
        while (seen < times && lines.size() < LINES_MAX) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the child ended after " + lines);
            }
            lines.add(line);
            seen += line.startsWith(word) ? 1 : 0;
        }
    }

    /** Stops it where it stands, in the middle of anything; it is still there. */
    public void freeze() throws IOException {
        Commands.run("kill", "-STOP", Long.toString(process.pid()));
        while (!Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(") T ")) {
            Thread.onSpinWait();
        }
    }

    /** Kills it with SIGKILL, and reads what it had said. */
    public List<String> kill() throws IOException {
        process.toHandle().destroyForcibly();
        var said = rest();
        process.onExit().join();
        return said;
    }

    /** Reads what it says until its end. */
    public List<String> rest() throws IOException {
        for (String line = output.readLine();
                line != null && lines.size() < LINES_MAX;
                line = output.readLine()) {
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    /** The last number behind a word, or 0. */
    public static long last(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.matches(word + " \\d+"))
                .mapToLong(line -> Long.parseLong(line.substring(word.length() + 1)))
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
