package org.dragoman.load.trials;

import org.HdrHistogram.Histogram;
import org.dragoman.journal.Entry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of the trials of the gates. */
final class GateReport implements Trial.Findings {
    private static final long MOST_US = 60_000_000;
    private static final double GOAL_MS = 100;

    private final Map<Closing, Integer> trials = new EnumMap<>(Closing.class);
    private final Histogram toLease = new Histogram(MOST_US, 3);
    private final Histogram toSound = new Histogram(MOST_US, 3);
    private final Histogram toClosed = new Histogram(MOST_US, 3);
    private final Map<String, Long> lastFrameMs = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long defiant;
    private long lastAfterDecisionMs = Long.MIN_VALUE;

    void opened(boolean floor, long leaseNs, long soundNs) {
        if (floor) {
            toLease.recordValue(leaseNs / 1000);
            toSound.recordValue(soundNs / 1000);
        }
    }

    void closed(Closing how, long tookNs, int defiantFrames) {
        trials.merge(how, 1, Integer::sum);
        defiant += defiantFrames;
        if (how == Closing.TAKEN) {
            toClosed.recordValue(tookNs / 1000);
        }
    }

    /** The last frame that passed before a command took effect, by the hub's own time. */
    void lastFrame(String command, long hubMs) {
        lastFrameMs.merge(command, hubMs, Math::max);
    }

    /** A fact of the journal, once the hub is gone. */
    void fact(Entry entry) {
        Long last = lastFrameMs.get(entry.command());
        if (last != null) {
            lastAfterDecisionMs = Math.max(lastAfterDecisionMs, last - entry.atMs());
        }
    }

    void wrong(String what) {
        wrong.add(what);
    }

    long trials() {
        return trials.values().stream().mapToInt(n -> n).sum();
    }

    @Override
    public boolean isClean() {
        return wrong.isEmpty();
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        wrong.stream().limit(20).forEach(line -> text.append("wrong: ").append(line).append('\n'));
        text.append("gates closed                 ").append(trials()).append('\n');
        trials.forEach((how, many) -> text.append("  %6d  %s%n".formatted(many, how.words())));
        text.append("frames sent at closed gates  ").append(defiant).append('\n');
        text.append("gates that let one through   ").append(wrong.size()).append('\n');
        text.append("give the floor to the lease  ").append(Spreads.of(toLease)).append('\n');
        text.append("give the floor to its sound  ").append(Spreads.of(toSound)).append('\n');
        text.append("take the floor to the word   ").append(Spreads.of(toClosed)).append('\n');
        if (lastAfterDecisionMs != Long.MIN_VALUE) {
            text.append("latest frame, by the hub's clock, after the decision  ")
                    .append(lastAfterDecisionMs)
                    .append(" ms\n");
        }
        if (toLease.getValueAtPercentile(99) / 1000.0 > GOAL_MS) {
            text.append("slower than the goal of 100 ms for an open gate\n");
        }
        return text.toString();
    }
}
