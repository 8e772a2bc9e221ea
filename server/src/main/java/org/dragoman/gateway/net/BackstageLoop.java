package org.dragoman.gateway.net;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread for what goes on behind the scenes of every session: boards, presence, help, chat and test tones. None of it
 * keeps sound waiting, which has loops of its own.
 */
public final class BackstageLoop implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackstageLoop.class);
    private static final long END_MS = 2000;

    private final ScheduledThreadPoolExecutor tasks;
    private volatile Thread thread = Thread.currentThread();

    public BackstageLoop() {
        tasks =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            var made = new Thread(task, "backstage");
                            made.setDaemon(true);
                            thread = made;
                            return made;
                        });
        tasks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        tasks.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        tasks.prestartCoreThread();
    }

    /** Whether the caller is on this loop. */
    public boolean inside() {
        return Thread.currentThread() == thread;
    }

    /** Runs a task again and again. One that fails is logged and gets its next turn all the same. */
    public void every(long ms, Runnable task) {
        tasks.scheduleAtFixedRate(() -> run(task), ms, ms, TimeUnit.MILLISECONDS);
    }

    /** Runs a task soon. After the end nothing is run, and nobody waits for it. */
    @Override
    public void execute(Runnable task) {
        try {
            tasks.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            log.atDebug().log("the server is closing: nothing goes on behind the scenes any more");
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a task behind the scenes failed");
        }
    }

    @Override
    public void close() {
        tasks.shutdown();
        try {
            if (!tasks.awaitTermination(END_MS, TimeUnit.MILLISECONDS)) {
                tasks.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
