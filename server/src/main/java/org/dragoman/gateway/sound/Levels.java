package org.dragoman.gateway.sound;

import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.threads.Owner;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How loud microphones are, by their own reports: the hub decodes nothing.
 *
 * <p>Owner: the backstage's loop.
 */
public final class Levels {
    private static final long FRESH_MS = 3_000;
    private static final long CLIP_WINDOW_MS = 10_000;
    private static final int CLIPS_NEEDED = 3;
    private static final int CLIPS_KEPT = 16;

    private final Owner owner = new Owner();
    private final Map<Integer, Source> byTrack = new HashMap<>();

    private static final class Source {
        private SenderReport last = SenderReport.getDefaultInstance();
        private long atMs;
        private final ArrayDeque<Long> clipped = new ArrayDeque<>();
    }

    /** A microphone says how it fares. */
    public void reported(SenderReport report, int track, long nowMs) {
        assert owner.here();
        if (!isPlausible(report.getLevelDbfs())
                || !isPlausible(report.getPeakDbfs())
                || !isPlausible(report.getLoudnessLufs())) {
            return;
        }
        Source source = byTrack.computeIfAbsent(track, t -> new Source());
        source.last = report;
        source.atMs = nowMs;
        if (report.getClipped() != 0) {
            source.clipped.addLast(nowMs);
            if (source.clipped.size() > CLIPS_KEPT) {
                source.clipped.removeFirst();
            }
        }
    }

    /** No converter knows of anything louder, or tells less from silence. */
    private static boolean isPlausible(int decibels) {
        return decibels >= -200 && decibels <= 20;
    }

    /** Whether it reaches full scale again and again. */
    public boolean clips(int track, long nowMs) {
        assert owner.here();
        Source source = byTrack.get(track);
        return source != null
                && source.clipped.stream().filter(at -> nowMs - at < CLIP_WINDOW_MS).count()
                        >= CLIPS_NEEDED;
    }

    /** The last report of a source under that epoch, if it is fresh. */
    public Optional<SenderReport> of(int track, int epoch, long nowMs) {
        assert owner.here();
        Source source = byTrack.get(track);
        return source != null && source.last.getEpoch() == epoch && nowMs - source.atMs < FRESH_MS
                ? Optional.of(source.last)
                : Optional.empty();
    }
}
