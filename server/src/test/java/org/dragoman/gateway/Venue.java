package org.dragoman.gateway;

import org.dragoman.Server;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.Command;
import org.dragoman.settings.Tuning;
import org.dragoman.watch.AlarmDelays;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A real house on free ports with the Baku conference, and real clients in it. */
public final class Venue implements AutoCloseable {
    public static final Path BAKU = Path.of("../config/conferences/baku-2013.yaml");
    public static final String OPENING = "opening";

    /** Another site, whose pages may ask here. */
    public static final String PORTAL = "https://portal.example";

    /** As usual, on two threads; desks and speakers stay that send nothing, since most of these days are about decisions. */
    public static final Tuning TUNING =
            Tuning.USUAL.with(new Tuning.Loops(2, 85)).awaitingFrames(Duration.ofMinutes(10));

    private final Path data;
    private final Conference conference;
    private final List<DragomanClient> clients = new ArrayList<>();
    private final Tuning tuning;
    private Server house;
    private boolean closed;

    public Venue(Path data) throws Exception {
        this(data, AlarmDelays.STANDARD);
    }

    /** A house whose watch is as patient as that. */
    public Venue(Path data, AlarmDelays patience) throws Exception {
        this(data, patience, ConferenceFile.read(BAKU));
    }

    /** A house of another conference. */
    public Venue(Path data, AlarmDelays patience, Conference conference) throws Exception {
        this(data, TUNING.with(patience), conference);
    }

    /** A house that is set so. */
    public Venue(Path data, Tuning tuning, Conference conference) throws Exception {
        this.data = data;
        this.tuning = tuning;
        this.conference = conference;
        this.house = open();
    }

    private Server open() throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Server(
                new Server.Plan(
                        conference,
                        data,
                        new Server.Ports(anyPort, anyPort, null, Set.of(PORTAL)),
                        tuning));
    }

    public Server house() {
        return house;
    }

    public Conference conference() {
        return conference;
    }

    public String session() {
        return conference.sessions().getFirst().id().value();
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + house.port() + "/v1/session");
    }

    public String token(String participant) {
        return house.badge(new ParticipantId(participant));
    }

    /** A participant's client, connected. */
    public DragomanClient enter(String participant, SessionListener listener) {
        return enter(participant, session(), listener);
    }

    /** A participant's client in a session, connected. */
    public DragomanClient enter(String participant, String session, SessionListener listener) {
        var client =
                DragomanClient.builder(uri())
                        .token(() -> token(participant))
                        .session(session)
                        .listener(listener)
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    public DragomanClient enter(String participant) {
        return enter(participant, new SessionListener() {});
    }

    /** The number of a language's channel. */
    public int channel(String tag) {
        return conference.languages().stream()
                .filter(l -> l.tag().value().equals(tag))
                .findFirst()
                .orElseThrow()
                .channel()
                .value();
    }

    /** The answer has come, and is yes. */
    public static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }

    /** Somebody asks for something, and it is done. */
    public static void done(DragomanClient who, Command.Builder command) throws Exception {
        done(who.command(command));
    }

    /** Somebody speaks whenever their microphone is open. */
    public static void speak(DragomanClient who) {
        speak(who, 200);
    }

    /** Somebody speaks, so loudly. */
    public static void speak(DragomanClient who, int voice) {
        who.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2, 3}, voice));
    }

    /** Closes the house and opens it again from what it recorded. */
    public void restart() throws Exception {
        house.close();
        house = open();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        clients.forEach(DragomanClient::close);
        house.close();
    }
}
