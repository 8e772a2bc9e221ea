package org.dragoman.conference;

/** What happens when a speech's time is over. */
public enum EndPolicy {
    NONE,
    /** Consoles sound a chime. */
    CHIME,
    /** The microphone closes. */
    CLOSE
}
