package org.dragoman.client;

import org.jspecify.annotations.Nullable;

/** Where a microphone takes its sound from: asked every 20 ms while a lease is open, on the microphone's thread. */
@FunctionalInterface
public interface FrameSource {
    /** The next 20 ms, or null for silence. Must not wait. */
    @Nullable Sound next();
}
