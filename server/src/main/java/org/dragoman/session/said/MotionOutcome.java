package org.dragoman.session.said;

/** What became of a motion. */
public enum MotionOutcome {
    CARRIED,
    REJECTED,
    WITHDRAWN
}
