package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.Server;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.gateway.Hub;
import org.dragoman.gateway.Venue;
import org.dragoman.settings.Settings;
import org.dragoman.settings.Tuning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A hub gets its certificate from an authority by itself, shows that the name is its own, and renews when it is told to. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class AcmeTest {
    private static final String NAME = "conf.example.org";

    @TempDir Path data;
    private final Authority authority;

    AcmeTest() throws Exception {
        authority = new Authority();
    }

    @AfterEach
    void close() {
        authority.close();
    }

    private Server hub(TlsSource tls) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var port =
                new Hub.OpenPort(
                        anyPort,
                        tls,
                        Optional.of(URI.create("https://" + NAME)),
                        Set.of(),
                        Set.of(),
                        List.of());
        return new Server(
                new Server.Plan(
                        ConferenceFile.read(Venue.BAKU),
                        data,
                        new Server.Ports(port, anyPort),
                        Tuning.USUAL.with(new Tuning.Loops(1, 85))));
    }

    private TlsSource source(OptionalInt httpPort) throws Exception {
        var settings =
                new Settings.Tls.Acme(
                        authority.directory(), NAME, Optional.of("hall@example.org"), httpPort);
        return Certificates.acme(settings, data, () -> CertificateNames.of(NAME));
    }

    private void servesOneOfTheAuthority(Server hub, int serial) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions() // until then another certificate is shown
                .untilAsserted(
                        () -> {
                            X509Certificate shown = Authority.served(hub.port(), "http/1.1");
                            shown.verify(authority.root().getPublicKey());
                            assertThat(shown.getSerialNumber().intValue()).isEqualTo(serial);
                        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_certificate_comes_by_either_challenge(boolean http) throws Exception {
        int httpPort = freePort();
        authority.httpPort.complete(httpPort);
        try (var hub = hub(source(http ? OptionalInt.of(httpPort) : OptionalInt.empty()))) {
            authority.tlsPort.complete(hub.port());
            servesOneOfTheAuthority(hub, 1001);
        }
        assertThat(authority.wrong).isEmpty();
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("acme-account.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void it_is_renewed_when_the_authority_asks_and_not_ordered_again_by_a_restart()
            throws Exception {
        try (var hub = hub(source(OptionalInt.empty()))) {
            authority.tlsPort.complete(hub.port());
            servesOneOfTheAuthority(hub, 1001);
        }
        authority.tlsPort.obtrudeValue(-1);
        TlsSource again = source(OptionalInt.empty());
        try (var hub = hub(again)) {
            authority.tlsPort.obtrudeValue(hub.port());
            servesOneOfTheAuthority(hub, 1001);
            assertThat(authority.orders).hasSize(1);
            authority.renewFrom = Instant.now().minusSeconds(3600);
            hub.readAgain();
            servesOneOfTheAuthority(hub, 1002);
        }
        assertThat(authority.orders.get(1).path("replaces").asText()).isNotEmpty();
        assertThat(authority.accounts()).isEqualTo(1);
        assertThat(authority.wrong).isEmpty();
    }

    private static int freePort() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
