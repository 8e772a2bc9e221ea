package org.dragoman.journal;

/** A journal holds something that was not written so: it is never served. */
public final class JournalDamaged extends Exception {
    private final long position;

    JournalDamaged(long position, String message) {
        super(message);
        this.position = position;
    }

    /** The first bad position. */
    public long position() {
        return position;
    }
}
