package org.dragoman.gateway.http;

import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A link whose {@code #} a mail gateway wrote as {@code %23}: the badge comes as part of the path. Its browser is sent to the
 * link as it was meant.
 *
 * @param page the path of the page that was meant
 * @param fragment what was meant to stand behind the {@code #}, as it is written in an address
 */
record MangledLink(String page, String fragment) {
    private static final Pattern LINK =
            Pattern.compile("(/[a-z]{1,32})/?#([a-z]=[A-Za-z0-9._~=&,+-]{1,4000})");

    /** Gateways that stand one behind the other encode one another's codes. */
    private static final int ENCODED_MOST = 3;

    /** Such a link, if the path is one. */
    static Optional<MangledLink> of(String uri) {
        String path = uri.split("\\?", 2)[0];
        for (int i = 0; i < ENCODED_MOST && path.indexOf('%') >= 0; i++) {
            try {
                path = QueryStringDecoder.decodeComponent(path);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        Matcher link = LINK.matcher(path);
        return link.matches()
                ? Optional.of(new MangledLink(link.group(1), link.group(2)))
                : Optional.empty();
    }

    FullHttpResponse answer() {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FOUND);
        answer.headers()
                .set(HttpHeaderNames.LOCATION, page + "#" + fragment)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("referrer-policy", "no-referrer")
                .set("x-content-type-options", "nosniff");
        return answer;
    }
}
