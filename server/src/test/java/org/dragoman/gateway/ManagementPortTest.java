package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.dragoman.Server;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.gateway.net.TlsSource;
import org.dragoman.settings.Tuning;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The port for those who run the server: for them alone, whatever a page in a browser on the same machine tries. */
class ManagementPortTest {
    private static final String SECRET = "correct-horse-battery-staple";

    @TempDir Path data;
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private int hub(Set<String> names, Optional<Path> token, @Nullable TlsSource tls)
            throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server =
                new Server(
                        new Server.Plan(
                                ConferenceFile.read(Venue.BAKU),
                                data,
                                new Server.Ports(
                                        Hub.OpenPort.alone(anyPort, null, Set.of()),
                                        new Hub.ManagementPort(anyPort, tls, names, token)),
                                Tuning.USUAL.with(new Tuning.Loops(1, 85))));
        open.add(server);
        return server.managementPort();
    }

    private static int asked(int port, String line, String... headers) throws IOException {
        try (var raw = new RawSocket(port)) {
            raw.write(line + " HTTP/1.1\r\nConnection: close\r\n");
            for (String header : headers) {
                raw.write(header + "\r\n");
            }
            raw.write("\r\n");
            return Integer.parseInt(raw.readHead().split(" ", 3)[1]);
        }
    }

    @Test
    void a_page_that_made_its_name_lead_here_gets_nothing() throws Exception {
        int port = hub(Set.of("metrics.example"), Optional.empty(), null);
        for (String path : List.of("/metrics", "/sessions/opening/head", "/livez")) {
            assertThat(asked(port, "GET " + path, "Host: evil.example:8081")).isEqualTo(421);
            assertThat(asked(port, "GET " + path, "Host: localhost.evil.example")).isEqualTo(421);
            assertThat(asked(port, "GET " + path)).isEqualTo(421);
            for (String own : List.of("127.0.0.1:8081", "localhost", "[::1]", "metrics.example")) {
                assertThat(asked(port, "GET " + path, "Host: " + own)).as(own).isEqualTo(200);
            }
        }
        assertThat(asked(port, "GET /metrics", "Host: localhost", "Host: evil.example"))
                .isEqualTo(421);
    }

    @Test
    void no_page_of_another_site_asks_or_sends_a_form() throws Exception {
        int port = hub(Set.of(), Optional.empty(), null);
        String here = "Host: 127.0.0.1:8081";
        assertThat(asked(port, "GET /metrics", here, "Origin: http://evil.example")).isEqualTo(403);
        assertThat(asked(port, "GET /metrics", here, "Origin: null")).isEqualTo(403);
        assertThat(
                        asked(
                                port,
                                "GET /sessions/opening/head",
                                here,
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: no-cors"))
                .isEqualTo(403);
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "PATCH")) {
            assertThat(
                            asked(
                                    port,
                                    method + " /metrics",
                                    here,
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Content-Length: 0"))
                    .as(method)
                    .isEqualTo(405);
        }
    }

    @Test
    void with_a_secret_whoever_asks_must_know_it_and_a_new_one_is_taken_over() throws Exception {
        Path file = Files.writeString(data.resolve("management-token"), SECRET + "\n");
        int port = hub(Set.of(), Optional.of(file), null);
        String here = "Host: localhost";
        assertThat(asked(port, "GET /metrics", here)).isEqualTo(401);
        assertThat(asked(port, "GET /metrics", here, "Authorization: Bearer " + SECRET + "x"))
                .isEqualTo(401);
        assertThat(asked(port, "GET /sessions/opening/journal.txt", here)).isEqualTo(401);
        assertThat(asked(port, "GET /readyz", here)).isEqualTo(200);
        assertThat(asked(port, "GET /metrics", here, "Authorization: Bearer " + SECRET))
                .isEqualTo(200);
        String next = "another-secret-that-is-long-enough";
        Files.writeString(file, next);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                asked(
                                                        port,
                                                        "GET /metrics",
                                                        here,
                                                        "Authorization: bearer " + next))
                                        .isEqualTo(200));
        assertThat(asked(port, "GET /metrics", here, "Authorization: Bearer " + SECRET))
                .isEqualTo(401);
    }

    @Test
    void a_file_without_a_secret_keeps_the_server_from_starting() throws Exception {
        for (String none : List.of("", "short", "two lines\nthat are long enough")) {
            Path file = Files.writeString(data.resolve("management-token"), none);
            assertThatThrownBy(() -> hub(Set.of(), Optional.of(file), null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("openssl rand");
        }
    }

    @Test
    void it_may_be_encrypted() throws Exception {
        var context = Certificates.own(data, "localhost");
        int port = hub(Set.of(), Optional.empty(), () -> context);
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, new TrustManager[] {new Trusting()}, null);
        try (var socket = trust.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** The certificate is not what this is about. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
