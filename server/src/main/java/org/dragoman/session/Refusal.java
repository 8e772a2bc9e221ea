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
    TOO_LONG,
    LIST_CLOSED,
    MICROPHONES_OPEN,
    OTHER_FLOOR,
    RULING_DUE,
    REPLIES_SPENT,
    NO_QUORUM,
    NOTHING_TO_UNDO,
    UNKNOWN_GROUP,
    UNKNOWN_PHRASE,
    UNKNOWN_CATEGORY,
    WRONG_MODE
}
