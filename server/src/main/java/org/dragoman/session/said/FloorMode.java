package org.dragoman.session.said;

/** How microphones open. */
public enum FloorMode {
    /** A moderator gives the floor. */
    MODERATED,
    /** Who asks gets it while microphones are free; then in the order of the list. */
    AUTOMATIC,
    /** Who asks gets it; past the limit the longest open closes. */
    OVERRIDE,
    /** A microphone is open while its key is held. */
    PUSH_TO_TALK,
    /** The podium alone. */
    CHAIR_ONLY
}
