package org.dragoman.gateway.net;

import io.netty.channel.EventLoop;

import org.dragoman.fanout.Loop;
import org.dragoman.writer.Pulse;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** One of the hub's event loops, numbered, with the connections that live on it. Its own owner. */
public final class NettyLoop implements Loop {
    private final int index;
    private final EventLoop eventLoop;

    private final LoopLoad strain;
    private final Pulse pulse = new Pulse();
    private final ArrayDeque<Ticking> round = new ArrayDeque<>();
    private boolean strained;
    private long turnedNanos;

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
        strain.turned(now - turnedNanos);
        turnedNanos = now;
        for (int left = (round.size() + parts - 1) / parts; left > 0; left--) {
            Ticking connection = round.removeFirst();
            if (!connection.isGone()) {
                round.addLast(connection);
                tick(connection, nowMs);
            }
        }
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
