package org.dragoman.gateway.net;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.channel.Channel;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's best way to sockets, and the event loops that use it. */
public final class Transport implements AutoCloseable {
    /**
     * Sockets that are read before what is due on the loop has its turn. When hundreds come in at once, each costs
     * milliseconds, and those who are in would hear nothing until all of them were greeted.
     */
    private static final int READ_AT_ONCE = 4;

    private final boolean epoll;
    private final MultiThreadIoEventLoopGroup group;
    private final List<NettyLoop> loops = new ArrayList<>();
    private final IdentityHashMap<EventLoop, NettyLoop> byEventLoop = new IdentityHashMap<>();

    /**
     * @param threads event loops, 0 for one on each core
     * @param economyPercent of a core that a loop may use before it is strained, 100 for never
     */
    public Transport(int threads, int economyPercent) {
        epoll = Epoll.isAvailable();
        IoHandlerFactory factory =
                epoll
                        ? EpollIoHandler.newFactory(
                                READ_AT_ONCE, DefaultSelectStrategyFactory.INSTANCE)
                        : NioIoHandler.newFactory();
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        group = new MultiThreadIoEventLoopGroup(count, new LoopThreads(), factory);
        group.forEach(
                executor -> {
                    var loop =
                            new NettyLoop(
                                    loops.size(),
                                    (EventLoop) executor,
                                    new LoopLoad(economyPercent));
                    loops.add(loop);
                    byEventLoop.put(loop.eventLoop(), loop);
                });
    }

    public String name() {
        return epoll ? "epoll" : "nio";
    }

    /** Bytes of memory outside the heap that messages under way take. */
    public static long bufferBytes() {
        return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider known
                ? known.metric().usedDirectMemory()
                : 0;
    }

    public MultiThreadIoEventLoopGroup group() {
        return group;
    }

    public Class<? extends ServerChannel> serverChannel() {
        return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    public Class<? extends Channel> clientChannel() {
        return epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    public List<NettyLoop> loops() {
        return loops;
    }

    public NettyLoop loop(EventLoop eventLoop) {
        NettyLoop loop = byEventLoop.get(eventLoop);
        if (loop == null) {
            throw new IllegalStateException("not one of the hub's event loops");
        }
        return loop;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3000);
    }
}
