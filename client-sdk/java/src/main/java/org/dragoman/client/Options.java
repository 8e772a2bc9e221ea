package org.dragoman.client;

import org.dragoman.protocol.v1.ConnectionPurpose;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/** How a client was asked to be. Immutable. */
record Options(
        URI hub,
        Supplier<String> token,
        String session,
        boolean follow,
        String language,
        String name,
        ConnectionPurpose purpose,
        Optional<SSLContext> trust,
        Backoff reconnect,
        Duration welcomePatience,
        Duration answerPatience,
        Duration silencePatience,
        Optional<Executor> executor,
        SessionListener listener,
        String device) {}
