package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.dragoman.gateway.net.ClientAddress;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.sitting.ExposedBadges;
import org.jspecify.annotations.Nullable;

/**
 * Refuses whatever brings a secret in its address, before anybody reads it. A link that a mail gateway broke is let through to
 * {@link MangledLink}: whoever opens it did nothing wrong, and must come in.
 */
public final class AddressGuard implements Front.Site {
    private static final String ADVICE =
            "tokens never in URLs: a program sends Authorization: Bearer or Hello, a link has it"
                + " behind #t=, a player gets a link of its own; a badge that stood here is ended";

    private final ExposedBadges exposed;
    private final Front.Site behind;

    public AddressGuard(ExposedBadges exposed, Front.Site behind) {
        this.exposed = exposed;
        this.behind = behind;
    }

    @Override
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        if (!AddressSecrets.stands(request.uri(), host)
                || MangledLink.of(request.uri()).isPresent()) {
            return behind.answer(context, request);
        }
        exposed.seen(
                AddressSecrets.tokens(request.uri(), host),
                AddressSecrets.masked(request.uri()),
                ClientAddress.of(context.channel()));
        FullHttpResponse no = Front.plain(HttpResponseStatus.BAD_REQUEST, ADVICE);
        no.headers()
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("referrer-policy", "no-referrer");
        return no;
    }
}
