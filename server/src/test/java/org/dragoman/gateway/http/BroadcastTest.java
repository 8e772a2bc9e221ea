package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.NoLinkException;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.gateway.Venue;
import org.dragoman.protocol.v1.FaresView;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.ReceiverReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Channels over plain HTTP, and what listeners say of how they fare, at a real house. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class BroadcastTest {
    private static final byte[] SPOKEN = {(byte) 0xf8, 1, 2, 3};
    private static final byte[] SPOKEN_NEXT = {(byte) 0xf8, 4, 5, 6};

    @TempDir Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<InputStream> open = new ArrayList<>();
    private final List<DragomanClient> clients = new ArrayList<>();
    private Venue venue;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        DragomanClient moderator = venue.enter("moderator-1a");
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws IOException {
        for (InputStream stream : open) {
            stream.close();
        }
        clients.forEach(DragomanClient::close);
        venue.close();
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + venue.house().port() + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpRequest.Builder withBadge(String path) {
        return asking(path).header("authorization", "Bearer " + venue.token("observer-1"));
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private Ogg stream(HttpRequest.Builder request) throws Exception {
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        open.add(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse(""))
                .isEqualTo("audio/ogg; codecs=opus");
        var ogg = new Ogg(answer.body());
        assertThat(new String(ogg.packet(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("OpusHead");
        assertThat(new String(ogg.packet(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("OpusTags");
        return ogg;
    }

    private void interpreterOnAir() throws Exception {
        var booth = venue.enter("fr-1");
        booth.microphone().source(() -> new Sound(SPOKEN, 200));
        booth.commands().goOnAir(Output.OUTPUT_A).get(5, TimeUnit.SECONDS);
    }

    @Test
    void a_player_hears_the_channel_it_asked_for() throws Exception {
        interpreterOnAir();
        Ogg french = stream(withBadge("/listen/fr.ogg"));
        await().until(() -> java.util.Arrays.equals(french.packet(), SPOKEN));
        for (int i = 0; i < 20; i++) {
            assertThat(french.packet()).isEqualTo(SPOKEN);
        }
        assertThat(french.granule()).isGreaterThan(20 * 960);
    }

    @Test
    void while_nobody_speaks_the_players_clock_goes_on_with_silence() throws Exception {
        Ogg floor = stream(withBadge("/listen/" + venue.session() + "/floor.ogg"));
        for (int i = 0; i < 50; i++) {
            assertThat(floor.packet()).isEqualTo(OggOpus.SILENCE);
        }
        assertThat(floor.granule()).isEqualTo(50 * 960);
    }

    @Test
    void a_stream_that_names_no_session_goes_on_with_the_next_one_s_sound() throws Exception {
        interpreterOnAir();
        Ogg going = stream(withBadge("/listen/fr.ogg"));
        Ogg staying = stream(withBadge("/listen/opening/fr.ogg"));
        await().until(() -> java.util.Arrays.equals(going.packet(), SPOKEN));
        long heard = going.granule();

        venue.enter("visitor-moderator").commands().closeSession().get(5, TimeUnit.SECONDS);
        inNext("moderator-1a").commands().openSession().get(5, TimeUnit.SECONDS);
        DragomanClient booth = inNext("fr-2");
        booth.microphone().source(() -> new Sound(SPOKEN_NEXT, 200));
        booth.commands().goOnAir(Output.OUTPUT_A).get(5, TimeUnit.SECONDS);

        await().until(() -> java.util.Arrays.equals(going.packet(), SPOKEN_NEXT));
        assertThat(going.granule()).as("one stream, whose clock goes on").isGreaterThan(heard);
        await().until(() -> java.util.Arrays.equals(staying.packet(), OggOpus.SILENCE));
        for (int i = 0; i < 20; i++) {
            assertThat(staying.packet()).isEqualTo(OggOpus.SILENCE);
        }
    }

    private DragomanClient inNext(String participant) {
        var client =
                DragomanClient.builder(venue.uri())
                        .token(() -> venue.token(participant))
                        .session("plenary-1")
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    @Test
    void nobody_comes_in_without_a_badge_and_no_token_stands_in_an_address() throws Exception {
        assertThat(status(asking("/listen/fr.ogg"))).isEqualTo(401);
        assertThat(status(asking("/listen/fr.ogg").header("authorization", "Bearer wrong")))
                .isEqualTo(401);
        String token = venue.token("observer-1");
        assertThat(status(asking("/listen/fr.ogg?token=" + token))).isEqualTo(400);
    }

    @Test
    void who_speaks_http_1_0_gets_the_sound_alone_without_chunks() throws Exception {
        try (var player = new Socket(InetAddress.getLoopbackAddress(), venue.house().port())) {
            String asked =
                    "GET /listen/fr.ogg HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(venue.token("observer-1"));
            player.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            player.setSoTimeout(10_000);
            InputStream in = player.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            assertThat(head.toString().toLowerCase(Locale.ROOT))
                    .contains("200 ok")
                    .contains("connection: close")
                    .doesNotContain("transfer-encoding");
            assertThat(in.readNBytes(4)).asString(StandardCharsets.US_ASCII).isEqualTo("OggS");
        }
    }

    @Test
    void what_is_no_channel_is_not_found() throws Exception {
        for (String path :
                List.of(
                        "/listen/de.ogg",
                        "/listen/nowhere/fr.ogg",
                        "/listen/../fr.ogg",
                        "/listen/fr")) {
            assertThat(status(withBadge(path))).as(path).isEqualTo(404);
        }
    }

    /** What a player sends whose address is {@code http://badge:TOKEN@…}. */
    @Test
    void a_badge_is_no_password() throws Exception {
        String pair = "badge:" + venue.token("observer-1");
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        assertThat(status(asking("/listen/en.ogg").header("authorization", "Basic " + basic)))
                .isEqualTo(400);
    }

    private String link(String stream) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        withBadge(stream).POST(HttpRequest.BodyPublishers.noBody()).build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body().replaceFirst("(?s).*\"path\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void a_link_lets_a_player_hear_one_channel_and_do_nothing_else() throws Exception {
        interpreterOnAir();
        String link = link("/listen/fr.ogg");
        assertThat(link).startsWith("/listen/fr.ogg?link=").doesNotContain("observer");
        Ogg french = stream(asking(link));
        await().until(() -> java.util.Arrays.equals(french.packet(), SPOKEN));

        String secret = link.substring(link.indexOf('?'));
        assertThat(status(asking("/listen/en.ogg" + secret))).isEqualTo(401);
        assertThat(status(asking("/listen/opening/fr.ogg" + secret))).isEqualTo(401);
        assertThat(status(asking(link.substring(0, link.length() - 2) + "xx"))).isEqualTo(401);
        var nothing = HttpRequest.BodyPublishers.noBody();
        assertThat(status(asking(link).POST(nothing))).as("a link makes no link").isEqualTo(401);
        assertThat(status(asking("/listen" + secret).POST(nothing)))
                .as("a link makes no cookie")
                .isEqualTo(401);
        assertThat(status(asking("/v1/captions" + secret + "&session=opening&language=fr")))
                .isEqualTo(401);
    }

    @Test
    void a_link_ends_with_its_badge_and_outlives_a_restart() throws Exception {
        String link = link("/listen/fr.ogg");
        venue.restart();
        stream(asking(link));
        venue.enter("moderator-1a")
                .commands()
                .revokeBadges("observer-1", "lost")
                .get(5, TimeUnit.SECONDS);
        await().untilAsserted(() -> assertThat(status(asking(link))).isEqualTo(401));
    }

    @Test
    void a_client_asks_for_a_link_and_is_told_why_there_is_none() throws Exception {
        DragomanClient listener = venue.enter("observer-1");
        var link = listener.listeningLink("floor").get(10, TimeUnit.SECONDS);
        assertThat(link.until()).isAfter(java.time.Instant.now());
        stream(HttpRequest.newBuilder(link.address()));
        var of = listener.listeningLink(venue.session() + "/fr").get(10, TimeUnit.SECONDS);
        stream(HttpRequest.newBuilder(of.address()));
        assertThat(listener.listeningLink("de"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        NoLinkException.class, no -> assertThat(no.status()).isEqualTo(404));
    }

    @Test
    void a_cookie_makes_no_link() throws Exception {
        var nothing = HttpRequest.BodyPublishers.noBody();
        String cookie =
                http.send(withBadge("/listen").POST(nothing).build(), BodyHandlers.discarding())
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow()
                        .split(";", 2)[0];
        assertThat(status(asking("/listen/fr.ogg").header("cookie", cookie).POST(nothing)))
                .isEqualTo(401);
    }

    @Test
    void a_page_gets_a_cookie_for_its_audio_element_that_no_script_can_read() throws Exception {
        var posted = HttpRequest.BodyPublishers.noBody();
        var answer =
                http.send(withBadge("/listen").POST(posted).build(), BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(204);
        String cookie = answer.headers().firstValue("set-cookie").orElse("");
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/listen");
        stream(asking("/listen/ar.ogg").header("cookie", cookie.split(";", 2)[0]));
        assertThat(status(asking("/listen").POST(posted).header("cookie", cookie.split(";", 2)[0])))
                .as("a cookie makes no cookie")
                .isEqualTo(401);
    }

    @Test
    void one_badge_has_four_players_at_the_most_and_whoever_leaves_makes_room() throws Exception {
        for (int i = 0; i < 4; i++) {
            stream(withBadge("/listen/fr.ogg"));
        }
        assertThat(status(withBadge("/listen/fr.ogg"))).isEqualTo(429);
        open.removeFirst().close();
        await().untilAsserted(() -> stream(withBadge("/listen/fr.ogg")));
    }

    @Test
    void technicians_are_told_how_listeners_fare_and_delegates_are_not() throws Exception {
        Queue<FaresView> told = new ConcurrentLinkedQueue<>();
        Queue<FaresView> toldDelegate = new ConcurrentLinkedQueue<>();
        venue.enter("technician-1", hearing(told));
        DragomanClient listener = venue.enter("observer-1", hearing(toldDelegate));
        int french = venue.channel("fr");
        listener.listen(Set.of(french), List.of(), 1).get(5, TimeUnit.SECONDS);
        var report =
                ReceiverReport.newBuilder()
                        .setChannel(french)
                        .setBufferMs(80)
                        .setUnderruns(3)
                        .setMouthToEarMs(140)
                        .build();
        listener.report(report);
        listener.report(report.toBuilder().setChannel(french + 1).build());
        await().untilAsserted(() -> assertThat(told).isNotEmpty());
        assertThat(told.element().getChannelsList())
                .as("only of what is really heard")
                .singleElement()
                .satisfies(
                        fare -> {
                            assertThat(fare.getChannel()).isEqualTo(french);
                            assertThat(fare.getReporting()).isEqualTo(1);
                            assertThat(fare.getBufferMs()).isEqualTo(80);
                            assertThat(fare.getMouthToEarMsHigh()).isEqualTo(140);
                            assertThat(fare.getTroubled()).isEqualTo(1);
                        });
        assertThat(toldDelegate).isEmpty();
    }

    private static SessionListener hearing(Queue<FaresView> told) {
        return new SessionListener() {
            @Override
            public void fared(FaresView fares) {
                told.add(fares);
            }
        };
    }

    /** Reads an Ogg stream, a packet to a page. */
    private static final class Ogg {
        private final InputStream in;
        private long granule;

        Ogg(InputStream in) {
            this.in = in;
        }

        byte[] packet() throws IOException {
            byte[] header = in.readNBytes(27);
            assertThat(new String(header, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("OggS");
            granule = 0;
            for (int i = 7; i >= 0; i--) {
                granule = granule << 8 | header[6 + i] & 0xFF;
            }
            int length = 0;
            for (byte lace : in.readNBytes(header[26])) {
                length += lace & 0xFF;
            }
            return in.readNBytes(length);
        }

        long granule() {
            return granule;
        }
    }
}
