package org.dragoman.session.state;

import org.dragoman.conference.LanguageTag;
import org.dragoman.session.said.End;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Languages whose voice is just gone. Folded from events.
 *
 * @param heldSinceMs whose desk went off air by itself, and when: silent for a moment, since a sudden floor frightens
 * @param lost whose interpreter was lost, until somebody takes over
 */
public record Lapses(Map<LanguageTag, Long> heldSinceMs, Set<LanguageTag> lost) {
    static final Lapses NONE = new Lapses(Map.of(), Set.of());

    public Lapses {
        heldSinceMs = Collections.unmodifiableMap(new LinkedHashMap<>(heldSinceMs));
        lost = Collections.unmodifiableSet(new LinkedHashSet<>(lost));
    }

    Lapses spoken(LanguageTag language) {
        return new Lapses(without(language), withoutLost(language));
    }

    Lapses quiet(LanguageTag language, End why, long atMs) {
        return switch (why) {
            case OWN -> {
                var held = new LinkedHashMap<>(heldSinceMs);
                held.put(language, atMs);
                yield new Lapses(held, lost);
            }
            case LOST, NO_FRAMES, REMOVED, ROLE -> {
                var gone = new LinkedHashSet<>(lost);
                gone.add(language);
                yield new Lapses(without(language), gone);
            }
            case TAKEN, PASSED, PAUSED, SESSION, RECOVERED, TIME, FLOOR, CALLED_OFF ->
                    new Lapses(without(language), lost);
        };
    }

    Lapses later(long byMs) {
        var held = new LinkedHashMap<LanguageTag, Long>();
        heldSinceMs.forEach((language, sinceMs) -> held.put(language, sinceMs + byMs));
        return new Lapses(held, lost);
    }

    Lapses released(LanguageTag language) {
        return new Lapses(without(language), lost);
    }

    private Map<LanguageTag, Long> without(LanguageTag language) {
        var fewer = new LinkedHashMap<>(heldSinceMs);
        fewer.remove(language);
        return fewer;
    }

    private Set<LanguageTag> withoutLost(LanguageTag language) {
        var fewer = new LinkedHashSet<>(lost);
        fewer.remove(language);
        return fewer;
    }
}
