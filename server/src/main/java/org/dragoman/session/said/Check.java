package org.dragoman.session.said;

/** What is tried at a desk before the day begins; the same names as on the wire. */
public enum Check {
    TALK,
    LISTEN,
    RELAY,
    COUGH,
    HANDOVER;

    /** What is tried at the podium, where nobody relays. */
    public boolean atThePodium() {
        return this == TALK || this == LISTEN;
    }
}
