package org.dragoman.simulation;

import java.util.Locale;

/** What can be played. */
public enum Scenario {
    /** A whole day: everybody asks for everything, and the house crashes now and then. */
    DAY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
