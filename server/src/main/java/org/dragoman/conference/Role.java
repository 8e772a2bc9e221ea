package org.dragoman.conference;

/** What a badge lets its holder do. */
public enum Role {
    CHAIR,
    MODERATOR,
    SECRETARY,
    TECHNICIAN,
    INTERPRETER,
    CAPTIONER,
    DELEGATE,
    OBSERVER,
    PRESS,
    RECORD_KEEPER,
    DISPLAY,

    /** One badge for everybody who reads it on the wall: listens and reads, nothing else. */
    PUBLIC
}
