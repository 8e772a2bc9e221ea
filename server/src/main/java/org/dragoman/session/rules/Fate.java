package org.dragoman.session.rules;

import org.dragoman.session.said.Refusal;

/** What becomes of one speaker who is to be inscribed. */
public sealed interface Fate {
    /** Comes onto the list. */
    record Listed() implements Fate {}

    /**
     * Waits for the same already, which stays as it is.
     *
     * @param place on the list, from 1
     */
    record Waiting(int place) implements Fate {}

    /** Has spoken at that item, or is speaking. */
    record Spoken() implements Fate {}

    /** Cannot be listed; the field names the part that is at fault, empty for all of it. */
    record Refused(Refusal code, String field) implements Fate {}
}
