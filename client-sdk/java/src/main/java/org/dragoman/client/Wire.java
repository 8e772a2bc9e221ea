package org.dragoman.client;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/**
 * One WebSocket as the rest of this package sees it: whole binary messages under one subprotocol. The border
 * behind which the WebSocket library can be exchanged.
 */
interface Wire {
    /** Sends one message and then says so; not called again before it did. */
    void send(byte[] message, Sent sent);

    /** Starts the closing handshake; the ear is told when it ended. */
    void close(int code, String text);

    /** Told when a message has left, with what went wrong or null. */
    interface Sent {
        void sent(@Nullable Throwable trouble);
    }

    /** What a wire tells. Called on the wire's own threads, one call at a time. */
    interface Ear {
        void opened(Wire wire);

        void heard(ByteBuffer message);

        /** Once at most, and nothing after it; also if the wire never opened. */
        void ended(Departure departure);
    }

    /** Makes wires. */
    interface Dialer {
        /** Waits until the wire opened or ended; the ear is told which. */
        void dial(URI hub, Optional<SSLContext> trust, Ear ear);
    }
}
