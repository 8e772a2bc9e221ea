package org.dragoman.client;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The link to the hub: dialled, held, and dialled again when it breaks, until it is closed or the hub says not
 * to come back. Owner: its lock; what it tells is told outside of it.
 *
 * <pre>
 *   idle ── open ──► dialling ── Welcome ──► up ── broke ──► waiting ──► dialling …
 *                        └── refused for good, given up, closed ──► over
 * </pre>
 */
final class Link {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Options options;
    private final Wire.Dialer dialer;
    private final Owner owner;
    private @Nullable Connection connection;
    private boolean over;

    /** The hub let this client in once: what closes it now is trouble that passes. */
    private boolean wasWelcomed;

    private int attempts;

    /** Who is told. Called on the wire's threads; {@code heard} and {@code up} by one at a time. */
    interface Owner {
        /** The session that the next Hello names; empty for the present one. */
        String session();

        /** Whether another Hello may be let in where this one was not. */
        boolean goesElsewhere(Departure departure);

        /** Position of the latest view, for the next Hello. */
        long seenPosition();

        void up(ServerMessage welcome);

        void heard(ServerMessage message);

        void down(Departure departure, boolean again);

        /** What is sent now and then to see that the link lives. */
        ClientMessage heartbeat();
    }

    Link(Options options, Wire.Dialer dialer, Owner owner) {
        this.options = options;
        this.dialer = dialer;
        this.owner = owner;
    }

    /** Begins to dial; does nothing while a link is there or being dialled. */
    synchronized void open() {
        if (connection == null && !over) {
            dial();
        }
    }

    /** Leaves this connection for another one at once, which says another Hello; one that is waited for says it anyhow. */
    void again(Departure why) {
        Connection last;
        synchronized (this) {
            last = connection;
            if (over || last == null) {
                return;
            }
            connection = null;
        }
        last.hangUp(why);
        owner.down(why, true);
        dial();
    }

    /** Sends, if the link is up; false otherwise. */
    boolean send(ClientMessage message) {
        Outbox outbox = outbox();
        return outbox != null && outbox.word(message.toByteArray());
    }

    /** Sends sound, if the link is up; else it is gone. */
    void sendFrame(ClientMessage message) {
        Outbox outbox = outbox();
        if (outbox != null) {
            outbox.frame(message.toByteArray());
        }
    }

    /** Forgets sound that was not sent yet. */
    void silence() {
        Outbox outbox = outbox();
        if (outbox != null) {
            outbox.silence();
        }
    }

    synchronized boolean isUp() {
        return connection != null && connection.welcomed;
    }

    synchronized boolean isOver() {
        return over;
    }

    boolean isDrained() {
        Outbox outbox = outbox();
        return outbox == null || outbox.isEmpty();
    }

    /** Hangs up and stays so. */
    void close() {
        Connection last;
        boolean first;
        synchronized (this) {
            first = !over;
            over = true;
            last = connection;
        }
        Departure departure = Departure.closed(Departure.NORMAL, "closed here", Duration.ZERO);
        if (last != null) {
            last.hangUp(departure);
        } else if (first) {
            owner.down(departure, false);
        }
    }

    private synchronized @Nullable Outbox outbox() {
        return connection != null && connection.welcomed ? connection.outbox : null;
    }

    private synchronized void dial() {
        if (over || connection != null) {
            return;
        }
        Connection next = new Connection();
        connection = next;
        Thread dialling =
                new Thread(
                        () -> dialer.dial(options.hub(), options.trust(), next),
                        options.name() + "-dial");
        dialling.setDaemon(true);
        dialling.start();
    }

    /** The connection is gone: dial again, later, or never. */
    private void ended(Connection gone, Departure departure) {
        boolean again;
        boolean elsewhere = !departure.mayReturn() && owner.goesElsewhere(departure);
        synchronized (this) {
            if (connection != gone) {
                return;
            }
            connection = null;
            wasWelcomed |= gone.welcomed;
            attempts = gone.wasSteady() ? 1 : attempts + 1;
            Optional<Duration> wait =
                    over
                                    || !(departure.mayReturn()
                                            || elsewhere
                                            || (wasWelcomed && !departure.isFinal()))
                            ? Optional.empty()
                            : options.reconnect().before(attempts, ThreadLocalRandom.current());
            again = wait.isPresent();
            if (again) {
                Duration longest = max(wait.get(), departure.retryAfter());
                LOG.log(DEBUG, "link broke ({0}), dialling again in {1}", departure, longest);
                later(longest, this::dial);
            } else {
                over = true;
            }
        }
        owner.down(departure, again);
    }

