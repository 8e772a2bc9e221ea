package org.dragoman.session.said;

/** How the text of a speech is to be used, as it stands on top of it at the United Nations. */
public enum DeliveryMark {
    UNSPECIFIED,
    /** Read out verbatim. */
    VERBATIM,
    /** Check against delivery. */
    CHECK
}
