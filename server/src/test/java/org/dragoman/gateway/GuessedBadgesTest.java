package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.protocol.v1.Alarm;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody guesses badges from an address behind which a whole venue stands. */
class GuessedBadgesTest {
    private static final int MOST = 30;

    @TempDir Path data;

    private static int guess(int port, String token, List<ServerMessage> before)
            throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.send(
                    ClientMessage.newBuilder()
                            .setHello(Hello.newBuilder().setToken(token))
                            .build());
            return raw.closeCode(before);
        }
    }

    private static int status(int port, String path, String method) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", "Bearer x.y.z")
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void who_guesses_is_told_to_come_later_at_every_door_and_good_badges_come_in_all_the_same()
            throws Exception {
        try (var venue = new Venue(data)) {
            int port = venue.house().port();
            var technician = venue.enter("technician-1");
            for (int i = 0; i < MOST; i++) {
                assertThat(guess(port, "guess" + i, new ArrayList<>())).isEqualTo(4502);
            }
            var before = new ArrayList<ServerMessage>();
            assertThat(guess(port, "one more", before)).isEqualTo(4507);
            assertThat(before.getLast().getLeaving().getRetryAfterMs()).isPositive();
            assertThat(status(port, "/listen/fr.ogg", "GET")).isEqualTo(429);
            assertThat(status(port, "/v1/captions?session=opening&language=fr", "POST"))
                    .isEqualTo(429);
            RawSocket.entered(port, venue.token("observer-1")).close();
            RawSocket.entered(port, venue.token("chair")).close();
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    technician
                                                            .snapshot()
                                                            .orElseThrow()
                                                            .alarms()
                                                            .getAlarmsList())
                                            .singleElement()
                                            .extracting(Alarm::getKind)
                                            .isEqualTo(AlarmKind.ALARM_KIND_GUESSING));
        }
    }
}
