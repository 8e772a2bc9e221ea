package org.dragoman.fanout;

import java.util.concurrent.Executor;

/** A thread that owns listeners for life. Numbered from 0 within its hub. */
public interface Loop extends Executor {
    int index();

    /** Whether the caller is this thread. */
    boolean inside();

    /** Runs something on this thread in so many milliseconds. */
    void later(Runnable task, long ms);
}
