package org.dragoman.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;

import org.dragoman.settings.ConnectionLimits;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicInteger;

/** Furnishes a new connection: TLS where there is a certificate, then HTTP within its limits. */
public final class HubInitializer extends ChannelInitializer<SocketChannel> {
    static final String TLS = "tls";
    public static final String HTTP = "http";
    public static final String WHOLE = "whole";
    public static final String FRONT = "front";
    private static final int BODY_MAX = 8192;

    private final @Nullable TlsSource tls;
    private final Proxies proxies;
    private final ConnectionLimits limits;
    private final Front.Site site;
    private final @Nullable Arrivals arrivals;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param tls none for plain HTTP
     * @param proxies that may say whom they speak for
     */
    public HubInitializer(
            @Nullable TlsSource tls, Proxies proxies, ConnectionLimits limits, Front.Site site) {
        this(tls, proxies, limits, site, null);
    }

    /**
     * @param arrivals who may open a connection; none for everybody
     */
    public HubInitializer(
            @Nullable TlsSource tls,
            Proxies proxies,
            ConnectionLimits limits,
            Front.Site site,
            @Nullable Arrivals arrivals) {
        this.arrivals = arrivals;
        this.tls = tls;
        this.proxies = proxies;
        this.limits = limits;
        this.site = site;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        if (proxies.isNeighbour(channel)) {
            // It brings everybody's, and has limits of its own: who it speaks for is counted, where
            // it says so.
            channel.pipeline().addLast("proxy", new ProxyProtocol(this::admits));
        } else if (!admits(channel)) {
            channel.close();
            return;
        }
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        if (tls != null) {
            channel.pipeline().addLast(TLS, encrypting(tls, channel));
        }
        var http =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.requestLineBytes())
                        .setMaxHeaderSize(limits.headerBytes())
                        .setHeadersFactory(CountedHeaders.of(limits.headers()))
                        .setTrailersFactory(CountedHeaders.of(limits.headers()));
        channel.pipeline().addLast(HTTP, new HttpServerCodec(http));
        channel.pipeline().addLast(WHOLE, new WholeRequests(BODY_MAX, site));
        channel.pipeline().addLast(FRONT, new Front(site, new RequestDeadline(waiting)));
    }

    private boolean admits(Channel channel) {
        return arrivals == null || arrivals.admits(channel);
    }

    private static ChannelHandler encrypting(TlsSource tls, SocketChannel channel) {
        SslContext usual = tls.context();
        return tls.answers()
                .flatMap(AcmeAnswers::awaited)
                .<ChannelHandler>map(awaited -> new AcmeHello(usual, awaited))
                .orElseGet(() -> usual.newHandler(channel.alloc()));
    }
}
