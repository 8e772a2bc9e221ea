package org.dragoman.gateway.net;

import io.netty.channel.EventLoop;

import org.dragoman.fanout.Loop;
import org.dragoman.writer.Pulse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** One of the hub's event loops, numbered, with the connections that live on it. Its own owner. */
public final class NettyLoop implements Loop {
    private static final Logger log = LoggerFactory.getLogger(NettyLoop.class);

    /** Sound that waited longer is too old to be heard. */
    private static final long LATE_NS = 400_000_000;

    /** Whoever holds a lease and is silent for so long has lost it. */
    private static final long DEAF_NS = 2_000_000_000;

    /** Between turns as far apart as this the loop has read what came. */
    private static final long READ_NS = 4_000_000;

    /** A machine that swaps stops often: the log has it once a minute, with how often. */
    private static final long TOLD_AGAIN_MS = 60_000;

    private final int index;
    private final EventLoop eventLoop;

    private final LoopLoad strain;
    private final Pulse pulse = new Pulse();
    private final ArrayDeque<Ticking> round = new ArrayDeque<>();
    private boolean strained;
    private long turnedNanos;
    private int late;
    private int deaf;
    private long resumedMs;
    private int stops;
    private long toldStopMs;

    NettyLoop(int index, EventLoop eventLoop, LoopLoad strain) {
        this.index = index;
        this.eventLoop = eventLoop;
        this.strain = strain;
    }

    /** Looks how it fares. On the loop, a few times a second. */
    public void look() {
        strained = strain.look();
    }

    /** A connection that lives here gets its turn from now on, until it is gone. On the loop. */
    public void attend(Ticking connection) {
        round.addLast(connection);
    }

    /**
     * Gives one of so many parts of the connections their turn, those that have waited longest. All at once would keep
     * sound waiting. On the loop.
     */
    public void turn(int parts, long nowMs) {
        pulse.beat();
        long now = System.nanoTime();
        long afterNs = turnedNanos == 0 ? 0 : now - turnedNanos;
        strain.turned(afterNs);
        turnedNanos = now;
        if (afterNs > LATE_NS) {
            stood(afterNs, parts, nowMs);
            return;
        }
        if (late > 0) {
            if (afterNs < READ_NS) {
                return; // it makes up for turns that were missed, and has read nothing in between
            }
            late--;
            deaf = Math.max(0, deaf - 1);
        }
        for (int left = (round.size() + parts - 1) / parts; left > 0; left--) {
            Ticking connection = round.removeFirst();
            if (!connection.isGone()) {
                round.addLast(connection);
                tick(connection, nowMs);
            }
        }
    }

    /** It had no turn for long: what came meanwhile is read now, and looked at before it is heard. */
    private void stood(long afterNs, int parts, long nowMs) {
        late = parts + 1;
        deaf = afterNs > DEAF_NS ? parts + 1 : deaf;
        resumedMs = nowMs;
        stops++;
        if (toldStopMs == 0 || nowMs - toldStopMs >= TOLD_AGAIN_MS) {
            log.atWarn()
                    .addKeyValue("times", stops)
                    .log(
                            "loop {} stood still for {} ms; what was said long before its end is"
                                    + " not heard",
                            index,
                            afterNs / 1_000_000);
            toldStopMs = nowMs;
            stops = 0;
        }
    }

    private long sinceTurnNs() {
        return turnedNanos == 0 ? 0 : System.nanoTime() - turnedNanos;
    }

    /** Whether it stands still, or did until just now, for longer than sound may wait. On the loop. */
    public boolean isLate() {
        return late > 0 || sinceTurnNs() > LATE_NS;
    }

    /**
     * Whether it did so for as long as whoever holds a lease may be silent: nothing is heard until every connection had its
     * turn. On the loop.
     */
    public boolean isDeaf() {
        return deaf > 0 || sinceTurnNs() > DEAF_NS;
    }

    /** When it went on after it had stood still, in the milliseconds of its turns; 0 if it never did. On the loop. */
    public long resumedMs() {
        return resumedMs;
    }

    /** One whose turn fails ends; the others get theirs. */
    private static void tick(Ticking connection, long nowMs) {
        try {
            connection.tick(nowMs);
        } catch (RuntimeException | Error e) {
            connection.failed(e);
        }
    }

    /** Its sign of life. */
    public Pulse pulse() {
        return pulse;
    }

    /** Whether it is past its budget. On the loop. */
    public boolean strained() {
        return strained;
    }

    public EventLoop eventLoop() {
        return eventLoop;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public boolean inside() {
        return eventLoop.inEventLoop();
    }

    @Override
    public void later(Runnable task, long ms) {
        eventLoop.schedule(task, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }
}
