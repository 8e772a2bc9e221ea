package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.House;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.Sound;
import org.dragoman.conference.ConferenceFile;
import org.dragoman.conference.ParticipantId;
import org.dragoman.protocol.v1.AudioFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The hub with the certificate it made itself, heard through TLS. */
class TlsTest {
    @TempDir Path data;

    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "hub", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static DragomanClient enter(House house, String who, SSLContext trust) {
        var client =
                DragomanClient.builder(
                                URI.create("wss://localhost:" + house.port() + "/v1/session"))
                        .token(() -> house.badge(new ParticipantId(who)))
                        .session("opening")
                        .trust(trust)
                        .build();
        client.connect();
        return client;
    }

    @Test
    void sound_passes_through_tls_with_a_certificate_of_our_own() throws Exception {
        var tls = Certificates.own(data, "localhost");
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var plan =
                new House.Plan(
                        ConferenceFile.read(Venue.BAKU),
                        data,
                        anyPort,
                        anyPort,
                        tls,
                        Set.of(),
                        Bounds.DEFAULT,
                        1,
                        200,
                        Duration.ofHours(1));
        Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
        var trust = trusting(data.resolve("self-signed.crt"));
        try (var house = new House(plan);
                var chair = enter(house, "chair", trust);
                var listener = enter(house, "observer-1", trust)) {
            listener.frames().onFrame(heard::add);
            listener.listen(Set.of(0), List.of(), 1).get(5, TimeUnit.SECONDS);
            chair.microphone().source(() -> new Sound(new byte[] {8, 4, 5, 6}, 90));
            chair.commands().openSession().get(5, TimeUnit.SECONDS);
            chair.commands().giveFloorTo("chair", "az").get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(20));
            assertThat(heard).allMatch(f -> f.getOpus().size() == 4 && f.getVoice() == 90);
        }
    }
}
