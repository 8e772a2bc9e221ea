package org.dragoman.session.said;

/** How a list can be ordered; equals stay as they asked. */
public enum ListPolicy {
    FIFO,
    RANK,
    FEWEST,
    LEAST_TIME,
    ALTERNATE_GROUPS
}
