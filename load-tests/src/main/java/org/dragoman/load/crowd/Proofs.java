package org.dragoman.load.crowd;

import org.HdrHistogram.Histogram;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.CaptionWrite;

import java.util.HashMap;
import java.util.Map;

/**
 * What was written into a text channel and when it was read, by everybody who reads it.
 *
 * <p>Owner: the generator's thread.
 */
public final class Proofs {
    private static final long MOST_MICROS = 60_000_000;

    private final Map<String, Written> written = new HashMap<>();
    private final Histogram fromKey = new Histogram(MOST_MICROS, 3);
    private final Histogram fromHub = new Histogram(MOST_MICROS, 3);
    private long revisions;
    private long read;
    private long wrong;

    /** @param typedNs when the first key of it was pressed that nobody had seen yet */
    private record Written(long typedNs, long sentNs, String text) {}

    private static String name(String segment, int revision) {
        return segment + '/' + revision;
    }

    /** Forgets the times so far; what is still under way counts for nothing. */
    public void next() {
        written.clear();
        fromKey.reset();
        fromHub.reset();
        revisions = 0;
        read = 0;
    }

    void sent(CaptionWrite caption, long typedNs) {
        var now = new Written(typedNs, System.nanoTime(), caption.getText());
        written.put(name(caption.getSegment(), caption.getRevision()), now);
        revisions++;
    }

    void read(Caption caption) {
        Written as = written.get(name(caption.getSegment(), caption.getRevision()));
        if (as == null) {
            return;
        }
        long nowNs = System.nanoTime();
        read++;
        wrong += as.text().equals(caption.getText()) ? 0 : 1;
        fromKey.recordValue((nowNs - as.typedNs()) / 1000);
        fromHub.recordValue((nowNs - as.sentNs()) / 1000);
    }

    /** Revisions that were sent. */
    public long revisions() {
        return revisions;
    }

    /** Revisions that readers got, each counted. */
    public long read() {
        return read;
    }

    /** Those whose text was another. */
    public long wrong() {
        return wrong;
    }

    /** From the key to the decoded text, milliseconds. */
    public double fromKeyMs(double percentile) {
        return fromKey.getValueAtPercentile(percentile) / 1000.0;
    }

    /** From sending to the decoded text, milliseconds. */
    public double fromHubMs(double percentile) {
        return fromHub.getValueAtPercentile(percentile) / 1000.0;
    }
}
