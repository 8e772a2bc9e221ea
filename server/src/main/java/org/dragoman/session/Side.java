package org.dragoman.session;

/** Which side of a motion somebody speaks on. */
public enum Side {
    FOR,
    AGAINST
}
