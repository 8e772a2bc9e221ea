package org.dragoman.client;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.exception.DeploymentHandshakeException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

/** Wires made of Jakarta WebSocket on Tyrus and the JDK's asynchronous channels; the only class that knows. */
final class TyrusDialer implements Wire.Dialer {
    private static final String CONTAINER =
            "org.glassfish.tyrus.container.jdk.client.JdkClientContainer";
    static final String TRANSPORT = "org.glassfish.tyrus.container.jdk.client.TransportFilter";
    private static final System.Logger LOG = System.getLogger(TyrusDialer.class.getName());
    private static final int CAUSES_MAX = 8;
    private static final int HANDSHAKE_MS = 10_000;
    private static final String SUBPROTOCOL = "dragoman.v1";
    private static final int MESSAGE_BYTES_MAX = 16 << 20;

    @Override
    public void dial(URI hub, Optional<SSLContext> trust, Wire.Ear ear) {
        ClientEndpointConfig.Builder config =
                ClientEndpointConfig.Builder.create().preferredSubprotocols(List.of(SUBPROTOCOL));
        TyrusWire wire = new TyrusWire(ear);
        try {
            config.sslContext(trust.isPresent() ? trust.get() : SSLContext.getDefault());
            sendAtOnce();
            Shared.MANAGER.connectToServer(wire, config.build(), hub);
        } catch (DeploymentHandshakeException e) {
            wire.end(Departure.turnedAway(e.getHttpStatusCode()));
        } catch (DeploymentException | IOException | NoSuchAlgorithmException e) {
            wire.end(Departure.broken(inFull(e)));
        }
    }

    /** What went wrong, and why: a certificate that is not trusted is told only by the last of the causes. */
    private static String inFull(Throwable trouble) {
        var text = new StringBuilder(String.valueOf(trouble.getMessage()));
        Throwable cause = trouble.getCause();
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            String more = String.valueOf(cause.getMessage());
            if (text.indexOf(more) < 0) {
                text.append(": ").append(more);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }

    /** Tyrus opens its channels in one group for the whole JVM, and says nothing about Nagle: it gets ours. */
    private static synchronized void sendAtOnce() {
        try {
            Field group = Class.forName(TRANSPORT).getDeclaredField("channelGroup");
            group.setAccessible(true);
            if (group.get(null) == null) {
                group.set(null, PromptChannels.open());
            }
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            LOG.log(WARNING, "sound may leave 40 ms late: {0}", e.toString());
        }
    }

    /** One for all clients of the JVM: a manager brings ten threads. */
    private static final class Shared {
        static final ClientManager MANAGER = manager();

        private static ClientManager manager() {
            ClientManager manager = ClientManager.createClient(CONTAINER);
            manager.setDefaultMaxBinaryMessageBufferSize(MESSAGE_BYTES_MAX);
            manager.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, MESSAGE_BYTES_MAX);
            manager.getProperties().put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_MS);
            // This container asks an endpoint for its SSLContext only where the manager has some
            // other word.
            manager.getProperties()
                    .put(ClientProperties.SSL_ENGINE_CONFIGURATOR, "the endpoint's own");
            return manager;
        }
    }

    /** One connection. Called by Tyrus' threads. */
    private static final class TyrusWire extends Endpoint implements Wire {
        private final Ear ear;
        private final AtomicBoolean ended = new AtomicBoolean();
        private volatile @Nullable Session session;

        TyrusWire(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void onOpen(Session opened, EndpointConfig config) {
            session = opened;
            if (!SUBPROTOCOL.equals(opened.getNegotiatedSubprotocol())) {
                close(1002, "no " + SUBPROTOCOL);
                return;
            }
            opened.addMessageHandler(
                    new MessageHandler.Whole<ByteBuffer>() {
                        @Override
                        public void onMessage(ByteBuffer message) {
                            ear.heard(message);
                        }
                    });
            ear.opened(this);
        }

        @Override
        public void onClose(Session closed, CloseReason reason) {
            end(
                    Departure.closed(
                            reason.getCloseCode().getCode(),
                            String.valueOf(reason.getReasonPhrase()),
                            Duration.ZERO));
        }

        @Override
        public void onError(Session failed, Throwable trouble) {
            // Tyrus goes on after an error in a message; a link that lost one is not worth keeping.
            end(Departure.broken(String.valueOf(trouble)));
            close(1011, "lost a message");
        }

        @Override
        public void send(byte[] message, Sent sent) {
            Session now = session;
            if (now == null || !now.isOpen()) {
                sent.sent(new IOException("not open"));
                return;
            }
            try {
                now.getAsyncRemote()
                        .sendBinary(
                                ByteBuffer.wrap(message),
                                result -> sent.sent(result.isOK() ? null : result.getException()));
            } catch (RuntimeException e) {
                sent.sent(e);
            }
        }

        @Override
        public void close(int code, String text) {
            Session now = session;
            try {
                if (now != null && now.isOpen()) {
                    now.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), text));
                }
            } catch (IOException | RuntimeException e) {
                end(Departure.broken(String.valueOf(e.getMessage())));
            }
        }

        private void end(Departure departure) {
            if (ended.compareAndSet(false, true)) {
                ear.ended(departure);
            }
        }
    }
}
