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

import org.dragoman.conference.Conference;
import org.dragoman.conference.Ids;
import org.dragoman.conference.Logo;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionId;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.wire.HallPaths;
import org.dragoman.print.QrSvg;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the hall's screens point at: the conference's logo, and the short address that lets whoever opens it in with the badge
 * of the public, with its QR code. Only what the conference file offers is there.
 */
public final class HallPages {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    /** A picture that is opened by itself draws, and does nothing else. */
    private static final String PICTURE =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    private final Conference conference;
    private final Function<ParticipantId, String> badge;
    private final Optional<URI> url;
    private final Origins origins;

    /**
     * @param badge makes a token for a participant's badge
     * @param url under which people reach the server; without it the host that was asked for
     */
    public HallPages(
            Conference conference,
            Function<ParticipantId, String> badge,
            Optional<URI> url,
            Origins origins) {
        this.conference = conference;
        this.badge = badge;
        this.url = url;
        this.origins = origins;
    }

    /** Whether a path is one of these, offered or not. */
    public static boolean isAsked(String path) {
        return path.equals(HallPaths.LOGO)
                || path.equals(HallPaths.CODE)
                || path.equals(HallPaths.LISTEN)
                || path.startsWith(HallPaths.LISTEN + "/");
    }

    public FullHttpResponse answer(FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD here");
        }
        var asked = new QueryStringDecoder(request.uri());
        Optional<FullHttpResponse> answer =
                switch (asked.path()) {
                    case HallPaths.LOGO -> conference.hall().logo().map(HallPages::logo);
                    case HallPaths.CODE -> code(request, asked);
                    default -> wayIn(asked.path());
                };
        return answer.orElseGet(() -> Front.plain(HttpResponseStatus.NOT_FOUND, "not found"));
    }

    private static FullHttpResponse logo(Logo logo) {
        return picture(logo.type(), logo.bytes());
    }

    private Optional<FullHttpResponse> code(FullHttpRequest request, QueryStringDecoder asked) {
        String session = asked.parameters().getOrDefault("s", List.of("")).getFirst();
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        boolean offered = conference.hall().listen().isPresent();
        if (!offered || !isSession(session) || !HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        String site =
                url.map(URI::toString)
                        .orElseGet(
                                () -> (origins.isSecret(request) ? "https://" : "http://") + host);
        String address = site + HallPaths.LISTEN + (session.isEmpty() ? "" : "/" + session);
        return Optional.of(
                picture("image/svg+xml", QrSvg.of(address).getBytes(StandardCharsets.UTF_8)));
    }

    /** To the delegate's page, as the badge of the public; a session that is named is entered, else whichever goes on. */
    private Optional<FullHttpResponse> wayIn(String path) {
        String session =
                path.length() > HallPaths.LISTEN.length()
                        ? path.substring(HallPaths.LISTEN.length() + 1)
                        : "";
        return conference
                .hall()
                .listen()
                .filter(_ -> isSession(session))
                .map(
                        holder -> {
                            FullHttpResponse there = Front.plain(HttpResponseStatus.FOUND, "");
                            there.headers()
                                    .set(
                                            HttpHeaderNames.LOCATION,
                                            "/delegate#t="
                                                    + badge.apply(holder)
                                                    + (session.isEmpty() ? "" : "&s=" + session))
                                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                                    .set("referrer-policy", "no-referrer");
                            return there;
                        });
    }

    /** None, or one of the conference. */
    private boolean isSession(String session) {
        return session.isEmpty()
                || (Ids.valid(session) && conference.session(new SessionId(session)).isPresent());
    }

    private static FullHttpResponse picture(String type, byte[] bytes) {
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(bytes));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .set("content-security-policy", PICTURE)
                .set("cross-origin-resource-policy", "same-origin")
                .set("referrer-policy", "no-referrer")
                .set("x-content-type-options", "nosniff");
        return answer;
    }
}
