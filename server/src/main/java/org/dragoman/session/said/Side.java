package org.dragoman.session.said;

/** Which side of a motion somebody speaks on. */
public enum Side {
    FOR,
    AGAINST
}
