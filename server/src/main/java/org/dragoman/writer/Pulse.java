package org.dragoman.writer;

import org.jspecify.annotations.Nullable;

/**
 * The sign of life of a thread that works in turns, so that one that hangs is noticed. Its thread beats; anybody looks.
 */
public final class Pulse {
    private volatile @Nullable Thread thread;
    private volatile long turns;
    private volatile boolean excused;

    /** A turn begins. On its own thread. */
    public void beat() {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        long next = turns + 1;
        turns = next;
    }

    /** It waits for something that may take long, such as a disk. On its own thread. */
    void excuse(boolean waits) {
        excused = waits;
    }

    /** Nothing more is to be expected of it. */
    public void end() {
        excused = true;
    }

    /** How many turns it has had. */
    public long turns() {
        return turns;
    }

    /** Whether it may stand still for now. */
    public boolean excused() {
        return excused;
    }

    /** Whose it is; nobody's before its first turn. */
    public @Nullable Thread thread() {
        return thread;
    }
}
