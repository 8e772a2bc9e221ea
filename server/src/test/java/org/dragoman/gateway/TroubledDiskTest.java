package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.access.Revocations;
import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.journal.FaultyDisk;
import org.dragoman.journal.KeptState;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.writer.ServerClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** F05 and F07, seen by those who are connected: the disk fails or is slow while somebody has the floor. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class TroubledDiskTest {
    @TempDir Path data;
    private final List<DragomanClient> clients = new ArrayList<>();
    private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
    private final List<FaultyDisk> disks = new ArrayList<>();
    private final Queue<Departure> left = new ConcurrentLinkedQueue<>();
    private Conference conference;
    private BadgeTokens badges;
    private Observed observed;
    private Hub hub;
    private int port;
    private int managementPort;
    private DragomanClient moderator;

    @BeforeEach
    void open() throws Exception {
        conference = ConferenceFile.read(Venue.BAKU);
        badges = new BadgeTokens(conference.id(), BadgeKey.at(data.resolve("badges.key")));
        observed = new Observed("test");
        hub =
                new Hub(
                        conference,
                        badges,
                        Revocations.at(data.resolve("revoked-badges.txt")),
                        new ListeningLog(data, new ServerClock()),
                        Venue.TUNING,
                        new ServerClock(),
                        observed,
                        KeptState.open(data.resolve("backstage.drawer")));
        hub.open(
                plan -> {
                    var journal =
                            new FaultyDisk(
                                    SqliteJournal.open(data.resolve(plan.id() + ".journal")));
                    disks.add(journal);
                    return journal;
                });
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        managementPort = hub.manage(Hub.ManagementPort.plain(anyPort));
        port = hub.listen(Hub.OpenPort.alone(anyPort, null, Set.of()));
        hub.ready();
        moderator = enter("moderator-1a");
        var listener = enter("observer-1");
        listener.frames().onFrame(heard::add);
        listener.listen(Set.of(0), List.of(), 1).get(5, TimeUnit.SECONDS);
        var speaker = enter("head-azerbaijan");
        speaker.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2, 3}, 200));
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
        moderator
                .commands()
                .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az"))
                .get(5, TimeUnit.SECONDS);
        await().until(() -> !heard.isEmpty());
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        hub.close();
        observed.close();
    }

    private DragomanClient enter(String who) {
        var client =
                DragomanClient.builder(URI.create("ws://127.0.0.1:" + port + "/v1/session"))
                        .token(
                                () ->
                                        badges.issue(
                                                new ParticipantId(who),
                                                System.currentTimeMillis(),
                                                Duration.ofHours(1)))
                        .session(Venue.OPENING)
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void disconnected(Departure departure, boolean again) {
                                        left.add(departure);
                                    }
                                })
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    private HttpResponse<String> readiness() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + managementPort + "/readyz");
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** F07. */
    @Test
    void while_the_disk_is_slow_sound_goes_on_and_readiness_says_degraded() throws Exception {
        assertThat(readiness().body()).isEqualTo("ready\n");
        disks.getFirst().stall();
        var answer =
                moderator.commands().requestFloor(request -> request.setParticipant("head-france"));
        await().untilAsserted(
                        () ->
                                assertThat(readiness().body())
                                        .isEqualTo(
                                                "ready, degraded: the disk of opening is slow\n"));
        heard.clear();
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.size() >= 50);
        assertGapless(List.copyOf(heard));
        assertThat(answer).isNotDone();
        disks.getFirst().moveOn();
        answer.get(5, TimeUnit.SECONDS);
        assertThat(readiness().body()).isEqualTo("ready\n");
    }

    private static void assertGapless(List<AudioFrame> frames) {
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i).getSequence()).isEqualTo(frames.get(i - 1).getSequence() + 1);
        }
    }

    /** F05. */
    @Test
    void when_the_disk_fails_everybody_is_told_to_come_back_and_no_microphone_is_open()
            throws Exception {
        left.clear();
        disks.getFirst().breakDown();
        assertThat(
                        moderator
                                .commands()
                                .requestFloor(request -> request.setParticipant("head-france")))
                .failsWithin(Duration.ofSeconds(5));
        await().until(() -> left.size() >= 3);
        assertThat(left).allMatch(departure -> departure.code() == 4000);
        heard.clear();
        await().during(Duration.ofMillis(300)).until(heard::isEmpty);
        assertThat(readiness().statusCode()).isEqualTo(503);
        assertThat(readiness().body()).contains("a session has stopped recording");
    }

    /** The server's own code fails over what was decided. */
    @Test
    void when_what_was_decided_cannot_be_carried_out_the_session_stops_and_says_so()
            throws Exception {
        left.clear();
        disks.getFirst().throwAtAppend();
        assertThat(
                        moderator
                                .commands()
                                .requestFloor(request -> request.setParticipant("head-france")))
                .failsWithin(Duration.ofSeconds(5));
        await().until(() -> left.size() >= 3);
        assertThat(left).allMatch(departure -> departure.code() == 4000);
        heard.clear();
        await().during(Duration.ofMillis(300)).until(heard::isEmpty);
        assertThat(readiness().statusCode()).isEqualTo(503);
        assertThat(readiness().body()).contains("opening").contains("planted");
        assertThat(observed.scrape())
                .contains("dragoman_internal_errors_total{where=\"record\"} 1");
        await().until(() -> left.size() >= 6);
        assertThat(left).allMatch(departure -> departure.code() == 4000);
    }
}
