package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.dragoman.Server;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.net.TurnedAway;
import org.dragoman.settings.Cidr;
import org.dragoman.settings.Overrides;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hub that people reach under another address than the one it listens on: who may ask, and for whom proxies speak. */
@Isolated("it reads a log that others write too")
class PublicAddressTest {
    private static final Optional<URI> NONE = Optional.empty();
    private static final Optional<URI> OURS = Optional.of(URI.create("https://conf.example.org"));
    private static final List<Cidr> NOBODY = List.of();
    private static final List<Cidr> HERE = List.of(Cidr.of("127.0.0.0/8"));

    @TempDir Path data;
    private final List<Server> open = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(TurnedAway.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(TurnedAway.class)).detachAppender(log);
        open.forEach(Server::close);
    }

    private Server hub(Optional<URI> url, List<Cidr> proxies, String... settings) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Settings read =
                SettingsFile.read(Optional.empty(), new Overrides(Map.of(), List.of(settings)));
        var hub =
                new Server(
                        new Server.Plan(
                                ConferenceFile.read(Venue.BAKU),
                                data.resolve("hub-" + open.size()),
                                new Server.Ports(
                                        new Hub.OpenPort(
                                                anyPort, null, url, Set.of(), Set.of(), proxies),
                                        anyPort),
                                read.tuning()));
        open.add(hub);
        return hub;
    }

    /** The status of an upgrade from a page, after what a proxy says of itself. */
    private static int upgrade(Server hub, String host, String origin, String... more)
            throws IOException {
        return status(hub, "", "GET /v1/session", host, origin, more);
    }

    private static int status(
            Server hub, String before, String line, String host, String origin, String... more)
            throws IOException {
        try (var raw = new RawSocket(hub.port())) {
            raw.write(before);
            raw.write(line + " HTTP/1.1\r\nHost: " + host + "\r\n");
            raw.write("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
            raw.write(RawSocket.KEY + "\r\n" + RawSocket.BINARY + "\r\n");
            raw.write("Origin: " + origin + "\r\n");
            for (String header : more) {
                raw.write(header + "\r\n");
            }
            raw.write("\r\n");
            return Integer.parseInt(raw.readHead().split(" ", 3)[1]);
        }
    }

    @Test
    void pages_behind_a_proxy_that_ends_tls_are_the_hubs_own() throws Exception {
        var hub = hub(OURS, NOBODY);
        assertThat(upgrade(hub, "conf.example.org", "https://conf.example.org")).isEqualTo(101);
        assertThat(upgrade(hub, "conf.example.org:443", "https://conf.example.org")).isEqualTo(101);
        assertThat(upgrade(hub, "conf.example.org", "http://conf.example.org")).isEqualTo(101);
        assertThat(upgrade(hub, "conf.example.org:8443", "https://conf.example.org:8443"))
                .isEqualTo(101);
        assertThat(upgrade(hub, "conf.example.org", "https://evil.example")).isEqualTo(403);
        assertThat(upgrade(hub, "conf.example.org", "https://conf.example.org.evil.example"))
                .isEqualTo(403);
        assertThat(upgrade(hub, "", "https://")).isEqualTo(403);
    }

    @Test
    void a_page_whose_own_name_was_made_to_lead_here_is_foreign() throws Exception {
        for (var hub : List.of(hub(NONE, NOBODY), hub(OURS, NOBODY), hub(OURS, HERE))) {
            for (String scheme : List.of("http://", "https://")) {
                for (String name :
                        List.of("evil.example", "evil.example:8080", "10.evil.example")) {
                    assertThat(upgrade(hub, name, scheme + name)).as(name).isEqualTo(403);
                }
            }
            assertThat(
                            upgrade(
                                    hub,
                                    "backend",
                                    "http://evil.example",
                                    "X-Forwarded-Host: evil.example"))
                    .isEqualTo(403);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(metrics(open.getFirst()))
                .contains("dragoman_turned_away_total{by=\"origin\"} 7.0");
    }

    @Test
    void the_machine_is_known_by_its_addresses_and_as_localhost() throws Exception {
        var hub = hub(NONE, NOBODY);
        for (String name :
                List.of(
                        "127.0.0.1:8080",
                        "[::1]:8080",
                        "localhost:8080",
                        "192.0.2.7",
                        "LOCALHOST")) {
            assertThat(upgrade(hub, name, "http://" + name.toLowerCase(java.util.Locale.ROOT)))
                    .as(name)
                    .isEqualTo(101);
        }
    }

    @Test
    void where_a_proxy_rewrites_the_host_the_hubs_own_address_is_known_from_the_settings()
            throws Exception {
        String rewritten = "127.0.0.1:8080";
        assertThat(upgrade(hub(NONE, NOBODY), rewritten, "https://conf.example.org"))
                .isEqualTo(403);
        assertThat(upgrade(hub(OURS, NOBODY), rewritten, "https://conf.example.org"))
                .isEqualTo(101);
    }

    @Test
    void the_host_that_a_proxy_was_asked_for_counts_where_the_proxy_is_believed() throws Exception {
        String[] forwarded = {"X-Forwarded-Host: conf.example.org", "X-Forwarded-Proto: https"};
        assertThat(upgrade(hub(NONE, HERE), "backend", "https://conf.example.org", forwarded))
                .isEqualTo(101);
        assertThat(upgrade(hub(NONE, NOBODY), "backend", "https://conf.example.org", forwarded))
                .isEqualTo(403);
    }

    @Test
    void a_foreign_page_is_told_so_when_it_asks_and_the_log_once_with_the_key_to_set()
            throws Exception {
        var hub = hub(NONE, NOBODY);
        for (int i = 0; i < 5; i++) {
            assertThat(upgrade(hub, "127.0.0.1:8080", "https://conf.example.org")).isEqualTo(403);
        }
        assertThat(
                        status(
                                hub,
                                "",
                                "OPTIONS /v1/session",
                                "127.0.0.1:8080",
                                "https://conf.example.org"))
                .isEqualTo(403);
        assertThat(log.list).hasSize(1);
        ILoggingEvent told = log.list.getFirst();
        assertThat(told.getLevel().toString()).isEqualTo("WARN");
        assertThat(told.getFormattedMessage()).contains("public.url").contains("public.origins");
        assertThat(told.getKeyValuePairs().toString()).contains("https://conf.example.org");
        assertThat(metrics(hub)).contains("dragoman_turned_away_total{by=\"origin\"} 5.0");
    }

    private static String metrics(Server hub) throws IOException {
        try (var raw = new RawSocket(hub.managementPort())) {
            raw.write("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            return raw.readAll();
        }
    }

    @Test
    void limits_by_address_count_the_clients_of_a_believed_proxy_one_by_one() throws Exception {
        var hub = hub(OURS, HERE, "limits.connections_per_address=1");
        try (var first = entering(hub, "", "198.51.100.1, 127.0.0.9");
                var other = entering(hub, "", "203.0.113.9, 198.51.100.2")) {
            assertThat(first.readHead()).startsWith("HTTP/1.1 101");
            assertThat(other.readHead()).startsWith("HTTP/1.1 101");
            try (var again = entering(hub, "", "198.51.100.1:4711")) {
                assertThat(again.readHead()).startsWith("HTTP/1.1 429");
            }
        }
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .contains("limits.connections_per_address")
                .contains("public.proxies");
    }

    @Test
    void a_chain_that_a_client_made_long_and_an_address_written_otherwise_hide_nobody()
            throws Exception {
        var hub = hub(OURS, HERE, "limits.connections_per_address=1");
        String forged = "203.0.113.5, ".repeat(50);
        try (var first = entering(hub, "", forged + "198.51.100.7");
                var sixth = entering(hub, "", "unknown, [2001:db8::7]:4711")) {
            assertThat(first.readHead()).startsWith("HTTP/1.1 101");
            assertThat(sixth.readHead()).startsWith("HTTP/1.1 101");
            try (var again = entering(hub, "", "203.0.113.6, " + forged + "198.51.100.7");
                    var same = entering(hub, "", "2001:db8:0:0:0:0:0:7")) {
                assertThat(again.readHead()).startsWith("HTTP/1.1 429");
                assertThat(same.readHead()).startsWith("HTTP/1.1 429");
            }
        }
    }

    @Test
    void what_nobody_believed_says_is_not_believed() throws Exception {
        var hub = hub(OURS, NOBODY, "limits.connections_per_private_address=1");
        try (var first = entering(hub, "", "198.51.100.1")) {
            assertThat(first.readHead()).startsWith("HTTP/1.1 101");
            try (var second = entering(hub, "", "198.51.100.2")) {
                assertThat(second.readHead()).startsWith("HTTP/1.1 429");
            }
        }
        try (var third = entering(hub, proxyHeader(1), "198.51.100.3")) {
            assertThat(third.readHead()).doesNotStartWith("HTTP/1.1 101");
        }
    }

    @Test
    void the_proxy_protocol_names_the_client_before_anything_is_asked() throws Exception {
        var hub = hub(OURS, HERE, "limits.connections_per_address=1");
        try (var first = entering(hub, proxyHeader(1), "203.0.113.77");
                var other = entering(hub, proxyHeader(2), "203.0.113.77")) {
            assertThat(first.readHead()).startsWith("HTTP/1.1 101");
            assertThat(other.readHead())
                    .as("what the client itself forwards is not believed")
                    .startsWith("HTTP/1.1 101");
            try (var again = entering(hub, proxyHeader(1), "203.0.113.78")) {
                assertThat(again.readHead()).startsWith("HTTP/1.1 429");
            }
        }
    }

    /** Version 2 of the PROXY protocol: a client 192.0.2.N over TCP and IPv4. */
    private static String proxyHeader(int client) {
        byte[] header = {
            13,
            10,
            13,
            10,
            0,
            13,
            10,
            'Q',
            'U',
            'I',
            'T',
            10,
            0x21,
            0x11,
            0,
            12,
            (byte) 192,
            0,
            2,
            (byte) client,
            127,
            0,
            0,
            1,
            0x12,
            0x34,
            0x1f,
            (byte) 0x90
        };
        return new String(header, StandardCharsets.ISO_8859_1);
    }

    private static RawSocket entering(Server hub, String before, String forwardedFor)
            throws IOException {
        var raw = new RawSocket(hub.port());
        raw.write(
                before
                        + "GET /v1/session HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + (RawSocket.KEY + "\r\n" + RawSocket.BINARY + "\r\n")
                        + ("X-Forwarded-For: " + forwardedFor + "\r\n\r\n"));
        return raw;
    }

    private static String get(Server hub, String head) throws IOException {
        try (var raw = new RawSocket(hub.port())) {
            raw.write(head + "\r\n\r\n");
            return raw.readHead();
        }
    }

    private static String listening(Server hub) {
        return "POST /listen HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + hub.badge(new ParticipantId("observer-1"));
    }

    @Test
    void an_https_address_binds_browsers_and_cookies_to_https() throws Exception {
        var ours = hub(OURS, NOBODY);
        var plain = hub(NONE, HERE);
        assertThat(get(ours, "GET / HTTP/1.1\r\nHost: x")).contains("strict-transport-security");
        assertThat(get(plain, "GET / HTTP/1.1\r\nHost: x"))
                .doesNotContain("strict-transport-security");
        assertThat(get(ours, listening(ours))).contains("; Secure");
        assertThat(get(plain, listening(plain))).doesNotContain("; Secure");
        assertThat(get(plain, listening(plain) + "\r\nX-Forwarded-Proto: https"))
                .contains("; Secure");
    }

    @Test
    void an_answered_connection_is_told_that_it_is_kept_for_longer_than_a_minute()
            throws Exception {
        assertThat(get(hub(NONE, NOBODY), "GET /v1/nothing HTTP/1.1\r\nHost: x"))
                .contains("connection: close");
        assertThat(get(open.getFirst(), "OPTIONS /v1/session HTTP/1.1\r\nHost: x"))
                .contains("keep-alive: timeout=75");
    }

    @Test
    void the_hub_speaks_the_language_of_hello_when_it_turns_a_badge_away() throws Exception {
        var hub = hub(NONE, NOBODY);
        try (var raw = RawSocket.open(hub.port())) {
            raw.send(
                    org.dragoman.protocol.v1.ClientMessage.newBuilder()
                            .setHello(
                                    org.dragoman.protocol.v1.Hello.newBuilder()
                                            .setToken("none")
                                            .setLanguage("en"))
                            .build());
            var before = new ArrayList<org.dragoman.protocol.v1.ServerMessage>();
            raw.closeCode(before);
            assertThat(before.getLast().getLeaving().getText()).matches("[ -~]+");
        }
    }
}
