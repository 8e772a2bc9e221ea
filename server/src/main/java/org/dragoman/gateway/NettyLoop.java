package org.dragoman.gateway;

import io.netty.channel.EventLoop;

import org.dragoman.fanout.Loop;

/** One of the hub's event loops, numbered, with the connections that live on it. */
final class NettyLoop implements Loop {
    private final int index;
    private final EventLoop eventLoop;

    NettyLoop(int index, EventLoop eventLoop) {
        this.index = index;
        this.eventLoop = eventLoop;
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
