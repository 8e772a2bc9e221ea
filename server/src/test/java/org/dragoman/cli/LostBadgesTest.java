package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.Venue;
import org.dragoman.protocol.v1.CloseCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Lost badges are ended by a command, beside a server that runs or not. */
class LostBadgesTest {
    @TempDir Path folder;
    private Path data;
    private Path config;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configuration() throws Exception {
        data = folder.resolve("data");
        config = folder.resolve("d.yaml");
        Files.writeString(
                config,
                "conference: " + Venue.BAKU.toAbsolutePath().normalize() + "\ndata: data\n");
    }

    private int badges(String... more) {
        var all = new java.util.ArrayList<>(List.of("--config", config.toString()));
        all.addAll(List.of(more));
        return new CommandLine(new BadgesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private Path list() {
        return data.resolve("baku-2013/revoked-badges.txt");
    }

    @Test
    void whoever_is_in_by_a_lost_badge_is_out_soon_and_a_new_one_lets_in() throws Exception {
        try (var venue = new Venue(data)) {
            String token = venue.token("head-egypt");
            var departures = new ConcurrentLinkedQueue<Integer>();
            try (var client = entered(venue, token, departures)) {
                assertThat(badges("--revoke", "head-egypt", "--reason", "left\nin the taxi"))
                        .as(err.toString())
                        .isZero();
                await().untilAsserted(
                                () ->
                                        assertThat(departures)
                                                .contains(CloseCode.CLOSE_CODE_TOKEN.getNumber()));
                assertThat(client.snapshot()).isPresent();
            }
            assertThat(listens(venue, token)).isEqualTo(401);
            assertThat(listens(venue, venue.token("head-egypt"))).isEqualTo(200);
            assertThat(listens(venue, venue.token("head-jordan"))).isEqualTo(200);
        }
        assertThat(out.toString())
                .contains("the badges of head-egypt that were made until ")
                .contains("the running server disconnects their holders within a second")
                .contains("badges --id head-egypt");
        assertThat(Files.readString(list())).matches("[0-9]{13} head-egypt left in the taxi\n");
        assertThat(folder.resolve("badges.html")).doesNotExist();
        assertThat(Path.of("badges.html")).doesNotExist();
    }

    /** The badge that the hall's short address lets in with. */
    private static String fromTheHall(Venue venue) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + venue.house().port() + "/hear");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow()
                    .replaceAll(".*#t=", "");
        }
    }

    @Test
    void where_the_badge_of_the_hall_is_ended_its_short_address_lets_nobody_in_any_more()
            throws Exception {
        try (var venue = new Venue(data)) {
            String before = fromTheHall(venue);
            assertThat(listens(venue, before)).isEqualTo(200);
            assertThat(badges("--revoke", "visitor-public")).as(err.toString()).isZero();
            await().untilAsserted(() -> assertThat(listens(venue, before)).isEqualTo(401));
            assertThat(listens(venue, fromTheHall(venue))).isEqualTo(401);
        }
    }

    private static DragomanClient entered(
            Venue venue, String token, ConcurrentLinkedQueue<Integer> departures) {
        var client =
                DragomanClient.builder(venue.uri())
                        .token(() -> token)
                        .session(venue.session())
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void disconnected(
                                            org.dragoman.client.Departure departure,
                                            boolean again) {
                                        departures.add(departure.code());
                                    }
                                })
                        .build();
        client.connect();
        return client;
    }

    private static int listens(Venue venue, String token) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + venue.house().port()
                                                + "/listen/opening/fr.ogg"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void several_are_ended_at_once_and_without_a_server_that_is_said() throws Exception {
        new Venue(data, org.dragoman.watch.AlarmDelays.STANDARD, ConferenceFile.read(Venue.BAKU))
                .close();
        assertThat(badges("--revoke", "fr-1,press-1")).as(err.toString()).isZero();
        assertThat(Files.readAllLines(list()))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" fr-1 lost"))
                .anyMatch(line -> line.endsWith(" press-1 lost"));
        assertThat(out.toString()).contains("no server runs on", "from the next start on");
    }

    @Test
    void who_is_nobody_is_refused_with_those_near_and_nobody_elses_badge_is_ended()
            throws Exception {
        new Venue(data).close();
        assertThat(badges("--revoke", "fr-1,head-egipt")).isEqualTo(ExitCodes.WRONG);
        assertThat(err.toString())
                .contains("no participant head-egipt is in the conference")
                .contains("near it: head-egypt");
        assertThat(badges("--revoke", "egypt")).isEqualTo(ExitCodes.WRONG);
        assertThat(err.toString()).contains("no participant egypt").contains("near it: head-egypt");
        assertThat(list()).doesNotExist();
    }

    @Test
    void what_cannot_be_meant_is_refused_and_a_folder_without_badges_is_not_believed() {
        assertThat(badges("--revoke", "fr-1", "--id", "fr-1")).isEqualTo(ExitCodes.WRONG);
        assertThat(badges("--revoke", "fr-1", "--out", "x.html")).isEqualTo(ExitCodes.WRONG);
        assertThat(badges("--revoke", "fr-1", "--rotate-key")).isEqualTo(ExitCodes.WRONG);
        assertThat(badges("--reason", "lost")).isEqualTo(ExitCodes.WRONG);
        assertThat(badges("--revoke", "fr-1")).isEqualTo(ExitCodes.CANNOT);
        assertThat(err.toString()).contains("no badge was made there");
        assertThat(data).doesNotExist();
    }
}
