package org.dragoman.session.said;

/** What a turn is for. */
public enum TurnKind {
    SPEECH,
    /** To the current speech: served before the list, gone when that speech ends. */
    RESPONSE,
    /** Suspends the speech and needs a ruling; no contribution. */
    POINT_OF_ORDER,
    /** At the end of the item, so many times for each delegation. */
    RIGHT_OF_REPLY,
    /** Moves a procedural motion. */
    MOTION,
    /** Speaks for or against one. */
    ON_MOTION;

    /** Whether it counts where it is asked who spoke how often. */
    public boolean contributes() {
        return switch (this) {
            case SPEECH, RESPONSE, RIGHT_OF_REPLY -> true;
            case POINT_OF_ORDER, MOTION, ON_MOTION -> false;
        };
    }

    /** Whether it goes in between, and the speech that runs waits for it. */
    public boolean suspends() {
        return this == POINT_OF_ORDER || this == RESPONSE;
    }
}
