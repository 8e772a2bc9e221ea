package org.dragoman.gateway;

import io.netty.channel.EventLoop;

import org.dragoman.fanout.Loop;

/** One of the hub's event loops, numbered, with the connections that live on it. */
final class NettyLoop implements Loop {
    private final int index;
    private final EventLoop eventLoop;

    private final Strain strain = new Strain();
    private boolean strained;

    NettyLoop(int index, EventLoop eventLoop) {
        this.index = index;
        this.eventLoop = eventLoop;
    }

    /** Looks how it fares. On the loop, a few times a second. */
    void look() {
        strained = strain.look();
    }

    /** Whether it is past its budget. On the loop. */
    boolean strained() {
        return strained;
    }

    EventLoop eventLoop() {
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
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }
}
