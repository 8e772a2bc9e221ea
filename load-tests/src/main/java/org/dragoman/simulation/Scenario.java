package org.dragoman.simulation;

import java.util.Locale;

/** What can be played. */
public enum Scenario {
    /** A whole day: everybody asks for everything, and the server crashes now and then. */
    DAY,
    /** Two at one console: moderators who act at the same time on what each saw. */
    RACE,
    /** Desks that hand over to each other, with somebody lost at any step. */
    HANDOVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
