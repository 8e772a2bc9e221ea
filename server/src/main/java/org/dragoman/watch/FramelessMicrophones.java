package org.dragoman.watch;

import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each open microphone has brought no frame, in time in which the server ran: what it slept through is nobody's
 * silence. Immutable.
 */
public final class FramelessMicrophones {
    /** Looks that are further apart than this count as so much: the server had a pause in between. */
    public static final long LOOK_MAX_MS = 500;

    private final long boundMs;
    private final Map<Integer, Quiet> quiet;
    private final List<Open> over;

    /**
     * An open microphone.
     *
     * @param epoch under which it is open
     * @param lastFrameMs when its last frame came, whether or not it was passed on; -1 if none did
     * @param excused whether it may bring none: its cough key is held, it is armed, or its holder speaks on the intercom
     */
    public record Open(ParticipantId who, int epoch, long lastFrameMs, boolean excused) {}

    private record Quiet(long lastFrameMs, long forMs) {}

    private FramelessMicrophones(long boundMs, Map<Integer, Quiet> quiet, List<Open> over) {
        this.boundMs = boundMs;
        this.quiet = Map.copyOf(quiet);
        this.over = List.copyOf(over);
    }

    /** A watch that has seen nothing yet. A microphone without a frame for so long has to be closed. */
    public static FramelessMicrophones closedAfter(long boundMs) {
        return new FramelessMicrophones(boundMs, Map.of(), List.of());
    }

    /**
     * The watch after it has seen these, and no others, open.
     *
     * @param ranMs for how long the server ran since the look before
     */
    public FramelessMicrophones look(List<Open> open, long ranMs) {
        var now = new HashMap<Integer, Quiet>();
        var late = new ArrayList<Open>();
        for (Open each : open) {
            Quiet before = quiet.get(each.epoch());
            long forMs = 0;
            if (before != null && before.lastFrameMs() == each.lastFrameMs() && !each.excused()) {
                forMs = before.forMs() + Math.clamp(ranMs, 0, LOOK_MAX_MS);
            }
            if (forMs >= boundMs) {
                late.add(each);
                forMs = 0; // asked once, and again if it is open still after as long
            }
            now.put(each.epoch(), new Quiet(each.lastFrameMs(), forMs));
        }
        return new FramelessMicrophones(boundMs, now, late);
    }

    /** Those that have to be closed now. */
    public List<Open> over() {
        return over;
    }
}
