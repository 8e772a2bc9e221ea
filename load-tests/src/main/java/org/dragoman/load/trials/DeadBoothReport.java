package org.dragoman.load.trials;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.List;

/** What came of the interpreters who died. */
final class DeadBoothReport implements Trial.Findings {
    private static final long MOST_US = 60_000_000;
    private static final double FALLBACK_MOST_MS = 300;

    private final Histogram toFloor = new Histogram(MOST_US, 3);
    private final Histogram toPartner = new Histogram(MOST_US, 3);
    private final List<String> wrong = new ArrayList<>();
    private long frames;

    /**
     * One interpreter.
     *
     * @param silenceNs from the end of the last frame of the dead one to the first of the floor
     * @param takeNs from the partner's command to the partner's sound
     */
    void died(long silenceNs, long stalledNs, long takeNs) {
        toFloor.recordValue(Math.max(0, silenceNs / 1000));
        toPartner.recordValue(Math.max(0, takeNs / 1000));
        if ((silenceNs - stalledNs) / 1e6 > FALLBACK_MOST_MS) {
            wrong("silence of %.0f ms".formatted(silenceNs / 1e6));
        }
    }

    /** Frames that whoever came back sent under the lease of before. */
    void defied(long sent) {
        frames += sent;
    }

    void wrong(String what) {
        wrong.add(what);
    }

    long trials() {
        return toFloor.getTotalCount();
    }

    @Override
    public boolean isClean() {
        return wrong.isEmpty();
    }

    @Override
    public String text() {
        var text = new StringBuilder();
        wrong.stream().limit(20).forEach(line -> text.append("wrong: ").append(line).append('\n'));
        text.append("interpreters killed          ").append(trials()).append('\n');
        text.append("frames sent by who came back ").append(frames).append('\n');
        text.append("wrong                        ").append(wrong.size()).append('\n');
        text.append("last word to the floor       ").append(Spreads.of(toFloor)).append('\n');
        text.append("partner's key to the sound   ").append(Spreads.of(toPartner)).append('\n');
        return text.toString();
    }
}
