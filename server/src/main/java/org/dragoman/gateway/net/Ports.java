package org.dragoman.gateway.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The ports that the server listens on. */
public final class Ports implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 4096;

    /** When a whole hall comes back, those who wait to be accepted must not wait for sound each time. */
    private static final int ACCEPTED_AT_ONCE = 256;

    private static final long CLOSE_MS = 1000;

    private final Transport transport;
    private final List<Channel> open = new ArrayList<>();

    public Ports(Transport transport) {
        this.transport = transport;
    }

    /**
     * Listens there.
     *
     * @return the port, chosen by the system if 0 was asked for
     */
    public int bind(InetSocketAddress address, HubInitializer initializer) throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(transport.group())
                        .channel(transport.serverChannel())
                        .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, acceptance())
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(16 * 1024, 64 * 1024))
                        .childHandler(initializer)
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(cannotListen(address, bound.cause()), bound.cause());
        }
        TcpRetransmission.hasten(bound.channel());
        open.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Asked only whether there may be more, Netty's epoll channel accepts one connection in a turn of its loop. */
    private static RecvByteBufAllocator acceptance() {
        return new ServerChannelRecvByteBufAllocator()
                .respectMaybeMoreData(false)
                .maxMessagesPerRead(ACCEPTED_AT_ONCE);
    }

    private static String cannotListen(InetSocketAddress address, @Nullable Throwable cause) {
        String at = address.getHostString() + ":" + address.getPort();
        String why = cause == null ? "" : String.valueOf(cause.getMessage());
        if (cause instanceof BindException
                || why.contains("in use")
                || why.contains("Permission denied")) {
            return "cannot listen on "
                    + at
                    + ": the port is in use or not yours; stop what listens there, or choose"
                    + " another port";
        }
        return "cannot listen on " + at + ": " + why;
    }

    @Override
    public void close() {
        open.forEach(port -> port.close().awaitUninterruptibly(CLOSE_MS));
    }
}
