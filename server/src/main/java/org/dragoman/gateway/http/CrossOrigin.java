package org.dragoman.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

import java.util.function.Predicate;

/**
 * Lets pages of the origins that are on the list ask from elsewhere, and no others (Fetch, "CORS protocol"). No cookie is
 * involved: whoever asks shows a badge.
 */
final class CrossOrigin {
    private static final int REMEMBERED_S = 600;

    private final Predicate<HttpRequest> allowed;
    private final String methods;

    /**
     * @param allowed whether a request comes from a program, or from a page that may ask
     * @param methods what may be asked for, besides OPTIONS
     */
    CrossOrigin(Predicate<HttpRequest> allowed, String methods) {
        this.allowed = allowed;
        this.methods = methods;
    }

    boolean allows(HttpRequest request) {
        return allowed.test(request);
    }

    /** Whether a browser asks before it asks. */
    static boolean isPreflight(FullHttpRequest request) {
        return request.method().equals(HttpMethod.OPTIONS);
    }

    /** The answer to a browser that asks before it asks. */
    FullHttpResponse preflight(FullHttpRequest request) {
        var status = allows(request) ? HttpResponseStatus.NO_CONTENT : HttpResponseStatus.FORBIDDEN;
        var answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
        answer.headers().set(HttpHeaderNames.ALLOW, methods + ", OPTIONS");
        if (allows(request)) {
            answer.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods)
                    .set(
                            HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
                            "authorization, content-type")
                    .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, REMEMBERED_S);
        }
        return open(request, answer);
    }

    /** The same answer, readable for the page that asked, if it may ask. */
    <A extends HttpResponse> A open(HttpRequest request, A answer) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        answer.headers().set(HttpHeaderNames.VARY, "origin");
        if (origin != null && allows(request)) {
            answer.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "retry-after");
        }
        return answer;
    }
}
