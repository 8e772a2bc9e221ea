package org.dragoman.demo;

import org.dragoman.Server;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.settings.Tuning;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A real house with the Baku conference and the demo's people in it, in a hurry; visitors come in by badge. */
final class Playhouse implements AutoCloseable {
    static final Manners HURRY =
            new Manners(
                    Duration.ofMillis(700),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(4),
                    Duration.ofMillis(600),
                    3,
                    2);
    private static final Path BAKU = Path.of("../config/conferences/baku-2013.yaml");

    private final Path data;
    private final Conference conference;
    private final List<DragomanClient> visitors = new ArrayList<>();
    private Server house;
    private final DemoPeople people;

    Playhouse(Path data) throws Exception {
        this.data = data;
        conference = ConferenceFile.read(BAKU);
        house = open(0);
        people =
                DemoPeople.start(
                        new DemoPeople.Entrance(uri(), this::token, Optional.empty()),
                        bots(),
                        HURRY);
    }

    /** Everybody but the visitors' badges. */
    Set<String> bots() {
        return conference.participants().stream()
                .map(Participant::id)
                .map(ParticipantId::value)
                .filter(id -> !id.startsWith("visitor-"))
                .collect(Collectors.toSet());
    }

    DragomanClient enter(String participant, SessionListener listener) {
        DragomanClient client =
                DragomanClient.builder(uri())
                        .token(() -> token(participant))
                        .session("plenary-1")
                        .listener(listener)
                        .build();
        visitors.add(client);
        client.connect();
        return client;
    }

    int channel(String tag) {
        return conference.languages().stream()
                .filter(l -> l.tag().value().equals(tag))
                .findFirst()
                .orElseThrow()
                .channel()
                .value();
    }

    /** Closes the house and opens it again at the same port, from what it recorded. */
    void restart() throws Exception {
        int port = house.port();
        house.close();
        house = open(port);
    }

    @Override
    public void close() {
        people.close();
        visitors.forEach(DragomanClient::close);
        house.close();
    }

    private String token(String participant) {
        return house.badge(new ParticipantId(participant));
    }

    private URI uri() {
        return URI.create("ws://127.0.0.1:" + house.port() + "/v1/session");
    }

    private Server open(int port) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        return new Server(
                new Server.Plan(
                        conference,
                        data,
                        new Server.Ports(
                                new InetSocketAddress(here, port),
                                new InetSocketAddress(here, 0),
                                null,
                                Set.of()),
                        Tuning.USUAL.with(new Tuning.Loops(2, 85))));
    }
}
