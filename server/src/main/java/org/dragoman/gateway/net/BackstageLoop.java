package org.dragoman.gateway.net;

import org.dragoman.observe.Failures;
import org.dragoman.writer.Pulse;
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

    private static final long BEAT_MS = 100;

    private final Failures failures;
    private final Pulse pulse = new Pulse();
    private final ScheduledThreadPoolExecutor tasks;
    private volatile Thread thread = Thread.currentThread();

    public BackstageLoop(Failures failures) {
        this.failures = failures;
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
        tasks.scheduleAtFixedRate(pulse::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
    }

    /** Whether the caller is on this loop. */
    public boolean inside() {
        return Thread.currentThread() == thread;
    }

    /** Its sign of life. */
    public Pulse pulse() {
        return pulse;
    }

    /**
     * Runs a task again and again. One that fails gets its next turn all the same; as long as it fails, it is said.
     *
     * @param session whose it is; empty where it is everybody's
     */
    public void every(long ms, String name, String session, Runnable task) {
        tasks.scheduleAtFixedRate(
                () -> failures.guarded(name, session, task), ms, ms, TimeUnit.MILLISECONDS);
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

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failures.caught("backstage", "", "", e);
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
