package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.Starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a figure holds for, and whether it has what a run needs. */
final class Machine {
    private static final int SPARE_DESCRIPTORS = 200;

    private Machine() {}

    static void describe(Report report, boolean encrypted) {
        report.put("machine", processor())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("kernel", line("/proc/sys/kernel/osrelease"))
                .put("jdk", System.getProperty("java.vendor.version", "") + " " + Runtime.version())
                .put("load_average", line("/proc/loadavg").split(" ", 2)[0])
                .put("tls", encrypted)
                .put("limit_is", Starter.limitLanguage());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("model name"))
                    .map(l -> l.replaceFirst(".*: ", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.arch", ""));
        } catch (IOException e) {
            return System.getProperty("os.arch", "");
        }
    }

    private static String line(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Says no where the machine cannot carry so many lines of the generator. */
    static void require(long lines) throws BenchException {
        if (!Files.isReadable(Path.of("/proc/stat"))) {
            throw new BenchException("the bench needs Linux with /proc");
        }
        long descriptors = descriptors();
        if (lines + SPARE_DESCRIPTORS > descriptors) {
            throw new BenchException(
                    "too few file descriptors: "
                            + descriptors
                            + ", "
                            + (lines + SPARE_DESCRIPTORS)
                            + " are needed; raise ulimit -n or ask for fewer --listeners");
        }
        String[] ports = line("/proc/sys/net/ipv4/ip_local_port_range").split("\\s+", -1);
        if (ports.length == 2) {
            long free = Long.parseLong(ports[1]) - Long.parseLong(ports[0]);
            if (lines > free) {
                throw new BenchException(
                        "too few local ports: "
                                + free
                                + "; widen net.ipv4.ip_local_port_range or ask for fewer"
                                + " --listeners");
            }
        }
    }

    private static long descriptors() throws BenchException {
        try {
            return Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(l -> l.startsWith("Max open files"))
                    .map(l -> l.split("\\s{2,}", -1)[1])
                    .mapToLong(n -> n.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(n))
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new BenchException("the bench needs Linux with /proc", e);
        }
    }

    /** Keeps this process, the generator, to one core. */
    static void stayOn(int core) throws BenchException {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            Process taskset =
                    new ProcessBuilder("taskset", "-acp", Integer.toString(core), pid)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (taskset.waitFor() != 0) {
                throw new BenchException(
                        "the generator cannot be kept to core "
                                + core
                                + ": two cores are needed, and leave to use them");
            }
        } catch (IOException e) {
            throw new BenchException("taskset is not here: install util-linux", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }
}
