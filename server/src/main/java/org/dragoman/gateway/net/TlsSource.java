package org.dragoman.gateway.net;

import io.netty.handler.ssl.SslContext;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Where new connections get their TLS from; what it gives may change, and connections that stand keep what they have. */
public interface TlsSource extends AutoCloseable {
    /** What a connection that begins now is encrypted with. Safe from any thread. */
    SslContext context();

    /** The names that its certificate is good for. Safe from any thread. */
    default Set<String> names() {
        return Set.of();
    }

    /** Days until its certificate ends, below 0 once it has ended; not a number where nobody knows. */
    default double daysLeft() {
        return Double.NaN;
    }

    /** Until when its certificate is good; nothing where nobody knows. Safe from any thread. */
    default Optional<Instant> until() {
        return Optional.empty();
    }

    /** Looks at once whether there is another certificate. Safe from any thread. */
    default void readAgain() {}

    /** What an authority must find here; nothing where none is asked for certificates. */
    default Optional<AcmeAnswers> answers() {
        return Optional.empty();
    }

    /** The port at which an authority looks by HTTP. */
    default OptionalInt httpPort() {
        return OptionalInt.empty();
    }

    /** From now on the server can be reached: what needs that begins. */
    default void begin() {}

    @Override
    default void close() {}
}
