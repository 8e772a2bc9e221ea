package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.Alarm;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A badge that stood in an address lies in logs and histories: nobody comes in by it any more, and it is told. */
class ExposedBadgeTest {
    @TempDir Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Venue venue;
    private DragomanClient technician;

    @BeforeEach
    void open() throws Exception {
        log.start();
        ((Logger) LoggerFactory.getLogger("org.dragoman")).addAppender(log);
        venue = new Venue(data);
        technician = venue.enter("technician-1");
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger("org.dragoman")).detachAppender(log);
        venue.close();
    }

    private int status(int port, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private List<Alarm> alarms() {
        return technician.snapshot().orElseThrow().alarms().getAlarmsList();
    }

    private int listens(String token) throws Exception {
        try (var raw = new RawSocket(venue.house().port())) {
            raw.write(
                    "HEAD /listen/fr.ogg HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + ("Authorization: Bearer " + token + "\r\n\r\n"));
            return Integer.parseInt(raw.readHead().split(" ", 3)[1]);
        }
    }

    @Test
    void it_is_refused_ended_told_to_the_technician_and_masked_in_the_log() throws Exception {
        String token = venue.token("observer-1");
        assertThat(listens(token)).isEqualTo(200);
        assertThat(status(venue.house().port(), "/listen/fr.ogg?access_token=" + token))
                .isEqualTo(400);
        await().untilAsserted(() -> assertThat(listens(token)).isEqualTo(401));
        await().untilAsserted(
                        () ->
                                assertThat(alarms())
                                        .singleElement()
                                        .satisfies(
                                                alarm -> {
                                                    assertThat(alarm.getKind())
                                                            .isEqualTo(
                                                                    AlarmKind
                                                                            .ALARM_KIND_BADGE_EXPOSED);
                                                    assertThat(alarm.getParticipant())
                                                            .isEqualTo("observer-1");
                                                }));
        assertThat(log.list)
                .anySatisfy(
                        line ->
                                assertThat(line.getFormattedMessage())
                                        .contains("a badge stood in its address"))
                .noneSatisfy(
                        line ->
                                assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
                                        .contains(token.substring(token.length() - 20)));

        assertThat(listens(venue.token("observer-1"))).as("a new badge is good").isEqualTo(200);
        technician
                .commands()
                .acknowledgeAlarm(alarms().getFirst().getAlarm())
                .get(5, java.util.concurrent.TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(alarms()).isEmpty());
    }

    @Test
    void whoever_is_in_by_it_leaves() throws Exception {
        String token = venue.token("observer-1");
        try (var phone = RawSocket.open(venue.house().port())) {
            phone.send(
                    org.dragoman.protocol.v1.ClientMessage.newBuilder()
                            .setHello(org.dragoman.protocol.v1.Hello.newBuilder().setToken(token))
                            .build());
            phone.read();
            assertThat(status(venue.house().port(), "/" + token)).isEqualTo(400);
            assertThat(phone.closeCode(new java.util.ArrayList<>()))
                    .isEqualTo(CloseCode.CLOSE_CODE_TOKEN_VALUE);
        }
    }

    @Test
    void at_the_management_port_too() throws Exception {
        String token = venue.token("observer-1");
        assertThat(status(venue.house().managementPort(), "/metrics?jwt=" + token)).isEqualTo(400);
        await().untilAsserted(() -> assertThat(listens(token)).isEqualTo(401));
    }

    /** Whoever photographed the code on the wall must not be able to silence everybody who listens by it. */
    @Test
    void the_badge_on_the_wall_is_told_of_and_stays_good() throws Exception {
        String wall = venue.token(wall());
        assertThat(status(venue.house().port(), "/?token=" + wall)).isEqualTo(400);
        await().untilAsserted(() -> assertThat(alarms()).hasSize(1));
        assertThat(listens(wall)).isEqualTo(200);
    }

    private String wall() {
        return venue.conference().participants().stream()
                .filter(p -> p.role() == org.dragoman.conference.Role.PUBLIC)
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    @Test
    void what_only_looks_like_one_is_told_once_and_a_mere_name_is_not() throws Exception {
        assertThat(status(venue.house().port(), "/?code=1234")).isEqualTo(400);
        String forged = venue.token("observer-1").replaceFirst("[^.]+$", "A".repeat(43));
        for (int i = 0; i < 3; i++) {
            assertThat(status(venue.house().port(), "/x/" + forged)).isEqualTo(400);
        }
        await().untilAsserted(
                        () ->
                                assertThat(alarms())
                                        .singleElement()
                                        .satisfies(
                                                one -> assertThat(one.getParticipant()).isEmpty()));
        assertThat(metrics()).contains("dragoman_turned_away_total{by=\"secret\"} 4.0");
    }

    private String metrics() throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + venue.house().managementPort() + "/metrics");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
