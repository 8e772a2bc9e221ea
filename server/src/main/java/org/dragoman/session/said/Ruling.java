package org.dragoman.session.said;

/** What the chair says to a point of order. */
public enum Ruling {
    SUSTAINED,
    REJECTED,
    NOTED
}
