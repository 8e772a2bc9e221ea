package org.dragoman.backstage;

import org.dragoman.conference.BoothId;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What interpreters ask of the speaker, without a word on who asks. One press lights a lamp on the consoles; the speaker
 * sees it once a second press within a while shows that it is not one booth's trouble of a moment. Immutable.
 */
public final class Cues {
    /** Presses of one booth within this are one press. */
    static final long BOUNCE_MS = 3_000;

    /** Presses count together for so long. */
    static final long TOGETHER_MS = 20_000;

    static final int PRESSES_NEEDED = 2;
    static final long SHOWN_MS = 12_000;

    /** The speaker is left alone for so long after. */
    static final long REST_MS = 20_000;

    public static final Cues NONE = new Cues(Map.of());

    private final Map<Cue, Asked> asked;

    private record Press(BoothId booth, long atMs) {}

    private record Asked(List<Press> presses, long sinceMs, long shownUntilMs, int times) {
        Asked {
            presses = List.copyOf(presses);
        }
    }

    /**
     * A cue that is lit.
     *
     * @param shown to the speaker; else a lamp on the consoles only
     * @param times how often the speaker has been asked for it
     */
    public record Active(Cue cue, boolean shown, long sinceMs, long untilMs, int times) {}

    private Cues(Map<Cue, Asked> asked) {
        this.asked = Map.copyOf(asked);
    }

    /** A booth asks. */
    public Cues press(Cue cue, BoothId booth, long nowMs) {
        var before = asked.getOrDefault(cue, new Asked(List.of(), nowMs, Long.MIN_VALUE / 2, 0));
        boolean bounces =
                before.presses().stream()
                        .anyMatch(p -> p.booth().equals(booth) && nowMs - p.atMs() < BOUNCE_MS);
        if (bounces) {
            return this;
        }
        List<Press> presses = new ArrayList<>(recent(before, nowMs));
        presses.add(new Press(booth, nowMs));
        boolean rests = nowMs >= before.shownUntilMs() && nowMs < before.shownUntilMs() + REST_MS;
        boolean shown = nowMs < before.shownUntilMs();
        boolean begins = !shown && !rests && presses.size() >= PRESSES_NEEDED;
        return with(
                cue,
                new Asked(
                        presses,
                        begins || !lit(before, nowMs) ? nowMs : before.sinceMs(),
                        begins ? nowMs + SHOWN_MS : before.shownUntilMs(),
                        before.times() + (begins ? 1 : 0)));
    }

    /** Another speaker begins: what was asked of the last one is forgotten. */
    public Cues anotherSpeaker() {
        var next = new EnumMap<Cue, Asked>(Cue.class);
        asked.forEach(
                (cue, a) -> next.put(cue, new Asked(List.of(), 0, Long.MIN_VALUE / 2, a.times())));
        return new Cues(next);
    }

    /** What is lit at a time. */
    public List<Active> at(long nowMs) {
        var lit = new ArrayList<Active>();
        for (Cue cue : Cue.values()) {
            Asked a = asked.get(cue);
            if (a != null && lit(a, nowMs)) {
                lit.add(
                        new Active(
                                cue, nowMs < a.shownUntilMs(), a.sinceMs(), untilMs(a), a.times()));
            }
        }
        return lit;
    }

    private static boolean lit(Asked a, long nowMs) {
        return nowMs < untilMs(a);
    }

    /** The lamp burns while the last press counts, and at least as long as the speaker sees it. */
    private static long untilMs(Asked a) {
        return Optional.of(a.presses())
                .filter(presses -> !presses.isEmpty())
                .map(presses -> Math.max(a.shownUntilMs(), presses.getLast().atMs() + TOGETHER_MS))
                .orElse(a.shownUntilMs());
    }

    private static List<Press> recent(Asked a, long nowMs) {
        return a.presses().stream().filter(p -> nowMs - p.atMs() < TOGETHER_MS).toList();
    }

    private Cues with(Cue cue, Asked now) {
        var next = new EnumMap<Cue, Asked>(Cue.class);
        next.putAll(asked);
        next.put(cue, now);
        return new Cues(next);
    }
}
