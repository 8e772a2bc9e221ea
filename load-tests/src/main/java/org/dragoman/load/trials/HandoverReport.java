package org.dragoman.load.trials;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of the handovers, as a listener heard them. */
final class HandoverReport implements Trial.Findings {
    private static final long MOST_US = 60_000_000;
    private static final double GAP_MOST_MS = 40;
    private static final int[] STEPS_MS = {0, 5, 10, 20, 40, 100};

    /** How a handover came about. */
    enum Way {
        PAUSE("at a pause of who was on air"),
        KEY_OF_GIVER("by the key of who was on air"),
        KEY_OF_TAKER("by the key of who took over"),
        SHUT("by shutting the microphone");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private final Map<Way, Integer> trials = new EnumMap<>(Way.class);
    private final Histogram gap = new Histogram(MOST_US, 3);
    private final Histogram toSound = new Histogram(MOST_US, 3);
    private final List<String> wrong = new ArrayList<>();
    private long overlaps;
    private long excused;

    /**
     * One handover.
     *
     * @param gapNs silence between the end of the last frame and the first of the next; below 0 none
     * @param stalledNs the longest that the generator itself stood still meanwhile
     */
    void passed(Way way, long gapNs, long stalledNs, long askedToSoundNs) {
        trials.merge(way, 1, Integer::sum);
        gap.recordValue(Math.max(0, gapNs / 1000));
        if (way != Way.PAUSE) {
            toSound.recordValue(Math.max(0, askedToSoundNs / 1000));
        }
        if (gapNs / 1e6 > GAP_MOST_MS) {
            if (gapNs - stalledNs <= GAP_MOST_MS * 1e6) {
                excused++;
            } else {
                wrong("a gap of %.1f ms, %s".formatted(gapNs / 1e6, way.words));
            }
        }
    }

    void overlapped(long frames) {
        overlaps += frames;
        if (frames > 0) {
            wrong(frames + " frames of the one after the first of the other");
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
        text.append("handovers                    ").append(trials()).append('\n');
        trials.forEach((way, many) -> text.append("  %6d  %s%n".formatted(many, way.words)));
        text.append("frames of both at once       ").append(overlaps).append('\n');
        text.append("wrong                        ").append(wrong.size()).append('\n');
        if (excused > 0) {
            text.append(
                    "  %6d gaps while this machine stood still, not counted%n".formatted(excused));
        }
        text.append("gap a listener heard         ").append(Spreads.of(gap)).append('\n');
        for (int i = 0; i < STEPS_MS.length; i++) {
            long from = STEPS_MS[i] == 0 ? 0 : STEPS_MS[i] * 1000L + 1;
            long to = i + 1 < STEPS_MS.length ? STEPS_MS[i + 1] * 1000L : MOST_US;
            text.append(
                    "  %6d  %s%n"
                            .formatted(
                                    gap.getCountBetweenValues(from, to),
                                    i + 1 < STEPS_MS.length
                                            ? STEPS_MS[i] + " to " + STEPS_MS[i + 1] + " ms"
                                            : "more than " + STEPS_MS[i] + " ms"));
        }
        text.append("key to the other's sound     ").append(Spreads.of(toSound)).append('\n');
        return text.toString();
    }
}
