package org.dragoman.journal;

import org.jspecify.annotations.Nullable;

/** The disk did not take what was to be written. */
public final class JournalFailed extends Exception {
    private final boolean full;

    JournalFailed(String message, boolean full, @Nullable Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    /** Whether it is full, and not broken. */
    public boolean full() {
        return full;
    }
}
