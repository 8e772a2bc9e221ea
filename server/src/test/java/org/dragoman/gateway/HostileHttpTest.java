package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile and broken requests before a WebSocket is open, and the answer each must get. After all of it the hub still serves. */
class HostileHttpTest {
    @TempDir static Path data;
    private static Siege siege;

    @BeforeAll
    static void open() throws Exception {
        siege = new Siege(data);
    }

    @AfterAll
    static void still_serves() throws Exception {
        siege.close();
    }

    private static String refused(String... headers) throws IOException {
        try (var raw = RawSocket.upgrading(siege.port(), headers)) {
            return raw.readAll();
        }
    }

    @Test
    void a_foreign_origin_is_403_and_says_so() throws IOException {
        for (String origin :
                List.of(
                        "https://evil.example",
                        "null",
                        "http://127.0.0.1:" + siege.port() + ".evil.example")) {
            assertThat(refused(RawSocket.KEY, RawSocket.BINARY, "Origin: " + origin))
                    .startsWith("HTTP/1.1 403")
                    .contains("origin");
        }
    }

    @Test
    void the_own_origin_is_let_in() throws IOException {
        try (var raw =
                RawSocket.upgrading(
                        siege.port(),
                        RawSocket.KEY,
                        RawSocket.BINARY,
                        "Origin: http://127.0.0.1:" + siege.port())) {
            assertThat(raw.readHead())
                    .startsWith("HTTP/1.1 101")
                    .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }
    }

    @Test
    void a_missing_or_short_key_is_400() throws IOException {
        assertThat(refused(RawSocket.BINARY)).startsWith("HTTP/1.1 400");
        assertThat(refused(RawSocket.BINARY, "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_missing_or_wrong_subprotocol_is_400_and_names_ours_and_too_many_are_431()
            throws IOException {
        assertThat(refused(RawSocket.KEY)).startsWith("HTTP/1.1 400").contains("dragoman.v1");
        assertThat(refused(RawSocket.KEY, "Sec-WebSocket-Protocol: mqtt"))
                .startsWith("HTTP/1.1 400")
                .contains("supported: dragoman.v1");
        String many =
                IntStream.range(0, 40).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        assertThat(refused(RawSocket.KEY, "Sec-WebSocket-Protocol: " + many))
                .startsWith("HTTP/1.1 431");
    }

    private static String http(String request) throws IOException {
        try (var raw = new RawSocket(siege.port())) {
            raw.write(request);
            return raw.readAll();
        }
    }

    @Test
    void a_token_in_a_url_is_400() throws IOException {
        for (String path : List.of("/v1/session?token=x", "/delegate?t=x", "/?code=x")) {
            String upgrade =
                    "GET "
                            + path
                            + " HTTP/1.1\r\n"
                            + "Host: x\r\n"
                            + "Connection: close, Upgrade\r\n"
                            + "Upgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\n"
                            + RawSocket.KEY
                            + "\r\n\r\n";
            assertThat(http(upgrade)).startsWith("HTTP/1.1 400").contains("tokens never in URLs");
        }
    }

    @Test
    void oversized_heads_are_414_and_431() throws IOException {
        assertThat(http("GET /" + "a".repeat(8192) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(http("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(65_536) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void a_thousand_headers_in_few_bytes_are_431() throws IOException {
        String some = "A: 1\r\n";
        assertThat(http("GET / HTTP/1.1\r\nHost: x\r\n" + some.repeat(1_000) + "\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(http("GET / HTTP/1.1\r\nHost: x\r\n" + some.repeat(100) + "\r\n"))
                .startsWith("HTTP/1.1 431");
        String trailers =
                "POST /v1/captions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(http(trailers + "0\r\n" + some.repeat(1_000) + "\r\n")).doesNotContain("200 OK");
        assertThat(
                        http(
                                "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                        + some.repeat(90)
                                        + "\r\n"))
                .doesNotStartWith("HTTP/1.1 431");
    }

    @Test
    void smuggled_and_garbled_requests_are_refused() throws IOException {
        assertThat(
                        http(
                                "POST / HTTP/1.1\r\n"
                                        + "Host: x\r\n"
                                        + "Content-Length: 4\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "0\r\n\r\n"))
                .matches(answer -> !answer.contains("200 OK"));
        assertThat(http("GET /\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .matches(a -> !a.contains("200 OK"));
    }

    @Test
    void paths_outside_the_site_are_404_all_alike() throws IOException {
        for (String path :
                List.of(
                        "/../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/..%5c..%5cx",
                        "/assets/../../x",
                        "/nothing")) {
            assertThat(http("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 404")
                    .endsWith("not found\n");
        }
    }
}
