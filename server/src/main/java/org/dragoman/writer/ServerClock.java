package org.dragoman.writer;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The server's time: the wall clock, carried on by the monotonic one, so that no time comes twice. It follows a wall clock
 * that was set, or that went on while the machine slept: forward at once, backward by going slower until it is right again.
 *
 * <pre>
 *   wall ahead by a second or more     jumps; every session notes it before anything else, and its speech clocks do not jump
 *   wall behind                        goes slower: by a twentieth while somebody speaks, by half while nobody does
 *   wall off by less                   goes a twentieth faster or slower, without a word
 * </pre>
 *
 * <p>What is measured is measured in {@link #steadyMs}, which knows nothing of all that. Safe from any thread.
 */
public final class ServerClock {
    /** What is less is made up for without a word. */
    static final long STEP_MS = 1000;

    /** What a clock may be off without anything being done. */
    private static final long NEAR_MICROS = 5000;

    private static final int SPOKEN = 1;
    private static final int SILENT = 10;
    private static final int OF = 20;

    private final LongSupplier wallMs;
    private final LongSupplier monotonicNs;
    private final long startMicros;
    private final long startNanos;
    private volatile Course course;

    public ServerClock() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    ServerClock(LongSupplier wallMs, LongSupplier monotonicNs) {
        this.wallMs = wallMs;
        this.monotonicNs = monotonicNs;
        this.startMicros = wallMs.getAsLong() * 1000;
        this.startNanos = monotonicNs.getAsLong();
        this.course = new Course(startMicros, startMicros, 0, SPOKEN, 0, 0);
    }

    /**
     * How the time goes on from an instant.
     *
     * @param steady the instant, as the steady time has it
     * @param at what the time was then
     * @param owed microseconds that it has to lose; to win, where less than 0
     * @param part of twenty microseconds so many go to that
     * @param jumpedMs how far it has jumped since the start, all in all
     * @param setBackMs how far the wall clock was set back since the start, all in all
     */
    private record Course(
            long steady, long at, long owed, int part, long jumpedMs, long setBackMs) {
        long paid(long now) {
            long most = Math.max(0, now - steady) * part / OF;
            return owed < 0 ? -Math.min(-owed, most) : Math.min(owed, most);
        }

        long time(long now) {
            return at + Math.max(0, now - steady) - paid(now);
        }
    }

    /** The time, and how it was moved until then. Each of both is in Unix or plain milliseconds. */
    record Reading(long nowMs, long jumpedMs, long setBackMs) {
        /** The time as if it had never jumped. */
        long unjumpedMs() {
            return nowMs - jumpedMs;
        }
    }

    Reading reading() {
        Course now = course;
        return new Reading(now.time(steadyMicros()) / 1000, now.jumpedMs, now.setBackMs);
    }

    /** Unix milliseconds. */
    public long nowMs() {
        return nowMicros() / 1000;
    }

    /** Unix microseconds. */
    public long nowMicros() {
        return course.time(steadyMicros());
    }

    /** Milliseconds that only measure: since some beginning, never faster, slower or moved. */
    public long steadyMs() {
        return steadyMicros() / 1000;
    }

    private long steadyMicros() {
        return startMicros + (monotonicNs.getAsLong() - startNanos) / 1000;
    }

    /** How far the wall clock is ahead of the server's time by now. */
    public long wallAheadMs() {
        return wallMs.getAsLong() - nowMs();
    }

    /**
     * Looks at the wall clock, and follows it. To be called a few times a second.
     *
     * @param spoken whether somebody speaks whose clock runs
     * @return how far the wall clock was set, in milliseconds, where that is new and a second or more
     */
    public synchronized OptionalLong follow(boolean spoken) {
        long steady = steadyMicros();
        Course before = course;
        long now = before.time(steady);
        long ahead = wallMs.getAsLong() * 1000 - now;
        long owed = before.owed - before.paid(steady);
        int part = spoken || ahead > 0 ? SPOKEN : SILENT;
        if (ahead >= STEP_MS * 1000) {
            course =
                    new Course(
                            steady,
                            now + ahead,
                            0,
                            SPOKEN,
                            before.jumpedMs + ahead / 1000,
                            before.setBackMs);
            return OptionalLong.of(ahead / 1000);
        }
        long setBack = -ahead - Math.max(0, owed);
        boolean isNew = setBack >= STEP_MS * 1000;
        if (Math.abs(ahead) > NEAR_MICROS) {
            course =
                    new Course(
                            steady,
                            now,
                            -ahead,
                            -ahead < STEP_MS * 1000 ? SPOKEN : part,
                            before.jumpedMs,
                            before.setBackMs + (isNew ? setBack / 1000 : 0));
        }
        return isNew ? OptionalLong.of(-setBack / 1000) : OptionalLong.empty();
    }
}
