package org.dragoman.gateway.net;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import org.jspecify.annotations.Nullable;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLException;

/** What an authority that looks whether a name is ours must find here (RFC 8555, RFC 8737). Safe from any thread. */
public final class AcmeAnswers {
    /** Where an authority asks by HTTP, with a token behind it. */
    public static final String PATH = "/.well-known/acme-challenge/";

    static final String PROTOCOL = "acme-tls/1";
    private static final int PENDING_MAX = 16;

    private final Map<String, String> byToken = new ConcurrentHashMap<>();
    private volatile @Nullable SslContext tls;

    /** What is answered for a path that an authority asks for by HTTP. */
    public Optional<String> at(String path) {
        return path.startsWith(PATH)
                ? Optional.ofNullable(byToken.get(path.substring(PATH.length())))
                : Optional.empty();
    }

    void http(String token, String authorization) {
        if (byToken.size() < PENDING_MAX) {
            byToken.put(token, authorization);
        }
    }

    void tls(X509Certificate certificate, PrivateKey key) throws SSLException {
        tls =
                SslContextBuilder.forServer(key, certificate)
                        .sslProvider(SslProvider.JDK)
                        .applicationProtocolConfig(
                                new ApplicationProtocolConfig(
                                        ApplicationProtocolConfig.Protocol.ALPN,
                                        ApplicationProtocolConfig.SelectorFailureBehavior
                                                .NO_ADVERTISE,
                                        ApplicationProtocolConfig.SelectedListenerFailureBehavior
                                                .ACCEPT,
                                        PROTOCOL))
                        .build();
    }

    /** What a connection that offers the authority's protocol is encrypted with; nothing while no authority is awaited. */
    Optional<SslContext> awaited() {
        return Optional.ofNullable(tls);
    }

    /** No authority is awaited any more. */
    void over() {
        byToken.clear();
        tls = null;
    }
}
