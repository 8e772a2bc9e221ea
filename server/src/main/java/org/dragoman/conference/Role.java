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
    DISPLAY
}
