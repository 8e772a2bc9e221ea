package org.dragoman.conference;

import java.util.Optional;

/**
 * What a language channel carries while no desk is on air in it.
 *
 * @param relay the language in its place, where that is the kind; the floor, if that one is idle too
 */
public record Idle(Kind kind, Optional<LanguageTag> relay) {
    /** The floor, which is usual. */
    public static final Idle FLOOR = new Idle(Kind.FLOOR, Optional.empty());

    /** Nothing. */
    public static final Idle SILENCE = new Idle(Kind.SILENCE, Optional.empty());

    /** What another language carries. */
    public static Idle relay(LanguageTag from) {
        return new Idle(Kind.RELAY, Optional.of(from));
    }

    /** What there is to choose from. */
    public enum Kind {
        FLOOR,
        SILENCE,
        RELAY
    }
}
