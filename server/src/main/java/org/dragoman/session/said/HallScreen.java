package org.dragoman.session.said;

/** What the hall's screens show; the same names as on the wire. */
public enum HallScreen {
    SPEAKER,
    LIST,
    AGENDA,
    MESSAGE,
    BLANK
}
