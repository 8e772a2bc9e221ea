package org.dragoman.load.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Jazzer over one target, in a process of its own that has its agent, and reads what it says. */
final class Fuzzer {
    private static final Path PLACE = Path.of("target/fuzz").toAbsolutePath();
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Pattern EDGES = Pattern.compile(" cov: (\\d+) ");

    /** As Jazzer's own report has it: a file, and how many of its lines were reached. */
    private static final Pattern LINES = Pattern.compile("^(\\w+\\.java): (\\d+)/(\\d+) \\(.*");

    private static final String LINES_BEGIN = "Line coverage:";

    private static final int HANG_S = 25;

    /** Lines are counted where that takes no longer than the fuzzing. */
    private static final int LINES_FROM_S = 30;

    private static final int MEMORY_MB = 1024;

    private Fuzzer() {}

    /**
     * What came of it.
     *
     * @param edges reached, as the fuzzer counts them: at its start and at its end
     * @param kept inputs that reach something new, beside those it began with
     * @param found what it found, the input's file first; empty for nothing
     */
    record Outcome(
            Target target,
            long runs,
            long seconds,
            int edgesBefore,
            int edges,
            long kept,
            Lines lines,
            List<String> found) {}

    /** Lines that were reached, of all. */
    record Lines(int reached, int all) {}

    static Outcome fuzz(Target target, int seconds) throws IOException, InterruptedException {
        Path place = PLACE.resolve(target.lower());
        Path grown = Files.createDirectories(place.resolve("grown"));
        Path log = place.resolve("log.txt");
        Path coverage = place.resolve("coverage.txt");
        long before = count(grown);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + MEMORY_MB + "m",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + target.type,
                                "--instrumentation_includes=org.dragoman.**",
                                "--custom_hook_includes=org.dragoman.**",
                                "--reproducer_path=" + place,
                                "-artifact_prefix=" + place + "/",
                                "-max_total_time=" + seconds,
                                "-max_len=" + target.bytesMax,
                                "-timeout=" + HANG_S,
                                "-rss_limit_mb=0",
                                "-print_final_stats=1",
                                grown.toString(),
                                target.kept().toAbsolutePath().toString()));
        if (seconds >= LINES_FROM_S) {
            command.add("--coverage_report=" + coverage);
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int code = process.waitFor();
        return read(target, code, log, coverage, count(grown) - before);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static Outcome read(Target target, int code, Path log, Path coverage, long kept)
            throws IOException {
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        var done = DONE.matcher(said);
        boolean ended = done.find();
        List<Integer> edges =
                EDGES.matcher(said).results().map(e -> Integer.parseInt(e.group(1))).toList();
        return new Outcome(
                target,
                ended ? Long.parseLong(done.group(1)) : 0,
                ended ? Long.parseLong(done.group(2)) : 0,
                edges.isEmpty() ? 0 : edges.getFirst(),
                edges.isEmpty() ? 0 : edges.getLast(),
                kept,
                lines(target, coverage),
                code == 0 && ended ? List.of() : findings(said, code));
    }

    private static List<String> findings(String said, int code) {
        var found =
                said.lines()
                        .filter(
                                line ->
                                        line.startsWith("== Java Exception")
                                                || line.startsWith("Caused by")
                                                || line.contains("Test unit written to")
                                                || line.contains("ERROR"))
                        .limit(6)
                        .toList();
        return found.isEmpty() ? List.of("it ended with " + code + ": see its log") : found;
    }

    private static Lines lines(Target target, Path coverage) throws IOException {
        int reached = 0;
        int all = 0;
        boolean ofLines = false;
        for (String line :
                Files.exists(coverage) ? Files.readAllLines(coverage) : List.<String>of()) {
            var row = LINES.matcher(line);
            if (!row.matches()) {
                ofLines = line.equals(LINES_BEGIN);
            } else if (ofLines && target.sources().contains(row.group(1))) {
                reached += Integer.parseInt(row.group(2));
                all += Integer.parseInt(row.group(3));
            }
        }
        return new Lines(reached, all);
    }
}
