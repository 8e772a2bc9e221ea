package org.dragoman.load.hubs;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.dragoman.gateway.net.Certificates;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A hub on Netty as one would write it first: NIO, a pipeline and an encoder for each listener, a group for each channel. */
public final class PlainNetty {
    private static final int CHANNELS = 8;

    private PlainNetty() {}

    /**
     * Serves until it is ended.
     *
     * @param args a folder with the certificate, or -
     */
    public static void main(String[] args) throws Exception {
        @Nullable SslContext tls =
                args[0].equals("-") ? null : Certificates.own(Path.of(args[0]), "127.0.0.1");
        var groups = new ChannelGroup[CHANNELS];
        for (int i = 0; i < CHANNELS; i++) {
            groups[i] = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        }
        Channel port =
                new ServerBootstrap()
                        .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .childHandler(new Pipeline(tls, groups))
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .sync()
                        .channel();
        System.out.println("ready " + ((InetSocketAddress) port.localAddress()).getPort() + " 0");
        port.closeFuture().sync();
    }

    private static final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final @Nullable SslContext tls;
        private final ChannelGroup[] groups;

        Pipeline(@Nullable SslContext tls, ChannelGroup[] groups) {
            this.tls = tls;
            this.groups = groups;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            if (tls != null) {
                channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            }
            channel.pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(8192))
                    .addLast(new WebSocketServerProtocolHandler("/v1/session", "dragoman.v1"))
                    .addLast(new Guest(groups));
        }
    }

    private static final class Guest extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {
        private final ChannelGroup[] groups;
        private @Nullable ChannelGroup hears;
        private @Nullable ChannelGroup speaks;

        Guest(ChannelGroup[] groups) {
            this.groups = groups;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
            if (speaks != null) {
                speaks.writeAndFlush(frame.retain());
                return;
            }
            int what = frame.content().readByte();
            int channel = frame.content().readUnsignedByte();
            @Nullable ChannelGroup group = channel < groups.length ? groups[channel] : null;
            if (what == 'P') {
                speaks = group;
                return;
            }
            if (hears != null) {
                hears.remove(context.channel());
            }
            hears = group;
            if (group != null) {
                group.add(context.channel());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
