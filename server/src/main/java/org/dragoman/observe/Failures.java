package org.dragoman.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the server's own code got wrong, counted and logged, and what of it still stands. An exception that nobody expected
 * comes here, from any thread, after what it was about was answered or shut.
 */
public final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    /** The same again is logged so late; it is counted each time. */
    private static final long AGAIN_NS = 60_000_000_000L;

    private static final int KINDS_MAX = 256;
    private static final int STANDING_MAX = 256;
    private static final String METER = "dragoman.internal.errors";

    private final MeterRegistry registry;
    private final Map<String, Long> logged = new ConcurrentHashMap<>();
    private final Map<String, String> standing = new ConcurrentSkipListMap<>();

    public Failures(MeterRegistry registry) {
        this.registry = registry;
        count("task");
    }

    /**
     * An exception that nobody expected.
     *
     * @param where the part of the server
     * @param session empty where it was no session's
     * @param command by its client's id; empty where it was none
     */
    public void caught(String where, String session, String command, Throwable cause) {
        count(where).increment();
        if (isNew(where, cause)) {
            log.atError()
                    .addKeyValue("where", where)
                    .addKeyValue("session", session)
                    .addKeyValue("command", command)
                    .setCause(cause)
                    .log("the server's own code failed");
        }
    }

    private Counter count(String where) {
        return registry.counter(METER, "where", where);
    }

    private boolean isNew(String where, Throwable cause) {
        var trace = cause.getStackTrace();
        String kind = where + " " + cause.getClass().getName() + (trace.length > 0 ? trace[0] : "");
        long now = System.nanoTime();
        if (logged.size() >= KINDS_MAX) {
            logged.clear();
        }
        Long before = logged.put(kind, now);
        if (before != null && now - before < AGAIN_NS) {
            logged.put(kind, before);
            return false;
        }
        return true;
    }

    /** Something is wrong from now on, which whoever looks after the server must know. */
    public void stands(String what, String why) {
        if (standing.size() < STANDING_MAX) {
            standing.put(what, why);
        }
    }

    /** It is not wrong any more. */
    public void over(String what) {
        standing.remove(what);
    }

    /** What is wrong now; empty where nothing is. */
    public String standing() {
        return String.join("; ", standing.values());
    }

    /** Runs a task; one that fails is told, stands as failed, and is over with the next one that does not. */
    public void guarded(String name, String session, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            caught("task", session, "", e);
            stands(name, name + " fails: " + e);
            return;
        }
        over(name);
    }
}
