package org.dragoman.threads;

import org.jspecify.annotations.Nullable;

/**
 * The one thread that something mutable belongs to: the first that used it. Asked in an {@code assert}, so that tests find
 * who came by another way, and a server in use pays nothing.
 */
public final class Owner {
    private @Nullable Thread thread;

    /** Whether the caller is the owner. Who asks first becomes it. */
    public boolean here() {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        return thread == Thread.currentThread();
    }
}
