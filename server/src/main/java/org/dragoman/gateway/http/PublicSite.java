package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.Proxies;
import org.jspecify.annotations.Nullable;

/** What stands before everything on the public port: what proxies say is read, and what the address demands is told. */
public final class PublicSite implements Front.Site {
    private final Origins origins;
    private final Proxies proxies;
    private final boolean byProxyAlone;
    private final Front.Site behind;

    /**
     * @param byProxyAlone whether only proxies may ask, since the port is open to others and does not encrypt
     */
    public PublicSite(Origins origins, Proxies proxies, boolean byProxyAlone, Front.Site behind) {
        this.origins = origins;
        this.proxies = proxies;
        this.byProxyAlone = byProxyAlone;
        this.behind = behind;
    }

    @Override
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        if (byProxyAlone && !proxies.isNeighbour(context.channel())) {
            return Front.plain(
                    HttpResponseStatus.FORBIDDEN,
                    "not encrypted here: come by the address of the conference");
        }
        proxies.read(context.channel(), request);
        FullHttpResponse answer = behind.answer(context, request);
        if (answer != null) {
            origins.tellSecrecy(answer);
        }
        return answer;
    }
}
