package org.dragoman.load.bench;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was heard, round after round. Rounds that others disturbed are left out, unless too few are left. */
final class EarFigures {
    private final List<JsonNode> calm = new ArrayList<>();
    private final List<JsonNode> all = new ArrayList<>();

    void round(JsonNode heard, boolean disturbed) {
        all.add(heard);
        if (!disturbed) {
            calm.add(heard);
        }
    }

    void tell(Report report, boolean lossy) {
        boolean told = calm.size() * 2 >= all.size();
        List<JsonNode> rounds = told ? calm : all;
        report.put("rounds", all.size()).put("rounds_disturbed", all.size() - calm.size());
        if (!told) {
            report.put("skipped", true)
                    .remark(
                            "SKIPPED: other programs disturbed most rounds; what stands here proves"
                                    + " nothing");
        }
        double p50 = at(pooled(rounds, "ours"), 0.5);
        double p95 = at(pooled(rounds, "ours"), 0.95);
        double otherP50 = at(pooled(rounds, "webrtc"), 0.5);
        double otherP95 = at(pooled(rounds, "webrtc"), 0.95);
        report.put("bursts", pooled(rounds, "ours").size())
                .put("p50_ms", p50)
                .put("p95_ms", p95)
                .put("webrtc_p50_ms", otherP50)
                .put("webrtc_p95_ms", otherP95)
                .put("p50_ratio", p50 / otherP50)
                .put("p95_ratio", p95 / otherP95)
                .put("p50_ratio_low", ratios(rounds).low())
                .put("p50_ratio_high", ratios(rounds).high())
                .put("missed", sum(rounds, "missed"))
                .put("webrtc_missed", sum(rounds, "webrtc_missed"))
                .put("concealed_percent", mean(rounds, "concealed_percent"))
                .put("webrtc_concealed_percent", mean(rounds, "webrtc_concealed_percent"))
                .put("underruns", sum(rounds, "underruns"))
                .put("waiting_ms", mean(rounds, "waiting_ms"))
                .put("bytes_per_second", mean(rounds, "bytes_per_second"));
        if (lossy) {
            report.put("p50_first_ms", at(pooled(List.of(rounds.getFirst()), "ours"), 0.5))
                    .put("p50_last_ms", at(pooled(List.of(rounds.getLast()), "ours"), 0.5));
        }
    }

    private static Spread ratios(List<JsonNode> rounds) {
        return Spread.of(
                rounds.stream()
                        .map(
                                r ->
                                        at(pooled(List.of(r), "ours"), 0.5)
                                                / at(pooled(List.of(r), "webrtc"), 0.5))
                        .filter(Double::isFinite)
                        .toList());
    }

    private static List<Double> pooled(List<JsonNode> rounds, String chain) {
        return rounds.stream().flatMap(r -> values(r.path(chain))).sorted().toList();
    }

    private static Stream<Double> values(JsonNode array) {
        var values = new ArrayList<Double>();
        array.forEach(one -> values.add(one.asDouble()));
        return values.stream();
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    private static long sum(List<JsonNode> rounds, String key) {
        return rounds.stream().mapToLong(r -> r.path(key).asLong()).sum();
    }

    private static double mean(List<JsonNode> rounds, String key) {
        return rounds.stream().mapToDouble(r -> r.path(key).asDouble()).average().orElse(0);
    }
}
