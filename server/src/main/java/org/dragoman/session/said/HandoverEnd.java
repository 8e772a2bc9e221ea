package org.dragoman.session.said;

/** Why a handover came to nothing. */
public enum HandoverEnd {
    DECLINED,
    CANCELLED,
    /** Nobody answered, or no sound or no pause came. */
    TIMED_OUT,
    /** One of the two is gone. */
    VANISHED,
    /** Somebody went on air there without it, or who was to give is off air. */
    TAKEN
}
