package org.dragoman.session.said;

/** Why a microphone was closed. */
public enum End {
    /** Its holder yielded or went off air. */
    OWN,
    /** A moderator took the floor. */
    TAKEN,
    /** Somebody else was given the floor, or went on air on the channel. */
    PASSED,
    PAUSED,
    /** Its holder's connection was lost or fell silent. */
    LOST,
    /** It was open, and brought no frame. */
    NO_FRAMES,
    SESSION,
    RECOVERED,
    /** The speech's time is over, and the clock closes microphones here. */
    TIME,
    /** Its holder was removed from the session. */
    REMOVED,
    /** Its holder has another role now. */
    ROLE,
    /** The floor speaks the language of the output, and its last words were heard. */
    FLOOR,
    /** The handover that it was armed for came to nothing. */
    CALLED_OFF
}
