package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DepartedException;
import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.Conference;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Role;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Every door, for every role, after every change of what a badge counts for: what is open is cut, what is asked is refused. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class EveryDoorTest {
    /** One of each role whose badge somebody else decides on. */
    private static final List<String> PEOPLE =
            List.of(
                    "moderator-1b",
                    "secretary-1",
                    "technician-1",
                    "fr-1",
                    "captioner-fr",
                    "head-azerbaijan",
                    "observer-1",
                    "press-1",
                    "record-keeper",
                    "hall-display");

    private static final String HERE = "opening";
    private static final String ELSEWHERE = "plenary-1";

    @TempDir Path data;

    @SuppressWarnings("NullAway.Init") // each test opens it with a conference of its own
    private Venue venue;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Visit> visits = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private DragomanClient chair;

    @SuppressWarnings("NullAway.Init")
    private DragomanClient chairElsewhere;

    /** What may happen to a badge. */
    enum Change {
        REMOVED_HERE,
        REMOVED_FROM_THE_CONFERENCE,
        LOST_AND_ENDED_AT_A_CONSOLE,
        LOST_AND_ENDED_IN_THE_FILE
    }

    /** Somebody in a session by every way there is: over the wire, at a stream. */
    private final class Visit {
        private final String who;
        private final String token;
        private final ConcurrentLinkedQueue<Departure> departures = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> streamOver;

        Visit(String who) {
            this.who = who;
            this.token = venue.token(who);
            var wire = DragomanClient.builder(venue.uri());
            wire.token(() -> token)
                    .session(HERE)
                    .listener(
                            new SessionListener() {
                                @Override
                                public void disconnected(Departure departure, boolean again) {
                                    departures.add(departure);
                                }
                            });
            var client = wire.build();
            clients.add(client);
            client.connect();
            this.streamOver = stream();
        }

        private CompletableFuture<Void> stream() {
            HttpResponse<InputStream> sound =
                    http.sendAsync(
                                    get("/listen/" + HERE + "/fr.ogg", token),
                                    HttpResponse.BodyHandlers.ofInputStream())
                            .join();
            assertThat(sound.statusCode()).as(who).isEqualTo(200);
            return CompletableFuture.runAsync(
                    () -> {
                        try (InputStream in = sound.body()) {
                            in.transferTo(OutputStream.nullOutputStream());
                        } catch (IOException _) {
                            // cut in the middle of a chunk: as over as an end
                        }
                    },
                    task -> Thread.ofVirtual().start(task));
        }

        void isCut(CloseCode code) {
            await().untilAsserted(
                            () ->
                                    assertThat(departures)
                                            .as(who)
                                            .anyMatch(d -> d.code() == code.getNumber()));
            await().untilAsserted(() -> assertThat(streamOver).as(who + "'s stream").isDone());
        }
    }

    private final List<DragomanClient> clients = new ArrayList<>();

    private void open(Conference conference) throws Exception {
        venue = new Venue(data, AlarmDelays.STANDARD, conference);
        chair = enter("chair", HERE);
        chairElsewhere = enter("chair", ELSEWHERE);
        done(chair.commands().openSession());
    }

    private DragomanClient enter(String who, String session) {
        return venue.enter(who, session, new SessionListener() {});
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        venue.close();
        http.close();
    }

    private HttpRequest get(String path, String token) {
        return HttpRequest.newBuilder(URI.create(site() + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private String site() {
        return "http://127.0.0.1:" + venue.house().port();
    }

    private int status(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).statusCode();
    }

    private int listens(String token, String session) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(site() + "/listen/" + session + "/fr.ogg"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .build();
        return status(request);
    }

    private int posts(String token, String session) throws Exception {
        return status(
                HttpRequest.newBuilder(
                                URI.create(
                                        site()
                                                + "/v1/captions?language=fr&seq=0&session="
                                                + session))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(""))
                        .build());
    }

    private void change(Change change, String who) throws Exception {
        switch (change) {
            case REMOVED_HERE ->
                    done(chair.commands().removeParticipant(who, "out of order", false));
            case REMOVED_FROM_THE_CONFERENCE ->
                    done(chairElsewhere.commands().removeParticipant(who, "out of order", true));
            case LOST_AND_ENDED_AT_A_CONSOLE ->
                    done(chairElsewhere.commands().revokeBadges(who, "lost in the lobby"));
            case LOST_AND_ENDED_IN_THE_FILE ->
                    Files.writeString(
                            data.resolve("baku-2013/revoked-badges.txt"),
                            System.currentTimeMillis() + " " + who + " lost in the lobby\n",
                            StandardCharsets.UTF_8,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_may_not_be_here_any_more_is_cut_off_at_every_door_and_let_in_by_none(Change change)
            throws Exception {
        open(ConferenceFile.read(Venue.BAKU));
        for (String who : PEOPLE) {
            visits.add(new Visit(who));
        }
        for (String who : PEOPLE) {
            change(change, who);
        }
        boolean lost = change.name().startsWith("LOST");
        for (Visit visit : visits) {
            visit.isCut(lost ? CloseCode.CLOSE_CODE_TOKEN : CloseCode.CLOSE_CODE_REMOVED);
            int no = lost ? 401 : 403;
            assertThat(listens(visit.token, HERE)).as(visit.who).isEqualTo(no);
            assertThat(posts(visit.token, HERE)).as(visit.who).isEqualTo(no);
            int there = change == Change.REMOVED_HERE ? 200 : no;
            assertThat(listens(visit.token, ELSEWHERE)).as(visit.who).isEqualTo(there);
        }
        venue.restart();
        for (Visit visit : visits) {
            assertThat(listens(visit.token, HERE)).as(visit.who).isEqualTo(lost ? 401 : 403);
        }
        if (lost) {
            assertThat(listens(venue.token("press-1"), HERE))
                    .as("a badge that was made after")
                    .isEqualTo(200);
        }
    }

    @Test
    void whoever_is_readmitted_to_the_conference_is_let_in_everywhere() throws Exception {
        open(ConferenceFile.read(Venue.BAKU));
        String token = venue.token("press-1");
        change(Change.REMOVED_FROM_THE_CONFERENCE, "press-1");
        await().untilAsserted(() -> assertThat(listens(token, HERE)).isEqualTo(403));
        done(chair.commands().readmitParticipant("press-1", true));
        await().untilAsserted(() -> assertThat(listens(token, HERE)).isEqualTo(200));
        await().untilAsserted(() -> assertThat(listens(token, ELSEWHERE)).isEqualTo(200));
    }

    @Test
    void a_captioner_who_became_an_observer_writes_nothing_more_and_a_closed_session_takes_nothing()
            throws Exception {
        open(ConferenceFile.read(Venue.BAKU));
        String token = venue.token("captioner-fr");
        assertThat(write(token, HERE)).isEqualTo(200);
        done(chair.commands().changeRole("captioner-fr", Role.ROLE_OBSERVER));
        assertThat(write(token, HERE)).isEqualTo(403);
        assertThat(write(token, ELSEWHERE)).isEqualTo(200);

        done(chair.commands().closeSession());
        assertThat(write(venue.token("captioner-en"), HERE)).isEqualTo(410);
    }

    private int write(String token, String session) throws Exception {
        return status(
                HttpRequest.newBuilder(
                                URI.create(site() + "/v1/captions?language=fr&session=" + session))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"segment": "s", "revision": 1, "text": "Bonjour."}
                                        """))
                        .build());
    }

    @Test
    void a_session_with_a_moderator_of_its_own_is_closed_by_no_other() throws Exception {
        open(
                with(
                        "      - id: plenary-1\n",
                        """
                              - id: plenary-1
                                badges:
                                  - {participant: moderator-1a, role: moderator}
                                invited:
                                  roles: [press]
                                  delegations: [azerbaijan]
                                listening_log: true
                        """));
        var own = enter("moderator-1a", ELSEWHERE);
        done(own.commands().openSession());
        var other = enterOrOut("moderator-2a");
        assertThat(other).as("a moderator of other sessions observes at best").isEqualTo(4503);
        assertThat(enterOrOut("head-turkiye")).isEqualTo(4503);
        assertThat(listens(venue.token("observer-1"), ELSEWHERE)).isEqualTo(403);
        assertThat(listens(venue.token("press-1"), ELSEWHERE)).isEqualTo(200);

        var delegate = enter("head-azerbaijan", ELSEWHERE);
        done(delegate.listen(Set.of(0, venue.channel("fr")), List.of(), 1));
        done(delegate.listen(Set.of(0), List.of(), 1));
        Path table = data.resolve("baku-2013/plenary-1.listeners.csv");
        await().untilAsserted(
                        () ->
                                assertThat(Files.readAllLines(table))
                                        .anyMatch(l -> l.contains(",began,fr,head-azerbaijan,"))
                                        .anyMatch(l -> l.contains(",ended,fr,head-azerbaijan,"))
                                        .anyMatch(l -> l.contains(",127.0.0.1,")));
        assertThat(data.resolve("baku-2013/opening.listeners.csv")).doesNotExist();
    }

    private int enterOrOut(String who) {
        try {
            enter(who, ELSEWHERE);
            return 0;
        } catch (DepartedException e) {
            return e.departure().code();
        }
    }

    private static Conference with(String piece, String other) throws Exception {
        String baku = Files.readString(Venue.BAKU);
        assertThat(baku).contains(piece);
        return ConferenceFile.read(
                "baku.yaml", baku.replace(piece, other).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void an_interpreter_on_air_in_one_session_does_not_go_on_air_in_another() throws Exception {
        open(ConferenceFile.read(Venue.BAKU));
        var here = enter("fr-1", HERE);
        var there = enter("fr-1", ELSEWHERE);
        done(here.commands().goOnAir(Output.OUTPUT_A));
        Map<String, RefusalCode> refused = new LinkedHashMap<>();
        try {
            there.commands().goOnAir(Output.OUTPUT_A).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            refused.put("fr-1", ((RefusedException) Objects.requireNonNull(e.getCause())).code());
        }
        assertThat(refused).containsEntry("fr-1", RefusalCode.REFUSAL_CODE_OTHER_FLOOR);
        done(here.commands().goOffAir());
        done(there.commands().goOnAir(Output.OUTPUT_A));
    }
}