    private static void later(Duration wait, Runnable task) {
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS).execute(task);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** One WebSocket from the upgrade to its end. Owner: the link's lock, but for the volatile fields. */
    private final class Connection implements Wire.Ear {
        private volatile @Nullable Wire wire;
        private volatile @Nullable Outbox outbox;
        private volatile boolean welcomed;
        private volatile long welcomedNanos;
        private volatile long heardNanos = System.nanoTime();
        private volatile @Nullable Leaving leaving;

        @Override
        public void opened(Wire opened) {
            wire = opened;
            Outbox out = new Outbox(opened);
            outbox = out;
            out.word(ClientMessage.newBuilder().setHello(hello()).build().toByteArray());
            later(options.welcomePatience(), this::checkWelcomed);
        }

        @Override
        public void heard(ByteBuffer bytes) {
            heardNanos = System.nanoTime();
            try {
                ServerMessage message = ServerMessage.parseFrom(bytes);
                if (message.hasLeaving()) {
                    leaving = message.getLeaving();
                } else if (welcomed) {
                    owner.heard(message);
                } else if (message.hasWelcome()) {
                    welcome(message);
                }
            } catch (InvalidProtocolBufferException e) {
                LOG.log(INFO, "a message of {0} bytes is none", bytes.limit());
                hangUp(Departure.broken("the hub sent no message of dragoman.v1"));
            }
        }

        @Override
        public void ended(Departure departure) {
            Outbox out = outbox;
            if (out != null) {
                out.end();
            }
            Link.this.ended(this, withLeaving(departure));
        }

        boolean wasSteady() {
            return welcomed && System.nanoTime() - welcomedNanos > STEADY.toNanos();
        }

        /** Closes politely; the end is told at once, whatever the other side does. */
        void hangUp(Departure departure) {
            Wire open = wire;
            if (open != null) {
                open.close(departure.code() == Departure.NORMAL ? 1000 : 1001, departure.text());
            }
            ended(departure);
        }

        private Hello hello() {
            return Hello.newBuilder()
                    .setToken(options.token().get())
                    .setSession(owner.session())
                    .setLanguage(options.language())
                    .setClient(options.name())
                    .setPurpose(options.purpose())
                    .setSeenPosition(owner.seenPosition())
                    .setDevice(options.device())
                    .build();
        }

        private void welcome(ServerMessage message) {
            welcomedNanos = System.nanoTime();
            welcomed = true;
            owner.up(message);
            beat();
        }

        private void checkWelcomed() {
            if (!welcomed) {
                hangUp(Departure.broken("no Welcome in time"));
            }
        }

        private void beat() {
            Outbox out = outbox;
            if (Link.this.outbox() != out || out == null) {
                return;
            }
            if (System.nanoTime() - heardNanos > options.silencePatience().toNanos()) {
                hangUp(new Departure(Departure.SILENT, "nothing heard", true, Duration.ZERO));
                return;
            }
            out.word(owner.heartbeat().toByteArray());
            later(HEARTBEAT, this::beat);
        }

        /** The hub's own word weighs more than the bare close code. */
        private Departure withLeaving(Departure departure) {
            Leaving said = leaving;
            if (said == null) {
                return departure;
            }
            long wait = Integer.toUnsignedLong(said.getRetryAfterMs());
            return new Departure(
                    said.getCodeValue() == 0 ? departure.code() : said.getCodeValue(),
                    said.getText().isEmpty() ? departure.text() : said.getText(),
                    Departure.helps(said.getCodeValue()) || (wait > 0 && departure.mayReturn()),
                    Duration.ofMillis(wait));
        }
    }
}
