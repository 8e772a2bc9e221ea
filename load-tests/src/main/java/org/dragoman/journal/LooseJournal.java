package org.dragoman.journal;

import java.nio.file.Path;

/** A journal that syncs less than it must: a trial that does not see it lose something proves nothing. */
public final class LooseJournal {
    private LooseJournal() {}

    /**
     * Opens a journal.
     *
     * @param synchronous as SQLite calls it: FULL as it is served, NORMAL or OFF
     */
    public static Journal open(Path file, String synchronous) throws JournalFailed, JournalDamaged {
        return SqliteJournal.open(file, synchronous);
    }
}
