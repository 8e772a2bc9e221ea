package org.dragoman.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;

import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.sitting.Entrance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * By what somebody comes to a stream: by a badge in {@code Authorization: Bearer}, by the cookie that a page gets for it, or by a
 * link that was made for this one stream and begins it for a while.
 */
final class StreamDoor {
    private static final String LINK = "link";
    private static final String COOKIE = "dragoman-listen";
    private static final long COOKIE_S = 12 * 3600;
    private static final String BEARER = "Bearer ";

    private final Entrance entrance;
    private final Origins origins;
    private final Duration linksValid;

    StreamDoor(Entrance entrance, Origins origins, Duration linksValid) {
        this.entrance = entrance;
        this.origins = origins;
        this.linksValid = linksValid;
    }

    /** What a player sends where a name and a password stood in its address, which stays in its list of addresses. */
    static Optional<FullHttpResponse> passwordRefused(FullHttpRequest request) {
        String said = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        return said.regionMatches(true, 0, "Basic ", 0, 6)
                ? Optional.of(
                        Front.plain(
                                HttpResponseStatus.BAD_REQUEST,
                                "a badge is no password: POST to this address with Authorization:"
                                        + " Bearer TOKEN makes a link for a player"))
                : Optional.empty();
    }

    /** Who asks; nobody where the badge or the link is not good. */
    Optional<Entrance.Guest> guest(FullHttpRequest request) {
        var asked = new QueryStringDecoder(request.uri());
        List<String> links = asked.parameters().getOrDefault(LINK, List.of());
        return links.size() == 1 && !request.method().equals(HttpMethod.POST)
                ? entrance.listener(links.getFirst(), asked.path())
                : token(request).flatMap(entrance::guest);
    }

    /** The badge's token that a request shows, good or not. */
    static Optional<String> token(FullHttpRequest request) {
        Optional<String> bearer = bearer(request);
        return bearer.isPresent() ? bearer : cookie(request);
    }

    private static Optional<String> bearer(FullHttpRequest request) {
        String said = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        return said.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(said.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> cookie(FullHttpRequest request) {
        String cookies = request.headers().get(HttpHeaderNames.COOKIE, "");
        return ServerCookieDecoder.STRICT.decode(cookies).stream()
                .filter(cookie -> cookie.name().equals(COOKIE))
                .map(Cookie::value)
                .findFirst();
    }

    /** Whoever shows neither a good badge nor a good link. */
    static FullHttpResponse unknown() {
        FullHttpResponse no =
                Front.plain(
                        HttpResponseStatus.UNAUTHORIZED,
                        "a badge's token is needed, Authorization: Bearer TOKEN, or a link that was"
                                + " made for this stream and is still good");
        no.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"dragoman\"");
        return no;
    }

    /** A cookie for the players of a page: a page may send a header, an audio element may not. A cookie makes none. */
    FullHttpResponse remembered(FullHttpRequest request) {
        Optional<String> token = bearer(request);
        if (token.isEmpty()) {
            return unknown();
        }
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        answer.headers()
                .set(
                        HttpHeaderNames.SET_COOKIE,
                        COOKIE
                                + "="
                                + token.get()
                                + "; Path="
                                + Broadcasts.PATH
                                + "; Max-Age="
                                + COOKIE_S
                                + "; HttpOnly; SameSite=Strict"
                                + (origins.isSecret(request) ? "; Secure" : ""));
        return answer;
    }

    /** A link to a stream for a player. A cookie makes none: what a page asks for by itself, it asks for with the badge. */
    FullHttpResponse link(FullHttpRequest request, String stream, Entrance.Guest guest) {
        if (bearer(request).isEmpty()) {
            return unknown();
        }
        Entrance.ListeningLink made = entrance.link(guest, stream, linksValid);
        FullHttpResponse answer =
                Front.plain(
                        HttpResponseStatus.CREATED,
                        "{\"path\":\"%s?%s=%s\",\"untilMs\":%d}"
                                .formatted(stream, LINK, made.link(), made.untilMs()));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return answer;
    }
}
