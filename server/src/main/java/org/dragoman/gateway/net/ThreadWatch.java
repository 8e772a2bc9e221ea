package org.dragoman.gateway.net;

import org.dragoman.observe.Failures;
import org.dragoman.writer.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The watch over every thread that works in turns: one that has had none for two seconds hangs. It is said with where every
 * thread stands, the server is not ready while it lasts, and whoever depends on it is stopped.
 *
 * <p>A thread that wants to run and gets no core does not hang, for as long as ten seconds; and after a pause of the whole
 * machine everybody is looked at anew.
 */
public final class ThreadWatch implements AutoCloseable {
    static final long LOOK_MS = 250;

    /** Looks without a turn after which a thread hangs. */
    static final int LOOKS = 8;

    /** The same, where it wants to run and gets no core. */
    static final int LOOKS_STARVED = 40;

    private static final Logger log = LoggerFactory.getLogger(ThreadWatch.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Failures failures;
    private final LongSupplier nanos;
    private final List<Watched> watched = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looking;
    private long lookedNs;

    public ThreadWatch(Failures failures) {
        this(failures, System::nanoTime);
    }

    ThreadWatch(Failures failures, LongSupplier nanos) {
        this.failures = failures;
        this.nanos = nanos;
        this.lookedNs = nanos.getAsLong();
        this.looking =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var made = new Thread(task, "thread-watch");
                            made.setDaemon(true);
                            return made;
                        });
    }

    /**
     * Watches a thread from now on.
     *
     * @param name as whoever looks after the server reads it
     * @param hangs called once with what is to be said, when it hangs; must neither wait for it nor throw
     */
    public void over(String name, Pulse pulse, Hangs hangs) {
        watched.add(new Watched(name, pulse, hangs));
    }

    /** What follows when a thread hangs. */
    public interface Hangs {
        void saying(String why);
    }

    /**
     * Begins to look. After a pause of the whole server no look is made up for: many at once would find every thread where
     * the first one found it.
     */
    public void begin() {
        looking.scheduleWithFixedDelay(
                () -> failures.guarded("the watch over threads", "", this::look),
                LOOK_MS,
                LOOK_MS,
                TimeUnit.MILLISECONDS);
    }

    /** Looks at everybody once. */
    void look() {
        long now = nanos.getAsLong();
        boolean paused = now - lookedNs > TimeUnit.MILLISECONDS.toNanos(4 * LOOK_MS);
        lookedNs = now;
        for (Watched one : watched) {
            one.look(paused);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    /** One thread as it was seen last. */
    private final class Watched {
        private final String name;
        private final Pulse pulse;
        private final Hangs hangs;
        private long turns = -1;
        private long usedNs;
        private int still;
        private int starved;
        private boolean stuck;

        Watched(String name, Pulse pulse, Hangs hangs) {
            this.name = name;
            this.pulse = pulse;
            this.hangs = hangs;
        }

        void look(boolean paused) {
            long now = pulse.turns();
            Thread thread = pulse.thread();
            if (now != turns || pulse.excused() || paused || thread == null) {
                if (stuck && now != turns) {
                    goesOn();
                }
                turns = now;
                still = 0;
                starved = 0;
                return;
            }
            if (wantsToRun(thread)) {
                starved++;
            } else {
                still++;
            }
            if (!stuck && (still >= LOOKS || starved >= LOOKS_STARVED)) {
                stuck();
            }
        }

        private boolean wantsToRun(Thread thread) {
            long used = THREADS.getThreadCpuTime(thread.threadId());
            boolean same = used == usedNs;
            usedNs = used;
            return same && thread.getState() == Thread.State.RUNNABLE;
        }

        private void stuck() {
            stuck = true;
            String why = name + " has had no turn for " + LOOKS * LOOK_MS / 1000 + " s";
            failures.stands(name, why);
            log.atError().log("{}; every thread stands here:\n{}", why, dump());
            hangs.saying(why);
        }

        private void goesOn() {
            stuck = false;
            failures.over(name);
            log.atInfo().log("{} goes on", name);
        }
    }

    private static String dump() {
        var text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            text.append(thread.getName()).append(" (").append(thread.getState()).append(")\n");
            for (StackTraceElement frame : each.getValue()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }
}
