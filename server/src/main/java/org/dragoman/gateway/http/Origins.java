package org.dragoman.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;

import org.dragoman.gateway.net.OwnNames;
import org.dragoman.gateway.net.Proxies;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose pages may ask here, and how the server's own address keeps its pages secret. Requests were read by {@link Proxies}
 * before. Immutable.
 */
public final class Origins {
    /** A month: as long as badges are usually good, and short enough to go back. */
    private static final String SECRET_FOR = "max-age=2592000";

    private final Optional<String> own;
    private final Set<String> listed;
    private final OwnNames names;
    private final boolean tls;

    /**
     * @param url under which people reach the server, without a slash at its end
     * @param listed other sites
     * @param names under which the server may be asked for besides
     * @param tls whether the server itself encrypts
     */
    public Origins(Optional<URI> url, Set<String> listed, OwnNames names, boolean tls) {
        this.own = url.map(URI::toString);
        this.listed = Set.copyOf(listed);
        this.names = names;
        this.tls = tls;
    }

    /**
     * A program sends no origin. A page sends its own: it must be that of the server's own address, one of the list, or the
     * host that was asked for, where that is one of the server's own names, and where a proxy may have taken https away from a
     * server that is plain.
     */
    public boolean admits(HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN);
        return origin == null
                || listed.contains(origin)
                || own.filter(origin::equals).isPresent()
                || (isOfHost(origin, request.headers().get(HttpHeaderNames.HOST, ""))
                        && isOwn(request));
    }

    /** Without an address of its own the server believes a proxy that it believes anyway. */
    private boolean isOwn(HttpRequest request) {
        return names.has(request.headers().get(HttpHeaderNames.HOST, ""))
                || (own.isEmpty() && Proxies.isForwardedHost(request));
    }

    private boolean isOfHost(String origin, String asked) {
        String host = asked.toLowerCase(Locale.ROOT);
        return !host.isEmpty()
                && (is(origin, "https://", host, ":443")
                        || (!tls && is(origin, "http://", host, ":80")));
    }

    /** A page leaves the usual port out; a proxy may have written it. */
    private static boolean is(String origin, String scheme, String host, String usualPort) {
        String plain =
                host.endsWith(usualPort)
                        ? host.substring(0, host.length() - usualPort.length())
                        : host;
        return origin.equals(scheme + plain);
    }

    /** Whether what the client got came encrypted, so that a cookie may be bound to that. */
    boolean isSecret(HttpRequest request) {
        return tls || isHttps() || Proxies.isForwardedHttps(request);
    }

    private boolean isHttps() {
        return own.filter(url -> url.startsWith("https:")).isPresent();
    }

    /** Tells browsers to come by https alone, where that is the server's own address (RFC 6797). */
    void tellSecrecy(HttpResponse answer) {
        if (isHttps()) {
            answer.headers().set("strict-transport-security", SECRET_FOR);
        }
    }
}
