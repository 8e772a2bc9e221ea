package org.dragoman.gateway.net;

import io.netty.util.concurrent.DefaultThreadFactory;

/** Names the event loops' threads. */
final class LoopThreads extends DefaultThreadFactory {
    LoopThreads() {
        super("loop", true, Thread.NORM_PRIORITY);
    }
}
