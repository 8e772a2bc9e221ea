package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.CaptionLog;
import org.dragoman.client.SessionListener;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.CaptionSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Captions that come by HTTP, and the answer each broken or hostile one gets. */
class CaptionDoorTest {
    private static final String TYPED = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    @TempDir Path data;
    private Venue venue;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
    }

    @AfterEach
    void close() {
        http.close();
        venue.close();
    }

    private HttpResponse<String> post(String query, String type, String body, String... headers)
            throws IOException, InterruptedException {
        return post(query, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private HttpResponse<String> post(String query, String type, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return http.send(request(query, type, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String query, String type, byte[] body, String... headers) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + venue.house().port()
                                                + "/v1/captions?"
                                                + query))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> typed(int seq, String keys)
            throws IOException, InterruptedException {
        return post("session=opening&language=ar&seq=" + seq, TYPED, keys, badge("captioner-ar"));
    }

    private String[] badge(String who) {
        return new String[] {"Authorization", "Bearer " + venue.token(who)};
    }

    /** What a reader of a language sees, by segment. */
    private static final class Reader implements SessionListener {
        private final Map<String, Caption> segments = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Long> lags = new ConcurrentLinkedQueue<>();

        @Override
        public void captioned(Caption caption) {
            lags.add(System.currentTimeMillis() - caption.getFromMs());
            segments.merge(
                    caption.getSegment(),
                    caption,
                    (a, b) -> a.getRevision() >= b.getRevision() ? a : b);
        }

        List<String> lines() {
            return segments.values().stream()
                    .sorted(Comparator.comparingLong(Caption::getOrder))
                    .filter(c -> !c.getText().isEmpty())
                    .map(Caption::getText)
                    .toList();
        }
    }

    private Reader reads(String who, String language) throws Exception {
        var reader = new Reader();
        venue.enter(who, reader).listen(Set.of(), List.of(language), 1).get(5, TimeUnit.SECONDS);
        return reader;
    }

    @Test
    void keystrokes_are_read_by_everybody_and_corrected_in_place() throws Exception {
        var reader = reads("observer-1", "ar");
        assertThat(typed(1, "بلغ الناتج 3.5٪ حسب UNESC").body()).isEqualTo("{\"next\":2}\n");
        assertThat(typed(2, "0\bO.\nشكرا").statusCode()).isEqualTo(200);
        await().untilAsserted(
                        () ->
                                assertThat(reader.lines())
                                        .containsExactly("بلغ الناتج 3.5٪ حسب UNESCO.", "شكرا"));
        var late = reads("head-turkiye", "ar");
        await().untilAsserted(() -> assertThat(late.lines()).hasSize(2));
        assertThat(late.segments.values())
                .allMatch(c -> c.getSource() == CaptionSource.CAPTION_SOURCE_TYPED);
    }

    private HttpResponse<String> asked(String method, String query, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + venue.house().port()
                                                + "/v1/captions?"
                                                + query))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_program_that_counts_anew_is_told_and_nothing_is_lost_with_200() throws Exception {
        var reader = reads("observer-1", "ar");
        for (int seq = 1; seq <= 5; seq++) {
            assertThat(typed(seq, "line " + seq + "\n").statusCode()).isEqualTo(200);
        }
        for (int seq = 1; seq <= 3; seq++) {
            var past = typed(seq, "other " + seq + "\n");
            assertThat(past.statusCode()).isEqualTo(409);
            assertThat(past.body()).contains("\"next\":6", "seq=0");
        }
        assertThat(typed(5, "other 5\n").statusCode()).isEqualTo(409);
        assertThat(typed(5, "line 5\n").body()).isEqualTo("{\"next\":6}\n");
        assertThat(typed(6, "line 6\n").body()).isEqualTo("{\"next\":7}\n");
        await().untilAsserted(() -> assertThat(reader.lines()).hasSize(6));
        assertThat(reader.lines()).allMatch(line -> line.startsWith("line "));
    }

    @Test
    void whoever_asks_is_told_which_post_is_expected() throws Exception {
        String ar = "session=opening&language=ar";
        String[] badge = badge("captioner-ar");
        assertThat(asked("GET", ar, badge).body()).isEqualTo("{\"next\":1}\n");
        typed(1, "a");
        typed(2, "b");
        var answer = asked("GET", ar, badge);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"next\":3}\n");
        assertThat(asked("GET", ar).statusCode()).isEqualTo(401);
        assertThat(asked("GET", ar, badge("head-turkiye")).statusCode()).isEqualTo(403);
        assertThat(asked("GET", "session=no&language=ar", badge).statusCode()).isEqualTo(404);
        var other = asked("DELETE", ar, badge);
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("allow")).hasValue("GET, POST, OPTIONS");
    }

    /** The hub forgets what was said; its reader goes on, and so does a program that counts on where it was. */
    @Test
    void after_the_hub_began_anew_a_program_goes_on_and_each_new_line_is_the_last()
            throws Exception {
        var before = reads("observer-1", "ar");
        for (int seq = 1; seq <= 3; seq++) {
            assertThat(typed(seq, ("line " + seq + "\n").repeat(10)).statusCode()).isEqualTo(200);
        }
        await().untilAsserted(() -> assertThat(before.lines()).hasSize(30));
        venue.restart();
        var log = new CaptionLog();
        before.segments.values().stream()
                .sorted(Comparator.comparingLong(Caption::getOrder))
                .forEach(log::take);
        var reader = reads("observer-1", "ar");
        assertThat(typed(4, "new 1\n").body()).isEqualTo("{\"next\":5}\n");
        assertThat(typed(5, "new 2\n").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(reader.lines()).containsExactly("new 1", "new 2"));
        reader.segments.values().stream()
                .sorted(Comparator.comparingLong(Caption::getOrder))
                .forEach(log::take);
        assertThat(log.segments()).extracting(Caption::getText).endsWith("new 1", "new 2");
        assertThat(reader.segments.keySet()).doesNotContainAnyElementsOf(before.segments.keySet());
        assertThat(reader.segments.values())
                .allSatisfy(
                        fresh ->
                                assertThat(before.segments.values())
                                        .allMatch(
                                                old ->
                                                        old.getOrder() < fresh.getOrder()
                                                                && old.getEpoch()
                                                                        != fresh.getEpoch()));
    }

    @Test
    void a_recogniser_whose_names_begin_anew_is_told_that_another_text_is_there() throws Exception {
        var reader = reads("observer-1", "fr");
        String at = "session=opening&language=fr";
        String[] badge = badge("captioner-fr");
        String first = "{\"segment\":\"s1\",\"revision\":3,\"text\":\"Bonjour\"}";
        assertThat(post(at, JSON, first, badge).statusCode()).isEqualTo(200);
        assertThat(post(at, JSON, first, badge).statusCode()).isEqualTo(200);
        for (int revision = 1; revision <= 3; revision++) {
            var no =
                    post(
                            at,
                            JSON,
                            "{\"segment\":\"s1\",\"revision\":" + revision + ",\"text\":\"Autre\"}",
                            badge);
            assertThat(no.statusCode()).isEqualTo(409);
            assertThat(no.body()).contains("\"revision\":3");
        }
        assertThat(post(at, JSON, first.replace('3', '9'), badge("captioner-en")).statusCode())
                .isEqualTo(403);
        await().untilAsserted(() -> assertThat(reader.lines()).containsExactly("Bonjour"));
    }

    @Test
    void a_page_of_an_origin_on_the_list_may_ask_and_read_the_answers_and_no_other()
            throws Exception {
        String at = "session=opening&language=ar&seq=1";
        String here = "http://127.0.0.1:" + venue.house().port();
        for (String origin : List.of(Venue.PORTAL, here)) {
            var preflight =
                    asked(
                            "OPTIONS",
                            at,
                            "Origin",
                            origin,
                            "Access-Control-Request-Method",
                            "POST",
                            "Access-Control-Request-Headers",
                            "authorization,content-type");
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                    .hasValue(origin);
            assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                    .hasValue("GET, POST");
            assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                    .hasValue("authorization, content-type");
            assertThat(preflight.headers().firstValue("access-control-allow-credentials"))
                    .isEmpty();
        }
        var refused = post(at, TYPED, "x", "Origin", Venue.PORTAL);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("access-control-allow-origin"))
                .hasValue(Venue.PORTAL);
        assertThat(refused.headers().firstValue("vary")).hasValue("origin");
        var foreign = asked("OPTIONS", at, "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("access-control-allow-origin")).isEmpty();
        var posted = post(at, TYPED, "x", "Origin", "https://evil.example");
        assertThat(posted.statusCode()).isEqualTo(403);
        assertThat(posted.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void a_page_of_an_origin_on_the_list_reads_every_refusal_too() throws Exception {
        String at = "session=opening&language=ar&seq=1";
        String[] portal = {
            "Authorization", "Bearer " + venue.token("captioner-ar"), "Origin", Venue.PORTAL
        };
        assertThat(post(at, TYPED, "Bonjour", portal).statusCode()).isEqualTo(200);
        String long_ = "{\"segment\":\"s\",\"text\":\"" + "x".repeat(2001) + "\"}";
        Map<Integer, List<HttpResponse<String>>> answers =
                Map.of(
                        400, List.of(post(at + "&seq=2", TYPED, "x", portal)),
                        404, List.of(post(at.replace("opening", "no"), TYPED, "x", portal)),
                        405, List.of(asked("DELETE", at, portal)),
                        409, List.of(post(at.replace("seq=1", "seq=9"), TYPED, "x", portal)),
                        413,
                                List.of(
                                        post(at, JSON, long_, portal),
                                        post(at, TYPED, "x".repeat(9_000), portal),
                                        post(at, TYPED, "x".repeat(900_000), portal)),
                        415, List.of(post(at, "image/png", "x", portal)));
        answers.forEach(
                (status, all) ->
                        all.forEach(
                                answer -> {
                                    assertThat(answer.statusCode()).isEqualTo(status);
                                    assertThat(answer.body()).as("%d", status).isNotBlank();
                                    assertThat(allowed(answer))
                                            .as("%d", status)
                                            .hasValue(Venue.PORTAL);
                                }));
        var foreign = post(at, TYPED, "x".repeat(9_000), "Origin", "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(413);
        assertThat(allowed(foreign)).isEmpty();
    }

    private static Optional<String> allowed(HttpResponse<?> answer) {
        return answer.headers().firstValue("access-control-allow-origin");
    }

    @Test
    void such_a_page_may_listen_and_learns_why_no_line_is_opened_for_it() throws Exception {
        String[] portal = {"Origin", Venue.PORTAL};
        var badge = List.of("Authorization", "Bearer " + venue.token("observer-1"));
        var preflight = at("OPTIONS", "/listen/opening/fr.ogg", portal);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(allowed(preflight)).hasValue(Venue.PORTAL);
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .hasValue("authorization, content-type");
        String[] both = Stream.concat(badge.stream(), Stream.of(portal)).toArray(String[]::new);
        var sound =
                http.send(
                        request("/listen/opening/fr.ogg", both).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (var in = sound.body()) {
            assertThat(sound.statusCode()).isEqualTo(200);
            assertThat(allowed(sound)).hasValue(Venue.PORTAL);
            assertThat(in.readNBytes(4)).isEqualTo("OggS".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(allowed(at("GET", "/listen/opening/xx.ogg", both))).hasValue(Venue.PORTAL);
        assertThat(allowed(at("OPTIONS", "/v1/session", portal))).hasValue(Venue.PORTAL);
        String[] evil = {"Origin", "https://evil.example"};
        assertThat(at("OPTIONS", "/listen/opening/fr.ogg", evil).statusCode()).isEqualTo(403);
        assertThat(allowed(at("OPTIONS", "/v1/session", evil))).isEmpty();
        assertThat(allowed(at("GET", "/delegate", portal))).as("a page").isEmpty();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + venue.house().port() + path))
                .headers(headers);
    }

    private HttpResponse<String> at(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var asked = request(path, headers).method(method, HttpRequest.BodyPublishers.noBody());
        return http.send(asked.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_steno_program_that_takes_back_more_than_its_word_leaves_finished_lines_alone()
            throws Exception {
        var reader = reads("observer-1", "ar");
        typed(1, "Thank you.\n");
        typed(2, " wrold");
        typed(3, "\b\b\b\b\b\b");
        typed(4, " world");
        await().untilAsserted(
                        () -> assertThat(reader.lines()).containsExactly("Thank you.", "world"));
        assertThat(reader.segments.values())
                .filteredOn(c -> c.getText().equals("Thank you."))
                .allMatch(c -> c.getFinal() && c.getRevision() == 1);
    }

    @Test
    void a_post_that_was_taken_does_nothing_twice_and_a_gap_is_told() throws Exception {
        var reader = reads("observer-1", "ar");
        typed(1, "one");
        assertThat(typed(1, "one").body()).isEqualTo("{\"next\":2}\n");
        var gap = typed(4, "four");
        assertThat(gap.statusCode()).isEqualTo(409);
        assertThat(gap.body()).contains("\"next\":2");
        typed(2, "\n");
        await().untilAsserted(() -> assertThat(reader.lines()).containsExactly("one"));
        assertThat(typed(0, "").body()).isEqualTo("{\"next\":1}\n");
        assertThat(typed(1, "again\n").statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(reader.lines()).containsExactly("one", "again"));
    }

    @Test
    void a_recogniser_posts_whole_segments_and_replaces_them() throws Exception {
        var reader = reads("observer-1", "fr");
        String at = "session=opening&language=fr";
        String[] badge = badge("captioner-fr");
        post(at, JSON, "{\"segment\":\"s1\",\"revision\":1,\"text\":\"bonjour à\"}", badge);
        var last =
                post(
                        at,
                        JSON,
                        "{\"segment\":\"s1\",\"revision\":2,\"final\":true,\"text\":\"Bonjour à"
                                + " tous.\",\"from_ms\":1000,\"to_ms\":2000}",
                        badge);
        assertThat(last.statusCode()).isEqualTo(200);
        post(at, JSON, "{\"segment\":\"s1\",\"revision\":1,\"text\":\"late\"}", badge);
        await().untilAsserted(() -> assertThat(reader.lines()).containsExactly("Bonjour à tous."));
        var caption = Objects.requireNonNull(reader.segments.get("s1"));
        assertThat(caption.getSource()).isEqualTo(CaptionSource.CAPTION_SOURCE_RECOGNISED);
        assertThat(caption.getFinal()).isTrue();
        assertThat(caption.getToMs()).isEqualTo(2000);
        post(at, JSON, "{\"segment\":\"p1\",\"text\":\"Discours\",\"prepared\":true}", badge);
        await().untilAsserted(
                        () ->
                                assertThat(reader.segments.get("p1"))
                                        .matches(
                                                c ->
                                                        c.getSource()
                                                                == CaptionSource
                                                                        .CAPTION_SOURCE_PREPARED));
    }

    @Test
    void a_booths_interpreter_types_into_the_booths_languages_alone() throws Exception {
        assertThat(
                        post("session=opening&language=fr&seq=1", TYPED, "x", badge("fr-1"))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        post("session=opening&language=ru&seq=1", TYPED, "x", badge("fr-1"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        post("session=opening&language=fr&seq=1", TYPED, "x", badge("head-turkiye"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void two_captioners_of_one_language_do_not_write_over_one_another() throws Exception {
        var reader = reads("observer-1", "fr");
        post("session=opening&language=fr&seq=1", TYPED, "one\n", badge("captioner-fr"));
        post("session=opening&language=fr&seq=1", TYPED, "two\n", badge("captioner-en"));
        await().untilAsserted(
                        () -> assertThat(reader.lines()).containsExactlyInAnyOrder("one", "two"));
    }

    @Test
    void what_could_turn_the_next_line_round_is_not_in_the_text_and_its_writers_marks_are()
            throws Exception {
        var reader = reads("observer-1", "ar");
        typed(1, "\u202eevil\u2069 <b>bold</b>\n");
        typed(2, "للطوارئ \u200e+994 12 555 01 00\n");
        typed(3, "left open \u2067here\n");
        await().untilAsserted(
                        () ->
                                assertThat(reader.lines())
                                        .containsExactly(
                                                "evil <b>bold</b>",
                                                "للطوارئ \u200e+994 12 555 01 00",
                                                "left open \u2067here\u2069"));
    }

    @Test
    void no_badge_a_wrong_badge_and_a_badge_in_the_query_are_turned_away() throws Exception {
        String at = "session=opening&language=ar&seq=1";
        assertThat(post(at, TYPED, "x").statusCode()).isEqualTo(401);
        assertThat(post(at, TYPED, "x", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
        String token = venue.token("captioner-ar");
        assertThat(post(at, TYPED, "x", "Authorization", "Basic " + token).statusCode())
                .isEqualTo(401);
        var inQuery = post(at + "&token=" + token, TYPED, "x", badge("captioner-ar"));
        assertThat(inQuery.statusCode()).isEqualTo(400);
        assertThat(inQuery.body()).contains("never in URLs").doesNotContain(token);
        var foreign =
                post(
                        at,
                        TYPED,
                        "x",
                        "Authorization",
                        "Bearer " + token,
                        "Origin",
                        "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void every_broken_post_gets_a_clear_answer_and_changes_nothing() throws Exception {
        var reader = reads("observer-1", "ar");
        String[] badge = badge("captioner-ar");
        String ar = "session=opening&language=ar";
        assertThat(post("session=no&language=ar&seq=1", TYPED, "x", badge).statusCode())
                .isEqualTo(404);
        assertThat(post("session=opening&language=xx&seq=1", TYPED, "x", badge).statusCode())
                .isEqualTo(404);
        assertThat(post("language=ar&seq=1", TYPED, "x", badge).statusCode()).isEqualTo(400);
        for (String seq :
                List.of(
                        "",
                        "&seq=",
                        "&seq=-1",
                        "&seq=1.5",
                        "&seq=1&seq=2",
                        "&seq=99999999999999999999")) {
            assertThat(post(ar + seq, TYPED, "x", badge).statusCode()).as(seq).isEqualTo(400);
        }
        assertThat(post(ar + "&seq=1", TYPED, "a\0b", badge).statusCode()).isEqualTo(400);
        assertThat(post(ar + "&seq=1", TYPED, new byte[] {(byte) 0xC3, 0x28}, badge).statusCode())
                .isEqualTo(400);
        assertThat(post(ar + "&seq=1", "image/png", "x", badge).statusCode()).isEqualTo(415);
        assertThat(reader.lines()).isEmpty();
    }

    @Test
    void broken_json_is_told_what_is_wrong() throws Exception {
        String[] badge = badge("captioner-ru");
        var answers = new ArrayList<String>();
        for (String body :
                List.of(
                        "{",
                        "[]",
                        "null",
                        "{\"segment\":\"s\",\"texte\":\"x\"}",
                        "{\"segment\":\"s\",\"revision\":1.5}",
                        "{\"segment\":\"s\",\"revision\":-1}",
                        "{\"segment\":\"s\",\"from_ms\":5,\"to_ms\":4}",
                        "{\"text\":\"no segment\"}",
                        "{\"segment\":\"" + "s".repeat(65) + "\"}",
                        "{\"segment\":\"s\",\"text\":\"a\\u0000b\"}")) {
            var answer = post("session=opening&language=ru", JSON, body, badge);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            answers.add(answer.body());
        }
        assertThat(answers).allMatch(a -> a.contains("\"error\""));
        String long_ = "{\"segment\":\"s\",\"text\":\"" + "x".repeat(2001) + "\"}";
        assertThat(post("session=opening&language=ru", JSON, long_, badge).statusCode())
                .isEqualTo(413);
        assertThat(post("session=opening&language=ru", JSON, "x".repeat(9000), badge).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_flood_is_told_to_wait() throws Exception {
        String one =
                "POST /v1/captions?session=opening&language=ar&seq=1 HTTP/1.1\r\nHost: here\r\n"
                        + "Content-Type: text/plain\r\nContent-Length: 1\r\nAuthorization: Bearer "
                        + venue.token("captioner-ar")
                        + "\r\n\r\nx";
        // In one piece, so that it is a flood on a slow machine too.
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), venue.house().port())) {
            socket.getOutputStream().write(one.repeat(60).getBytes(StandardCharsets.US_ASCII));
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).contains("HTTP/1.1 200", "HTTP/1.1 429", "retry-after: 1");
        }
    }

    /** A hundred readers: every one of them has each caption within a second of its post. */
    @Test
    void a_caption_reaches_all_its_readers_within_a_second() throws Exception {
        var people =
                venue.conference().participants().stream()
                        .limit(100)
                        .map(p -> p.id().value())
                        .toList();
        var readers = new ArrayList<Reader>();
        for (String who : people) {
            readers.add(reads(who, "en"));
        }
        String[] badge = badge("captioner-en");
        for (int i : IntStream.rangeClosed(1, 10).toArray()) {
            long now = System.currentTimeMillis();
            post(
                    "session=opening&language=en",
                    JSON,
                    "{\"segment\":\"s%d\",\"revision\":1,\"text\":\"line %d\",\"from_ms\":%d,\"to_ms\":%d}"
                            .formatted(i, i, now, now),
                    badge);
        }
        await().untilAsserted(() -> assertThat(readers).allMatch(r -> r.segments.size() == 10));
        assertThat(readers).allSatisfy(r -> assertThat(r.lags).allMatch(ms -> ms < 1000));
    }
}
