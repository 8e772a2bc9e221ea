package org.dragoman.session;

/** What became of a motion. */
public enum MotionOutcome {
    CARRIED,
    REJECTED,
    WITHDRAWN
}
