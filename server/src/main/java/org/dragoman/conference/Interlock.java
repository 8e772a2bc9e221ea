package org.dragoman.conference;

import java.util.List;

/**
 * What happens to a desk that goes on air in a language where another desk is.
 *
 * @param overrides who may take over, where the mode is OVERRIDE; none: nobody may
 */
public record Interlock(Mode mode, List<TakeOver> overrides) {
    /** Whoever comes takes over: a press of the key is never refused. */
    public static final Interlock STANDARD = new Interlock(Mode.OVERRIDE, List.of(TakeOver.ALL));

    public Interlock {
        overrides = overrides.stream().distinct().sorted().toList();
    }

    /** How two desks in one language get on. */
    public enum Mode {
        /** Both are heard. */
        NONE,
        /** Whoever is on air stays. */
        INTERLOCK,
        /** Whoever comes takes over, as far as the overrides go. */
        OVERRIDE
    }

    /** Which output takes over from which. */
    public enum TakeOver {
        ALL,
        /** Partners of a booth. */
        A_OVER_A,
        /** The language's own booth from one that works both ways. */
        A_OVER_BC
    }

    /** Whether a desk with that output may take over from one with that other. */
    public boolean takesOver(boolean byA, boolean fromA) {
        return mode == Mode.OVERRIDE
                && (overrides.contains(TakeOver.ALL)
                        || (byA
                                && overrides.contains(
                                        fromA ? TakeOver.A_OVER_A : TakeOver.A_OVER_BC)));
    }
}
