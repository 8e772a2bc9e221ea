package org.dragoman.session.said;

/** How far a decision about a person reaches. */
public enum Reach {
    /** This session alone. */
    SESSION,
    /** Every session of the conference. */
    CONFERENCE
}
