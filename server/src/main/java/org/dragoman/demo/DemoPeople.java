package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.SessionPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

/**
 * The demo's people, all of them: they come in over the network, hold the conference, make room for visitors,
 * come back after a restart, and go on until they are closed.
 */
public final class DemoPeople implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DemoPeople.class);
    private static final long LOOK_MS = 200;
    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final String NAME = "dragoman-demo";

    private final Entrance entrance;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("demo").factory());
    private final AtomicBoolean looking = new AtomicBoolean();
    private final List<DragomanClient> clients = new ArrayList<>();
    private final List<Bot> bots = new ArrayList<>();

    /**
     * The way in.
     *
     * @param hub {@code ws://host:port/v1/session}
     * @param token of a participant's badge
     * @param trust whose certificates are believed, where the hub's is not in the platform's store
     */
    public record Entrance(URI hub, Function<String, String> token, Optional<SSLContext> trust) {}

    private DemoPeople(Entrance entrance) {
        this.entrance = entrance;
    }

    /**
     * Brings in everybody whose participant id is among the bots; what each of them plays, their role says. When
     * this returns, the session is open, or a visitor presides and has not opened it.
     *
     * @throws IOException if the speech that is shipped cannot be read
     */
    public static DemoPeople start(Entrance entrance, Set<String> bots, Manners manners)
            throws IOException {
        Script script = Script.read(manners.sentences());
        DemoPeople people = new DemoPeople(entrance);
        try {
            people.enter(Cast.of(people.lookAround(bots), bots), script, manners);
        } catch (RuntimeException e) {
            people.close();
            throw e;
        }
        return people;
    }

    /** One of them goes in first to see what conference this is. */
    private Snapshot lookAround(Set<String> bots) {
        String scout =
                bots.stream()
                        .sorted()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("nobody in the demo"));
        try (DragomanClient client =
                client(scout, "", ConnectionPurpose.CONNECTION_PURPOSE_CONTROL)) {
            return client.connect();
        }
    }

    private void enter(Cast cast, Script script, Manners manners) {
        String session = cast.session().getId();
        cast.moderator()
                .ifPresent(id -> bots.add(new ModeratorBot(in(id, session), cast, manners)));
        for (String id : cast.speakers()) {
            bots.add(new SpeakerBot(in(id, session), id, cast, script, manners));
        }
        for (Booth booth : cast.conference().getBoothsList()) {
            List<DragomanClient> crew =
                    cast.crew(booth).stream().map(id -> in(id, session)).toList();
            if (!crew.isEmpty()) {
                bots.add(new BoothCrew(booth, crew, cast, script, manners));
            }
        }
        cast.captioners()
                .forEach(
                        p ->
                                bots.add(
                                        new CaptionerBot(
                                                in(p.getId(), session),
                                                p.getLanguage(),
                                                cast,
                                                script)));
        clients.forEach(DragomanClient::connectAsync);
        thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        awaitOpening();
        log.atInfo()
                .addKeyValue("session", session)
                .addKeyValue("people", clients.size())
                .log("the demo's people come in");
    }

    /** So that whoever comes without naming a session comes into this one. */
    private void awaitOpening() {
        long end = System.nanoTime() + OPENING.toNanos();
        while (!isOpen() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_MS * 1_000_000);
        }
    }

    private boolean isOpen() {
        return clients.stream()
                .findFirst()
                .flatMap(DragomanClient::snapshot)
                .filter(r -> r.session().getPhase() == SessionPhase.SESSION_PHASE_OPEN)
                .isPresent();
    }

    private DragomanClient in(String participant, String session) {
        DragomanClient client =
                client(participant, session, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED);
        clients.add(client);
        return client;
    }

    private DragomanClient client(String participant, String session, ConnectionPurpose purpose) {
        var builder =
                DragomanClient.builder(entrance.hub())
                        .token(() -> entrance.token().apply(participant))
                        .session(session)
                        .name(NAME)
                        .purpose(purpose)
                        .executor(thread)
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void changed(Snapshot room) {
                                        lookSoon();
                                    }
                                });
        entrance.trust().ifPresent(builder::trust);
        return builder.build();
    }

    /** Many changes at once are looked at once. */
    private void lookSoon() {
        if (looking.compareAndSet(false, true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException e) {
                log.debug("they have gone");
            }
        }
    }

    private void look() {
        looking.set(false);
        long nowMs = System.nanoTime() / 1_000_000;
        for (Bot bot : bots) {
            try {
                bot.look(nowMs);
            } catch (RuntimeException e) {
                log.atWarn()
                        .setCause(e)
                        .addKeyValue("bot", bot)
                        .log("one of the demo's people failed");
            }
        }
    }

    /** They all leave. */
    @Override
    public void close() {
        thread.shutdownNow();
        clients.parallelStream().forEach(DragomanClient::close);
    }
}
