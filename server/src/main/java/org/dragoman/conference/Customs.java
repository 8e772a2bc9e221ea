package org.dragoman.conference;

/**
 * What a conference wants besides its rules of procedure.
 *
 * @param textsAhead of how many speakers to come the booths get the texts that were handed in
 * @param alternateGroups whether groups are to alternate on the list, so that consoles say where they do not
 * @param priorityTone whether pages sound a tone when the chair's priority key is pressed
 * @param auditPublic whether anybody may read the audit sheet of a session
 * @param checkAll whether a session opens only once every sound check has passed; else once none has failed
 */
public record Customs(
        int textsAhead,
        boolean alternateGroups,
        boolean priorityTone,
        boolean auditPublic,
        boolean checkAll) {
    /** Three speakers ahead, and nothing else. */
    public static final Customs USUAL = new Customs(3, false, false, false, false);
}
