package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.dragoman.Server;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.settings.Cidr;
import org.dragoman.settings.Overrides;
import org.dragoman.settings.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The real nginx, Caddy and HAProxy before a hub, with the configurations that are shipped; left out where they are not installed. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class RealProxiesTest {
    private static final Path SHIPPED = Path.of("../config/proxies");
    private static final String SITE = "conf.example.org";
    private static final int POSTS = 300;
    private static final int PATIENCE_MS = 20_000;

    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    /** A proxy: what it is called, the shipped file, and the line of it that passes Host as another. */
    enum Proxy {
        NGINX("nginx", "nginx.conf", "proxy_set_header Host $http_host;", ""),
        CADDY(
                "caddy",
                "Caddyfile",
                "flush_interval -1",
                "flush_interval -1\n\t\theader_up Host backend"),
        HAPROXY(
                "haproxy",
                "haproxy.cfg",
                "timeout connect 5s",
                "timeout connect 5s\n    http-request set-header Host backend");

        private final String program;
        private final String file;
        private final String passes;
        private final String rewrites;

        Proxy(String program, String file, String passes, String rewrites) {
            this.program = program;
            this.file = file;
            this.passes = passes;
            this.rewrites = rewrites;
        }

        Optional<Path> installed() {
            return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/bin/", "/usr/local/sbin/")
                    .map(folder -> Path.of(folder + program))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        for (Process process : processes) {
            process.destroy();
            process.waitFor();
        }
    }

    private Server hub(Optional<URI> url, List<Cidr> proxies) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var settings =
                SettingsFile.read(
                        Optional.empty(),
                        new Overrides(
                                Map.of(), List.of("limits.connections_per_private_address=1")));
        var port = new Hub.OpenPort(anyPort, null, url, Set.of(), Set.of(), proxies);
        var hub =
                new Server(
                        new Server.Plan(
                                ConferenceFile.read(Venue.BAKU),
                                folder.resolve("data"),
                                new Server.Ports(port, anyPort),
                                settings.tuning()));
        open.add(hub);
        return hub;
    }

    /** As config/OPERATING.md says it. */
    private Server hub() throws Exception {
        return hub(Optional.of(URI.create("https://" + SITE)), List.of(Cidr.of("127.0.0.1")));
    }

    /** Starts a proxy before a hub, with nothing but ports changed in the shipped file. */
    private int before(Server hub, Proxy proxy, boolean hostRewritten) throws Exception {
        Optional<Path> program = proxy.installed();
        assumeTrue(program.isPresent(), proxy.program + " is not installed");
        X509Bundle own =
                new CertificateBuilder()
                        .subject("CN=" + SITE)
                        .addSanDnsName(SITE)
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();
        Files.writeString(folder.resolve(SITE + ".crt"), own.getCertificatePathPEM());
        Files.writeString(folder.resolve(SITE + ".key"), own.getPrivateKeyPEM());
        Files.writeString(
                folder.resolve(SITE + ".pem"),
                own.getCertificatePathPEM() + own.getPrivateKeyPEM());
        int port = freePort();
        String shipped = Files.readString(SHIPPED.resolve(proxy.file));
        assertThat(shipped).contains(proxy.passes).contains("127.0.0.1:8080");
        String site = shipped.replace("127.0.0.1:8080", "127.0.0.1:" + hub.port());
        if (hostRewritten) {
            site = site.replace(proxy.passes, proxy.rewrites);
        }
        site =
                site.replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                        .replace("bind :443", "bind 127.0.0.1:" + port);
        Files.writeString(folder.resolve("site"), site);
        start(around(proxy, program.get().toString(), port));
        await().atMost(Duration.ofSeconds(30)).until(() -> answers(port));
        return port;
    }

    /** The command, once what stands around a site on a machine stands around it here. */
    @SuppressWarnings("RefactorSwitch") // each program with its own file beside it
    private List<String> around(Proxy proxy, String program, int port) throws IOException {
        Path main = folder.resolve("main");
        switch (proxy) {
            case NGINX -> {
                Files.writeString(
                        main,
                        """
                        daemon off;
                        pid nginx.pid;
                        error_log stderr;
                        events { worker_connections 256; }
                        http {
                            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f;
                            uwsgi_temp_path u; scgi_temp_path s; access_log off;
                            include %s;
                        }
                        """
                                .formatted(folder.resolve("site")));
                return List.of(program, "-p", folder + "/", "-e", "stderr", "-c", main.toString());
            }
            case CADDY -> {
                Files.writeString(
                        main,
                        """
                        {
                            admin off
                            https_port %d
                            auto_https disable_redirects
                            local_certs
                            skip_install_trust
                            storage file_system %s
                        }
                        import %s
                        """
                                .formatted(port, folder.resolve("caddy"), folder.resolve("site")));
                return List.of(
                        program, "run", "--adapter", "caddyfile", "--config", main.toString());
            }
            case HAPROXY -> {
                Files.writeString(main, "global\n    maxconn 256\n");
                return List.of(program, "-db", "-f", main.toString(), "-f", folder + "/site");
            }
        }
        throw new IllegalStateException(proxy.toString());
    }

    private void start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        processes.add(builder.start());
    }

    private boolean answers(int port) throws IOException {
        assertThat(processes.getLast().isAlive()).as(this::said).isTrue();
        try (var line = new Line(port, "127.0.0.1")) {
            return line.ask("OPTIONS /v1/session", "").startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** One connection to a proxy over TLS, from an address of this machine; answers are read one by one. */
    private static final class Line implements AutoCloseable {
        private final SSLSocket socket;
        private final BufferedInputStream in;

        Line(int port, String from) throws IOException {
            try {
                var trust = SSLContext.getInstance("TLS");
                trust.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
                var plain = new Socket();
                plain.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
                plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                plain.setSoTimeout(PATIENCE_MS);
                socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, SITE, port, true);
                var parameters = socket.getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(SITE)));
                socket.setSSLParameters(parameters);
                in = new BufferedInputStream(socket.getInputStream());
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        /** Asks, and reads the head of the answer and as much of its body as the head promises. */
        String ask(String line, String body, String... headers) throws IOException {
            var request = new StringBuilder(line + " HTTP/1.1\r\nHost: " + SITE + "\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            if (line.startsWith("POST")) {
                request.append("Content-Length: ").append(bytes.length).append("\r\n");
            }
            socket.getOutputStream()
                    .write((request + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            String head = readUntil("\r\n\r\n");
            String low = head.toLowerCase(Locale.ROOT);
            int length = low.indexOf("content-length: ");
            if (length >= 0) {
                int end = low.indexOf('\r', length);
                in.readNBytes(Integer.parseInt(low.substring(length + 16, end)));
            }
            return head;
        }

        String readUntil(String end) throws IOException {
            var text = new StringBuilder();
            while (text.indexOf(end) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after: " + text);
                }
                text.append((char) next);
            }
            return text.toString();
        }

        void upgrade(String origin) throws IOException {
            var request =
                    "GET /v1/session HTTP/1.1\r\nHost: "
                            + SITE
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\n"
                            + RawSocket.KEY
                            + "\r\n"
                            + RawSocket.BINARY
                            + "\r\nOrigin: "
                            + origin
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        int status(String origin) throws IOException {
            upgrade(origin);
            return Integer.parseInt(readUntil("\r\n\r\n").split(" ", 3)[1]);
        }

        void hello(String token) throws IOException {
            byte[] hello =
                    ClientMessage.newBuilder()
                            .setHello(Hello.newBuilder().setToken(token))
                            .build()
                            .toByteArray();
            var frame = new java.io.ByteArrayOutputStream();
            frame.write(new byte[] {(byte) 0x82, (byte) 0xFE});
            frame.write(new byte[] {(byte) (hello.length >> 8), (byte) hello.length, 0, 0, 0, 0});
            frame.write(hello);
            socket.getOutputStream().write(frame.toByteArray());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Line line(int port, String from) throws IOException {
        var line = new Line(port, from);
        open.add(line);
        return line;
    }

    @ParameterizedTest
    @EnumSource
    void a_console_enters_and_limits_count_the_real_clients(Proxy proxy) throws Exception {
        var hub = hub();
        int port = before(hub, proxy, false);
        var first = line(port, "127.0.0.2");
        assertThat(first.status("https://" + SITE)).as(this::said).isEqualTo(101);
        first.hello(hub.badge(new ParticipantId("observer-1")));
        assertThat(first.readUntil("observer-1")).isNotEmpty();
        assertThat(line(port, "127.0.0.3").status("https://" + SITE)).isEqualTo(101);
        assertThat(line(port, "127.0.0.2").status("https://" + SITE)).isEqualTo(429);
        assertThat(line(port, "127.0.0.4").status("https://evil.example")).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource
    void a_console_enters_where_the_proxy_rewrites_the_host(Proxy proxy) throws Exception {
        int port = before(hub(), proxy, true);
        assertThat(line(port, "127.0.0.2").status("https://" + SITE)).as(this::said).isEqualTo(101);
    }

    @ParameterizedTest
    @EnumSource(names = {"NGINX", "CADDY"})
    void a_console_enters_a_hub_that_knows_its_address_and_nothing_of_its_proxy(Proxy proxy)
            throws Exception {
        int port = before(hub(Optional.of(URI.create("https://" + SITE)), List.of()), proxy, false);
        assertThat(line(port, "127.0.0.2").status("https://" + SITE)).as(this::said).isEqualTo(101);
    }

    @ParameterizedTest
    @EnumSource
    void no_caption_of_hundreds_over_kept_connections_is_lost(Proxy proxy) throws Exception {
        var hub = hub();
        int port = before(hub, proxy, false);
        var line = line(port, "127.0.0.2");
        String badge = "Authorization: Bearer " + hub.badge(new ParticipantId("captioner-ar"));
        var answers = new HashSet<String>();
        for (int i = 1; i <= POSTS; i++) {
            if (i == POSTS / 2) {
                // Longer than a connection was once kept.
                await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
            }
            await().pollDelay(Duration.ofMillis(55)).until(() -> true); // twenty a second may be
            String head =
                    line.ask(
                            "POST /v1/captions?session=opening&language=ar&seq=" + i,
                            "a ",
                            badge,
                            "Content-Type: text/plain; charset=utf-8");
            answers.add(head.split(" ", 3)[1]);
        }
        assertThat(answers).as(this::said).containsExactly("200");
    }

    @ParameterizedTest
    @EnumSource
    void sound_comes_through_as_it_is_said(Proxy proxy) throws Exception {
        var hub = hub();
        int port = before(hub, proxy, false);
        var line = line(port, "127.0.0.2");
        line.socket
                .getOutputStream()
                .write(
                        ("GET /listen/floor.ogg HTTP/1.1\r\nHost: "
                                        + SITE
                                        + "\r\nAuthorization: Bearer "
                                        + hub.badge(new ParticipantId("observer-1"))
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        assertThat(line.readUntil("\r\n\r\n")).contains(" 200 ");
        for (int page = 0; page < 20; page++) {
            line.readUntil("OggS");
        }
    }
}
