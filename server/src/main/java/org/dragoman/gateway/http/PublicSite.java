package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
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
    private final CrossOrigin pages;

    /**
     * @param byProxyAlone whether only proxies may ask, since the port is open to others and does not encrypt
     */
    public PublicSite(Origins origins, Proxies proxies, boolean byProxyAlone, Front.Site behind) {
        this.origins = origins;
        this.proxies = proxies;
        this.byProxyAlone = byProxyAlone;
        this.behind = behind;
        this.pages = new CrossOrigin(origins::admits, "");
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
            told(request, answer);
        }
        return answer;
    }

    @Override
    public void refused(
            ChannelHandlerContext context, HttpRequest request, FullHttpResponse answer) {
        if (!byProxyAlone || proxies.isNeighbour(context.channel())) {
            proxies.read(context.channel(), request);
            told(request, answer);
        }
    }

    /** Whatever is answered where pages from elsewhere may ask, a refusal as well, they may read. */
    private void told(HttpRequest request, FullHttpResponse answer) {
        origins.tellSecrecy(answer);
        String path = request.uri().split("[?]", 2)[0];
        if (path.equals(Upgrade.PATH)
                || path.equals(CaptionIntake.PATH)
                || Broadcasts.isAsked(path)) {
            pages.open(request, answer);
        }
    }
}
