package org.dragoman.session;

/** Why the rules say no; the same names as on the wire. */
public enum Refusal {
    FORBIDDEN,
    WRONG_STATE,
    UNKNOWN_PARTICIPANT,
    UNKNOWN_TURN,
    UNKNOWN_ITEM,
    UNKNOWN_LANGUAGE,
    ALREADY_LISTED,
    LIST_EMPTY,
    LIST_FULL,
    STALE_VERSION,
    NO_OUTPUT,
    NOT_ON_AIR,
    OUT_OF_RANGE,
    BAD_TEXT,
    TOO_LONG
}
