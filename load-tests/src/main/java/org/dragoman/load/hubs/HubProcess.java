package org.dragoman.load.hubs;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.CpuClock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A hub under test: a child process, pinned, with its own account of processor time. */
public final class HubProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final BufferedReader says;
    private final Writer told;
    private final CpuClock cpu;
    private final Map<String, List<String>> badges = new LinkedHashMap<>();
    private int port;
    private int management;

    private HubProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
        this.told = process.outputWriter(StandardCharsets.UTF_8);
        this.cpu = new CpuClock(process.pid());
    }

    /**
     * Starts a hub and waits until it is ready.
     *
     * @param cores as taskset names them, empty for all
     * @param log where it may complain
     */
    static HubProcess start(String name, String cores, List<String> command, Path log)
            throws BenchException {
        var pinned = new ArrayList<String>();
        if (!cores.isEmpty()) {
            pinned.addAll(List.of("taskset", "-c", cores));
        }
        pinned.addAll(command);
        try {
            var hub =
                    new HubProcess(
                            name,
                            new ProcessBuilder(pinned)
                                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                                    .start());
            hub.awaitReady(log);
            return hub;
        } catch (IOException e) {
            throw new BenchException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    private void awaitReady(Path log) throws IOException, BenchException {
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("badge") && words.length == 3) {
                badges.computeIfAbsent(words[1], kind -> new ArrayList<>()).add(words[2]);
            } else if (words[0].equals("ready") && words.length == 3) {
                port = Integer.parseInt(words[1]);
                management = Integer.parseInt(words[2]);
                return;
            }
        }
        process.destroyForcibly();
        String complaint =
                Files.readString(log).lines().limit(3).reduce((a, b) -> a + " / " + b).orElse("");
        throw new BenchException(name + " did not start: " + complaint);
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public int management() {
        return management;
    }

    /** Tokens of a kind of participant, of the real hub. */
    public List<String> badges(String kind) {
        return badges.getOrDefault(kind, List.of());
    }

    /** Processor time used since its start, in nanoseconds. */
    public long cpuNanos() {
        return cpu.nanos();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Bytes of memory in core, by the kernel's account. */
    public long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Open file descriptors. */
    public long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return all.count();
        }
    }

    /** Asks the product something in one line and takes one line for an answer. */
    public String ask(String line) throws IOException {
        told.write(line + "\n");
        told.flush();
        return String.valueOf(says.readLine());
    }

    /** Ends it with SIGKILL, as a power cut or the kernel would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
