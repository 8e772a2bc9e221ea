package org.dragoman.load.bench;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;

/** What a page was measured to do, told to a report. */
final class PageFigures {
    private static final double CLICK = 0.05;
    private static final double GAP_MS = 40;

    private final Report report;

    PageFigures(Report report) {
        this.report = report;
    }

    /** From the link to sound: until there is something to tap, from the tap to sound, and both. */
    void loads(List<JsonNode> loads) {
        if (loads.isEmpty()) {
            return;
        }
        report.put("loads", loads.size());
        spread(loads, "choice_ms", "choice");
        spread(loads, "tap_ms", "tap_to_sound");
        spread(loads, "all_ms", "link_to_sound");
        report.put("page_bytes", at(sorted(loads, "bytes"), 0.5));
    }

    /** From the tap to half the new channel's loudness; the longest quiet; the largest step. */
    void switches(List<JsonNode> switches) {
        if (switches.isEmpty()) {
            return;
        }
        report.put("switches", switches.size());
        spread(switches, "heard_ms", "switch");
        report.put("switches_unheard", switches.stream().filter(PageFigures::unheard).count())
                .put("gap_ms_max", at(sorted(switches, "gap_ms"), 1))
                .put("gaps_over_40_ms", over(switches, "gap_ms", GAP_MS))
                .put("click_max", at(sorted(switches, "click"), 1))
                .put("clicks", over(switches, "click", CLICK));
    }

    private static boolean unheard(JsonNode one) {
        return !one.path("heard_ms").isNumber() || one.path("wrong").asBoolean();
    }

    /** Processor time and memory beside WebRTC's, and how much memory grew in an hour. */
    void minutes(List<JsonNode> steps, int seconds) {
        double cpu = sum(steps, "cpu_s");
        double other = sum(steps, "webrtc_cpu_s");
        report.put("played_s", (long) steps.size() * seconds)
                .put("cpu_percent", 100 * cpu / (steps.size() * seconds))
                .put("webrtc_cpu_percent", 100 * other / (steps.size() * seconds))
                .put("cpu_ratio", cpu / other)
                .put("underruns", sum(steps, "underruns"))
                .put("concealed_ms", sum(steps, "concealed_ms"));
        for (String what : List.of("heap_mb", "rss_mb", "webrtc_heap_mb", "webrtc_rss_mb")) {
            report.put(what + "_first", steps.getFirst().path(what).asDouble())
                    .put(what + "_last", steps.getLast().path(what).asDouble())
                    .put(what + "_an_hour", slope(steps, what) * 3600 / seconds);
        }
    }

    /** Growth from step to step, by least squares. */
    private static double slope(List<JsonNode> steps, String key) {
        double middle = (steps.size() - 1) / 2.0;
        double mean = sum(steps, key) / steps.size();
        double up = 0;
        double across = 0;
        for (int step = 0; step < steps.size(); step++) {
            up += (step - middle) * (steps.get(step).path(key).asDouble() - mean);
            across += (step - middle) * (step - middle);
        }
        return across == 0 ? 0 : up / across;
    }

    private void spread(List<JsonNode> all, String key, String as) {
        var sorted = sorted(all, key);
        report.put(as + "_p50_ms", at(sorted, 0.5)).put(as + "_p95_ms", at(sorted, 0.95));
    }

    private static List<Double> sorted(List<JsonNode> all, String key) {
        return all.stream()
                .filter(one -> one.path(key).isNumber())
                .map(one -> one.path(key).asDouble())
                .sorted()
                .toList();
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    private static double sum(List<JsonNode> all, String key) {
        return all.stream().mapToDouble(one -> one.path(key).asDouble()).sum();
    }

    private static long over(List<JsonNode> all, String key, double bound) {
        return all.stream().filter(one -> one.path(key).asDouble() > bound).count();
    }
}
