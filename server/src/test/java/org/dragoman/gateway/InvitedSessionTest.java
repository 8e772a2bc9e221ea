package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.ClientBuilder;
import org.dragoman.client.DragomanClient;
import org.dragoman.conference.Conference;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.SessionStanding;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A session with an allow-list is found by whom it invites, without a thought, and nobody else is led into it. */
class InvitedSessionTest {
    private static final String COMMITTEE = "plenary-1";

    @TempDir Path data;
    private Venue venue;
    private final List<DragomanClient> clients = new ArrayList<>();
    private DragomanClient chair;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data, AlarmDelays.STANDARD, conference());
        chair = connected(seat("moderator-1a").session(venue.session()));
        done(chair.commands().openSession());
    }

    private static Conference conference() throws Exception {
        String piece = "      - id: plenary-1\n";
        String baku = Files.readString(Venue.BAKU);
        assertThat(baku).contains(piece);
        String invited = piece + "        invited: {roles: [press], delegations: [azerbaijan]}\n";
        return ConferenceFile.read(
                "baku.yaml", baku.replace(piece, invited).getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        venue.close();
    }

    private ClientBuilder seat(String participant) {
        return DragomanClient.builder(venue.uri()).token(() -> venue.token(participant));
    }

    private DragomanClient connected(ClientBuilder seat) {
        DragomanClient client = seat.build();
        clients.add(client);
        client.connect();
        return client;
    }

    private static String session(DragomanClient client) {
        return client.snapshot().orElseThrow().session().getSession();
    }

    private static List<String> known(DragomanClient client) {
        return client.snapshot().orElseThrow().programme().getSessionsList().stream()
                .map(SessionStanding::getSession)
                .toList();
    }

    private void committeeMeets() throws Exception {
        done(chair.commands().closeSession());
        chair.enter(COMMITTEE).join();
        done(chair.commands().openSession());
    }

    @Test
    void whom_it_names_comes_by_an_ordinary_link_and_follows_and_nobody_else_is_led_there()
            throws Exception {
        var guest = connected(seat("press-1").follow());
        var delegate = connected(seat("head-kuwait").follow());
        var booth = connected(seat("fr-1").follow());
        assertThat(session(guest)).isEqualTo(venue.session());
        assertThat(known(delegate)).doesNotContain(COMMITTEE).contains(venue.session());
        assertThat(known(booth)).contains(COMMITTEE);

        committeeMeets();

        await().until(() -> session(guest).equals(COMMITTEE));
        await().until(() -> session(booth).equals(COMMITTEE));
        assertThat(session(connected(seat("press-2")))).isEqualTo(COMMITTEE);
        assertThat(session(connected(seat("head-azerbaijan")))).isEqualTo(COMMITTEE);

        var late = connected(seat("head-morocco").follow());
        assertThat(session(late)).isNotEqualTo(COMMITTEE);
        done(chair.commands().closeSession());
        chair.enter("plenary-2").join();
        done(chair.commands().openSession());
        for (var one : List.of(guest, delegate, booth, late)) {
            await().until(() -> session(one).equals("plenary-2"));
        }
    }

    @Test
    void a_player_without_a_session_hears_the_one_that_its_badge_is_let_into() throws Exception {
        committeeMeets();
        assertThat(listens("press-1", "/listen/fr.ogg")).isEqualTo(200);
        assertThat(listens("head-kuwait", "/listen/fr.ogg")).isEqualTo(200);
        assertThat(listens("press-1", "/listen/plenary-1/fr.ogg")).isEqualTo(200);
        assertThat(listens("head-kuwait", "/listen/plenary-1/fr.ogg")).isEqualTo(403);
    }

    private int listens(String who, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + venue.house().port() + path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + venue.token(who))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
