package org.dragoman.client;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Tells listeners what happened, one thing at a time and in order, on an executor. Owner: its lock. */
final class Dispatcher {
    static final int WAITING_MAX = 4096;
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Executor executor;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean telling;
    private long forgotten;

    Dispatcher(Executor executor) {
        this.executor = executor;
    }

    /** Tells it in its turn. A listener that falls this far behind loses the oldest, and the log says so. */
    void tell(Runnable news) {
        synchronized (this) {
            if (waiting.size() >= WAITING_MAX) {
                waiting.poll();
                if (forgotten++ == 0) {
                    LOG.log(WARNING, "a listener is {0} behind; the oldest is lost", WAITING_MAX);
                }
            }
            waiting.add(news);
            if (telling) {
                return;
            }
            telling = true;
        }
        try {
            executor.execute(this::tellAll);
        } catch (RejectedExecutionException e) {
            LOG.log(DEBUG, "nobody is told any more");
        }
    }

    private void tellAll() {
        for (Runnable news = next(); news != null; news = next()) {
            try {
                news.run();
            } catch (RuntimeException e) {
                LOG.log(WARNING, "a listener failed", e);
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable news = waiting.poll();
        telling = news != null;
        return news;
    }
}
