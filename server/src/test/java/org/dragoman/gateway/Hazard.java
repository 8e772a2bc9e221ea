package org.dragoman.gateway;

import java.util.Arrays;

/**
 * One thing that a hub is sent and that must hurt nobody.
 *
 * @param row in the table of hazards
 * @param sent what is done, in words
 * @param wanted the answer it must get; where several are right, with " or " between them
 * @param changes whether the session may be another one after it, since a part of it is honest
 */
record Hazard(String row, String sent, String wanted, boolean changes, Probe probe) {
    /** Does it, and says what it got. */
    interface Probe {
        String got() throws Exception;
    }

    static Hazard of(String row, String sent, String wanted, Probe probe) {
        return new Hazard(row, sent, wanted, false, probe);
    }

    /** One whose sender also asks for what may be asked. */
    static Hazard changing(String row, String sent, String wanted, Probe probe) {
        return new Hazard(row, sent, wanted, true, probe);
    }

    boolean isMet(String got) {
        return Arrays.asList(wanted.split(" or ", -1)).contains(got);
    }
}
