package org.dragoman.session.said;

import java.util.List;

/** Procedural motions, the first in precedence first. */
public enum MotionKind {
    SUSPEND_MEETING,
    ADJOURN_MEETING,
    ADJOURN_DEBATE,
    CLOSE_DEBATE;

    /** Its place in precedence, 0 being the first. */
    public int precedence() {
        return List.of(values()).indexOf(this);
    }
}
