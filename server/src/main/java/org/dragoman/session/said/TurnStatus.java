package org.dragoman.session.said;

/** How a turn stands on the list. */
public enum TurnStatus {
    WAITING,
    /** Asked after the list was closed, and not admitted yet. */
    LATE,
    /** Was called, and nobody was there. */
    ABSENT
}
