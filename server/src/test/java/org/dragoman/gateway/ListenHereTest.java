package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.HallScreens;
import org.dragoman.protocol.v1.Role;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the hall's screens point at: the conference's logo, the short address to listen, and its QR code. */
class ListenHereTest {
    @TempDir Path data;
    private Venue venue;

    @BeforeEach
    void open() throws Exception {
        Path file = data.resolve("baku-2013.yaml");
        Files.writeString(file, Files.readString(Venue.BAKU) + "  logo: logo.svg\n");
        Files.writeString(
                data.resolve("logo.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0,0h9v9z\"/></svg>");
        venue = new Venue(data, AlarmDelays.STANDARD, ConferenceFile.read(file));
    }

    @AfterEach
    void close() throws Exception {
        venue.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + venue.house().port() + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void whoever_opens_the_short_address_is_let_in_to_listen() throws Exception {
        HttpResponse<String> answer = get("/hear/" + venue.session());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        String there = header(answer, "location");
        assertThat(there).startsWith("/delegate#t=").endsWith("&s=" + venue.session());
        String token = there.replaceAll(".*#t=|&s=.*", "");
        try (var anybody =
                DragomanClient.builder(venue.uri())
                        .token(() -> token)
                        .session(venue.session())
                        .listener(new SessionListener() {})
                        .build()) {
            anybody.connect();
            assertThat(anybody.snapshot().orElseThrow().role()).isEqualTo(Role.ROLE_PUBLIC);
        }
    }

    @Test
    void the_screens_are_told_where_it_is() throws Exception {
        HallScreens hall =
                venue.enter("hall-display").snapshot().orElseThrow().conference().getHall();
        assertThat(get(hall.getListen()).statusCode()).isEqualTo(302);
        HttpResponse<String> code = get(hall.getCode() + "?s=" + venue.session());
        assertThat(header(code, "content-type")).isEqualTo("image/svg+xml");
        assertThat(code.body()).startsWith("<svg xmlns=").contains("<path");
        HttpResponse<String> logo = get(hall.getLogo());
        assertThat(header(logo, "content-type")).isEqualTo("image/svg+xml");
        assertThat(header(logo, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(logo, "content-security-policy"))
                .contains("default-src 'none'")
                .contains("sandbox");
    }

    @Test
    void a_session_that_there_is_not_is_not_found() throws Exception {
        for (String path : new String[] {"/hear/nowhere", "/hear/..%2f", "/hear.svg?s=nowhere"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
