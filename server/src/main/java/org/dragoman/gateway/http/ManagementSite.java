package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.OwnNames;
import org.dragoman.gateway.net.TurnedAway;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * What stands before everything on the management port. Programs of those who run the server ask here, and people at its
 * machine; a page of another site must get nothing of it, whatever name it makes lead here, and can send no form here.
 */
public final class ManagementSite implements Front.Site {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /** What tells no more than whether the server runs: whoever looks after processes has no secret. */
    private static final Set<String> OPEN = Set.of("/livez", "/readyz");

    private final OwnNames names;
    private final ManagementToken token;
    private final TurnedAway turnedAway;
    private final Front.Site behind;

    public ManagementSite(
            OwnNames names, ManagementToken token, TurnedAway turnedAway, Front.Site behind) {
        this.names = names;
        this.token = token;
        this.turnedAway = turnedAway;
        this.behind = behind;
    }

    @Override
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse answer = refusal(request);
        if (answer == null) {
            answer = behind.answer(context, request);
        }
        if (answer != null) {
            answer.headers()
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .set("cross-origin-resource-policy", "same-origin")
                    .set("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                    .set("referrer-policy", "no-referrer");
        }
        return answer;
    }

    private @Nullable FullHttpResponse refusal(FullHttpRequest request) {
        var headers = request.headers();
        String host = headers.get(HttpHeaderNames.HOST, "");
        boolean unnamed = host.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        if (headers.getAll(HttpHeaderNames.HOST).size() > 1 || (!unnamed && !names.has(host))) {
            turnedAway.managementHost(host);
            return Front.plain(
                    HttpResponseStatus.MISDIRECTED_REQUEST,
                    "this is asked for by an address or a name of its machine; management.hosts"
                            + " names others");
        }
        if (headers.contains(HttpHeaderNames.ORIGIN)
                || "cross-site".equals(headers.get("sec-fetch-site"))
                        && !"navigate".equals(headers.get("sec-fetch-mode"))) {
            return Front.plain(HttpResponseStatus.FORBIDDEN, "pages may not ask here");
        }
        if (!READING.contains(request.method())) {
            FullHttpResponse no =
                    Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD");
            no.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
            return no;
        }
        if (!OPEN.contains(request.uri())
                && !token.admits(headers.get(HttpHeaderNames.AUTHORIZATION, ""))) {
            FullHttpResponse no =
                    Front.plain(
                            HttpResponseStatus.UNAUTHORIZED,
                            "the secret of management.token_file is needed: Authorization: Bearer"
                                    + " SECRET");
            no.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"management\"");
            return no;
        }
        return null;
    }
}
