package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.Server;
import org.dragoman.client.ClientBuilder;
import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.settings.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The hub with the certificate it made itself, heard through TLS by the JDK's own client. */
class TlsTest {
    @TempDir Path data;

    /** A connection that keeps whatever it is told. */
    private static final class Guest implements WebSocket.Listener, AutoCloseable {
        private final List<ServerMessage> told = new CopyOnWriteArrayList<>();
        private final ByteArrayOutputStream part = new ByteArrayOutputStream();
        private final WebSocket socket;

        Guest(Server house, String who, SSLContext trust) throws Exception {
            socket =
                    HttpClient.newBuilder()
                            .sslContext(trust)
                            .build()
                            .newWebSocketBuilder()
                            .subprotocols("dragoman.v1")
                            .buildAsync(
                                    URI.create("wss://127.0.0.1:" + house.port() + "/v1/session"),
                                    this)
                            .get(30, TimeUnit.SECONDS);
            var hello =
                    Hello.newBuilder()
                            .setToken(house.badge(new ParticipantId(who)))
                            .setSession("opening");
            say(ClientMessage.newBuilder().setHello(hello).build());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> told.stream().anyMatch(ServerMessage::hasWelcome));
        }

        void say(ClientMessage message) throws Exception {
            socket.sendBinary(ByteBuffer.wrap(message.toByteArray()), true)
                    .get(10, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
            byte[] more = new byte[bytes.remaining()];
            bytes.get(more);
            part.writeBytes(more);
            if (last) {
                try {
                    told.add(ServerMessage.parseFrom(part.toByteArray()));
                } catch (InvalidProtocolBufferException e) {
                    throw new IllegalStateException(e);
                }
                part.reset();
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        List<AudioFrame> heard() {
            return told.stream().flatMap(m -> m.getAudio().getFramesList().stream()).toList();
        }

        Optional<Lease> lease() {
            return told.stream()
                    .filter(ServerMessage::hasLease)
                    .map(ServerMessage::getLease)
                    .findFirst();
        }

        @Override
        public void close() {
            socket.abort();
        }
    }

    private SSLContext trust() throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(data.resolve("self-signed.crt"))) {
            store.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Server house() throws Exception {
        var tls = Certificates.own(data, "localhost");
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Server(
                new Server.Plan(
                        ConferenceFile.read(Venue.BAKU),
                        data,
                        new Server.Ports(anyPort, anyPort, tls, Set.of()),
                        Tuning.USUAL.with(new Tuning.Loops(1, 85))));
    }

    /** A phone without AES of its own offers ChaCha20 first, or alone. */
    @Test
    void what_a_phone_without_aes_of_its_own_speaks_is_spoken() throws Exception {
        try (Server house = house()) {
            for (String cipher :
                    List.of(
                            "TLS_CHACHA20_POLY1305_SHA256",
                            "TLS_AES_128_GCM_SHA256",
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
                try (var socket =
                        (SSLSocket)
                                trust().getSocketFactory()
                                        .createSocket("localhost", house.port())) {
                    socket.setEnabledCipherSuites(new String[] {cipher});
                    socket.startHandshake();
                    assertThat(socket.getSession().getCipherSuite()).isEqualTo(cipher);
                }
            }
        }
    }

    /** Bytes in the clear, and a greeting that claims 16 MB: their own line ends, others are served. */
    @Test
    void what_is_no_tls_ends_its_own_line_alone() throws Exception {
        byte[] greeting = new byte[5 + 16_384];
        System.arraycopy(new byte[] {22, 3, 1, 0x40, 0, 1, -1, -1, -1, 3, 3}, 0, greeting, 0, 11);
        try (Server house = house()) {
            for (byte[] sent :
                    List.of(
                            "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8),
                            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8),
                            greeting)) {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), house.port())) {
                    socket.setSoTimeout(60_000);
                    socket.getOutputStream().write(sent);
                    assertThat(socket.getInputStream().readAllBytes())
                            .as("at most an alert of TLS")
                            .hasSizeLessThan(64);
                }
                try (var honest =
                        (SSLSocket)
                                trust().getSocketFactory()
                                        .createSocket("localhost", house.port())) {
                    honest.startHandshake();
                }
            }
        }
    }

    private static ClientMessage command(Command.Builder command) {
        return ClientMessage.newBuilder().setCommand(command).build();
    }

    private static ClientMessage frame(int epoch, int sequence) {
        var frame =
                AudioFrame.newBuilder()
                        .setEpoch(epoch)
                        .setSequence(sequence)
                        .setVoice(90)
                        .setOpus(ByteString.copyFrom(new byte[] {8, 4, 5, (byte) sequence}));
        return ClientMessage.newBuilder().setAudio(Audio.newBuilder().addFrames(frame)).build();
    }

    @Test
    void sound_passes_whole_and_in_order_through_tls_with_a_certificate_of_our_own()
            throws Exception {
        try (var house = house();
                var chair = new Guest(house, "chair", trust());
                var listener = new Guest(house, "observer-1", trust())) {
            listener.say(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addChannels(0))
                            .build());
            await().until(() -> listener.told.stream().anyMatch(ServerMessage::hasListening));
            chair.say(
                    command(
                            Command.newBuilder()
                                    .setId("1")
                                    .setOpenSession(OpenSession.getDefaultInstance())));
            var floor = GiveFloor.newBuilder().setParticipant("chair").setLanguage("az");
            chair.say(command(Command.newBuilder().setId("2").setGiveFloor(floor)));
            await().until(() -> chair.lease().isPresent());
            for (int i = 0; i < 50; i++) {
                chair.say(frame(chair.lease().orElseThrow().getEpoch(), i));
            }
            await().untilAsserted(() -> assertThat(listener.heard()).hasSize(50));
            for (int i = 0; i < 50; i++) {
                assertThat(listener.heard().get(i).getOpus().byteAt(3)).isEqualTo((byte) i);
            }
        }
    }

    private ClientBuilder sdk(Server house) {
        return DragomanClient.builder(URI.create("wss://127.0.0.1:" + house.port() + "/v1/session"))
                .token(() -> house.badge(new ParticipantId("chair")))
                .session("opening");
    }

    @Test
    void the_java_sdk_enters_where_it_is_told_whom_to_trust() throws Exception {
        try (var house = house();
                var client = sdk(house).trust(trust()).build()) {
            assertThat(client.connect(Duration.ofSeconds(30)).participant()).isEqualTo("chair");
        }
    }

    @Test
    void the_java_sdk_enters_nowhere_else_and_says_why() throws Exception {
        var why = new CompletableFuture<Departure>();
        var listener =
                new SessionListener() {
                    @Override
                    public void disconnected(Departure departure, boolean again) {
                        why.complete(departure);
                    }
                };
        try (var house = house();
                var client = sdk(house).listener(listener).build()) {
            var room = client.connectAsync();
            assertThat(why.get(30, TimeUnit.SECONDS).text()).contains("certif");
            assertThat(room).isNotDone();
        }
    }
}
