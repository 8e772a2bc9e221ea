package org.dragoman.session.said;

/** How a check went; the same names as on the wire. */
public enum CheckResult {
    /** Not checked, or to be checked again. */
    UNSPECIFIED,
    PASSED,
    FAILED
}
