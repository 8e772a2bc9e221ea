package org.dragoman.load.trials;

import java.util.List;

/** How a gate is closed. */
enum Closing {
    ENDED("the moderator ends the speech"),
    YIELDED("the speaker yields"),
    TAKEN("the moderator takes the floor"),
    PAUSED("the moderator pauses the speech"),
    PASSED("the floor or the channel goes to somebody else"),
    OFF_AIR("the interpreter goes off air"),
    LOST("the holder's connection breaks"),
    REMOVED("the holder is removed from the session"),
    ROLE("the holder is given another role");

    static final List<Closing> OF_FLOOR =
            List.of(TAKEN, ENDED, PAUSED, YIELDED, PASSED, LOST, REMOVED, ROLE);
    static final List<Closing> OF_BOOTH = List.of(OFF_AIR, PASSED, LOST, REMOVED, ROLE);

    private final String words;

    Closing(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether the holder must be let in again before the gate can be opened for them. */
    boolean showsOut() {
        return this == REMOVED || this == ROLE;
    }
}
