package org.dragoman.load.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses that a JVM noted in its log: of its collector, and all. */
record Pauses(double collectorMaxMs, long collections, double allMaxMs, long count) {
    private static final Pattern SAFEPOINT =
            Pattern.compile("Safepoint \"([^\"]+)\".*?Total:\\s*(\\d+) ns");
    private static final Pattern COLLECTOR = Pattern.compile("(Pause .*?) (\\d+[.,]\\d+)ms$");

    /** Collections that the bench asked for, to count what is left. */
    private static final String ASKED = "System.gc()";

    /** How many lines the log has by now, to leave them out later. */
    static long lines(Path log) throws IOException {
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** The pauses noted behind so many lines. */
    static Pauses read(Path log, long from) throws IOException {
        double collector = 0;
        double all = 0;
        long count = 0;
        long collections = 0;
        List<String> noted = Files.exists(log) ? Files.readAllLines(log) : List.of();
        for (String line : noted.subList((int) Math.min(from, noted.size()), noted.size())) {
            Matcher pause = COLLECTOR.matcher(line);
            if (pause.find() && !pause.group(1).contains(ASKED)) {
                collections++;
                collector = Math.max(collector, Double.parseDouble(pause.group(2)));
            }
            // ZGC's own log has no line for a pause; its safepoints do.
            Matcher safepoint = SAFEPOINT.matcher(line);
            if (safepoint.find()) {
                double ms = Long.parseLong(safepoint.group(2)) / 1e6;
                all = Math.max(all, ms);
                count++;
                if (safepoint.group(1).startsWith("Z")) {
                    collections++;
                    collector = Math.max(collector, ms);
                }
            }
        }
        return new Pauses(collector, collections, all, count);
    }

    /** Of the whole run, the crowd's coming in included. */
    void tellWhole(Report report) {
        report.put("gc_pause_max_ms_whole_run", collectorMaxMs)
                .put("gc_pauses_whole_run", collections);
    }

    void tell(Report report) {
        report.put("gc_pause_max_ms", collectorMaxMs)
                .put("safepoint_max_ms", allMaxMs)
                .put("safepoints", count);
    }
}
