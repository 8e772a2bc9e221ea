package org.dragoman.gateway.net;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;

import org.dragoman.settings.ConnectionLimits;
import org.jspecify.annotations.Nullable;

/** Furnishes a new connection: TLS where there is a certificate, then HTTP within its limits. */
public final class HubInitializer extends ChannelInitializer<SocketChannel> {
    public static final String HTTP = "http";
    public static final String WHOLE = "whole";
    public static final String FRONT = "front";
    private static final int BODY_MAX = 8192;

    private final @Nullable SslContext tls;
    private final ConnectionLimits limits;
    private final Front.Site site;

    public HubInitializer(@Nullable SslContext tls, ConnectionLimits limits, Front.Site site) {
        this.tls = tls;
        this.limits = limits;
        this.site = site;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        if (tls != null) {
            channel.pipeline().addLast("tls", tls.newHandler(channel.alloc()));
        }
        var http =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.requestLineBytes())
                        .setMaxHeaderSize(limits.headerBytes());
        channel.pipeline().addLast(HTTP, new HttpServerCodec(http));
        channel.pipeline().addLast(WHOLE, new HttpObjectAggregator(BODY_MAX));
        channel.pipeline().addLast(FRONT, new Front(site));
    }
}
