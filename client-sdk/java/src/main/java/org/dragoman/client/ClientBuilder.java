package org.dragoman.client;

import org.dragoman.protocol.v1.ConnectionPurpose;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/** Says how a client shall be. Only the token must be given; everything else has a default. */
public final class ClientBuilder {
    private static final int NAME_MAX = 64;

    private final URI hub;
    private @Nullable Supplier<String> token;
    private String session = "";
    private boolean follow;
    private String language = "";
    private String name = "dragoman-client";
    private String device = "";
    private ConnectionPurpose purpose = ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED;
    private @Nullable SSLContext trust;
    private Backoff reconnect = Backoff.fullJitter(Duration.ofMillis(200), Duration.ofSeconds(20));
    private Duration welcomePatience = Duration.ofSeconds(10);
    private Duration answerPatience = Duration.ofSeconds(10);
    private Duration silencePatience = Duration.ofSeconds(15);
    private @Nullable Executor executor;
    private SessionListener listener = new SessionListener() {};

    ClientBuilder(URI hub) {
        String scheme = String.valueOf(hub.getScheme());
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            throw new IllegalArgumentException("a hub is at ws:// or wss://, not at " + scheme);
        }
        if (hub.getRawQuery() != null || hub.getRawFragment() != null) {
            throw new IllegalArgumentException("nothing secret in a hub's address: no ? and no #");
        }
        this.hub = hub;
    }

    /** The badge's token, as it stands behind {@code #t=} in a link; asked for anew each time it is dialled. */
    public ClientBuilder token(Supplier<String> token) {
        this.token = Objects.requireNonNull(token);
        return this;
    }

    /** The session to enter; the conference's present one if not said. */
    public ClientBuilder session(String session) {
        this.session = Objects.requireNonNull(session);
        return this;
    }

    /**
     * Goes along by itself to the session that goes on, once the own one does not and where one alone does. Where
     * several do, {@link DragomanClient#enter} chooses.
     */
    public ClientBuilder follow() {
        this.follow = true;
        return this;
    }

    /** BCP-47 tag of the language in which refusals are wanted; the conference's first if not said. */
    public ClientBuilder language(String tag) {
        this.language = Objects.requireNonNull(tag);
        return this;
    }

    /** The program and its version, at most 64 characters, for the technician's board. */
    public ClientBuilder name(String name) {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters");
        }
        this.name = name;
        return this;
    }

    /**
     * Names the device, at most 64 characters: the same for a client for control and one for sound that belong together, and
     * for no other. A client that does both has a random name if not said.
     */
    public ClientBuilder device(String device) {
        if (device.isBlank() || device.length() > NAME_MAX) {
            throw new IllegalArgumentException("a device has 1 to " + NAME_MAX + " characters");
        }
        this.device = device;
        return this;
    }

    private String device() {
        boolean alone = purpose == ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED;
        return device.isEmpty() && alone ? UUID.randomUUID().toString() : device;
    }

    /** Control and sound on one connection if not said. */
    public ClientBuilder purpose(ConnectionPurpose purpose) {
        this.purpose = Objects.requireNonNull(purpose);
        return this;
    }

    /** Whose certificates are believed, for {@code wss}; the platform's if not said. */
    public ClientBuilder trust(SSLContext trust) {
        this.trust = Objects.requireNonNull(trust);
        return this;
    }

    /** How long to wait before dialling again; full jitter from 200 ms to 20 s if not said. */
    public ClientBuilder reconnect(Backoff backoff) {
        this.reconnect = Objects.requireNonNull(backoff);
        return this;
    }

    /** How long after the dial the Welcome may take; 10 s if not said. */
    public ClientBuilder welcomePatience(Duration patience) {
        this.welcomePatience = positive(patience);
        return this;
    }

    /** How long a command waits for its answer, broken lines included; 10 s if not said. */
    public ClientBuilder answerPatience(Duration patience) {
        this.answerPatience = positive(patience);
        return this;
    }

    /** How long a link may be dumb before it counts as broken; 15 s if not said. */
    public ClientBuilder silencePatience(Duration patience) {
        this.silencePatience = positive(patience);
        return this;
    }

    /** Where listeners are called, one at a time whatever its threads; a thread of the client's own if not said. */
    public ClientBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor);
        return this;
    }

    /** Who is told what happens. */
    public ClientBuilder listener(SessionListener listener) {
        this.listener = Objects.requireNonNull(listener);
        return this;
    }

    /** The client, not yet connected. */
    public DragomanClient build() {
        Supplier<String> given = token;
        if (given == null) {
            throw new IllegalStateException("needs a token");
        }
        return new DragomanClient(
                new Options(
                        hub,
                        given,
                        session,
                        follow,
                        language,
                        name,
                        purpose,
                        Optional.ofNullable(trust),
                        reconnect,
                        welcomePatience,
                        answerPatience,
                        silencePatience,
                        Optional.ofNullable(executor),
                        listener,
                        device()),
                new TyrusDialer());
    }

    private static Duration positive(Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience is more than nothing");
        }
        return patience;
    }
}
