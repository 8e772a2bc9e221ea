package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.dragoman.client.DragomanClient;
import org.dragoman.journal.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Whoever runs the house can print the journal of a session that goes on, and prove it later. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class LiveJournalTest {
    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
        moderator
                .commands()
                .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az"))
                .get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private HttpResponse<String> get(String method, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + venue.house().managementPort()
                                                + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void the_sheet_of_a_session_that_goes_on_ends_with_its_head() throws Exception {
        // The third is the pause: whoever was given the floor is not there.
        String[] head =
                Awaitility.await()
                        .until(
                                () ->
                                        get("GET", "/sessions/opening/head")
                                                .body()
                                                .strip()
                                                .split(" "),
                                seen -> seen[0].equals("3"));
        var sheet = get("GET", "/sessions/opening/journal.txt");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("content-type"))
                .contains("text/plain; charset=utf-8");
        assertThat(sheet.body())
                .startsWith("Dragoman audit sheet\nsession  opening\ntimes    Asia/Baku\n")
                .contains("  moderator-1a (")
                .contains("  session opened  [")
                .contains("  floor given: ")
                .contains("\nrecords  " + head[0] + "\nhead     " + head[1] + "\n");
    }

    @Test
    void a_printed_head_is_in_the_journal_for_ever() throws Exception {
        String head = get("GET", "/sessions/opening/head").body().strip().split(" ")[1];
        moderator.commands().takeFloor(0, false).get(5, TimeUnit.SECONDS);
        venue.restart();
        venue.close();
        var seen = new StringBuilder();
        Evidence.read(
                data.resolve("baku-2013/opening.journal"),
                entry -> seen.append(entry.hash()).append('\n'));
        assertThat(seen.toString().lines()).contains(head);
        venue = new Venue(data);
    }

    @Test
    void a_long_sheet_comes_whole() throws Exception {
        venue.close();
        long recovered = Meanwhile.decided(data, 1200) + 1;
        venue = new Venue(data);
        var sheet = get("GET", "/sessions/opening/journal.txt").body();
        assertThat(sheet.lines().filter(line -> line.matches(" +\\d+  2\\d{3}-.*")))
                .hasSize((int) recovered);
        assertThat(sheet).contains("\nrecords  " + recovered + "\n");
    }

    @Test
    void what_is_not_there_is_said_so() throws Exception {
        assertThat(get("GET", "/sessions/nowhere/journal.txt").statusCode()).isEqualTo(404);
        assertThat(get("GET", "/sessions/opening/secrets").statusCode()).isEqualTo(404);
        assertThat(get("GET", "/sessions/../badges.key").statusCode()).isEqualTo(404);
        assertThat(get("POST", "/sessions/opening/journal.txt").statusCode()).isEqualTo(405);
    }

    @Test
    void the_meters_tell_the_position_and_the_disks_health() throws Exception {
        assertThat(get("GET", "/metrics").body())
                .containsPattern("dragoman_journal_position\\{session=\"opening\"} [1-9]")
                .contains("dragoman_journal_health{session=\"opening\"} 0.0")
                .contains("dragoman_clock_ahead_seconds");
    }
}
