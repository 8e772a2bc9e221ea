package org.dragoman.writer;

/** How recording fares. */
public enum Health {
    WELL(0),
    /** The disk takes longer than a second: answers wait, sound does not. */
    SLOW(1),
    /** The disk is full: what closes is still recorded, everything else refused. */
    FULL(2),
    /** The disk failed, and the session has stopped. */
    STOPPED(3);

    private final int level;

    Health(int level) {
        this.level = level;
    }

    /** As a meter shows it. */
    public int level() {
        return level;
    }
}
