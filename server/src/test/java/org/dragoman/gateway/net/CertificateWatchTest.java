package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Certificates are made before they are needed, taken when they change, kept while what is there is half written, and told of. */
class CertificateWatchTest {
    private static final Instant TODAY = Instant.parse("2026-11-30T08:00:00Z");

    @TempDir Path data;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        for (Class<?> one : new Class<?>[] {CertificateWatch.class, OwnCertificate.class}) {
            ((Logger) LoggerFactory.getLogger(one)).addAppender(log);
            ((Logger) LoggerFactory.getLogger(one)).setLevel(Level.INFO);
        }
    }

    @AfterEach
    void deaf() {
        for (Class<?> one : new Class<?>[] {CertificateWatch.class, OwnCertificate.class}) {
            ((Logger) LoggerFactory.getLogger(one)).detachAppender(log);
            ((Logger) LoggerFactory.getLogger(one)).setLevel(null);
        }
    }

    private static Clock at(Instant when) {
        return Clock.fixed(when, ZoneOffset.UTC);
    }

    private long warnings() {
        return log.list.stream().filter(e -> e.getLevel().toString().equals("WARN")).count();
    }

    private static X509Bundle issued(int serial, int days) throws Exception {
        return new CertificateBuilder()
                .subject("CN=conf.example.org")
                .addSanDnsName("conf.example.org")
                .serial(BigInteger.valueOf(serial))
                .notBefore(TODAY.minus(60, ChronoUnit.DAYS))
                .notAfter(TODAY.plus(days, ChronoUnit.DAYS))
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private void put(X509Bundle certificate, X509Bundle key) throws IOException {
        Files.writeString(data.resolve("own.crt"), certificate.getCertificatePathPEM());
        Files.writeString(data.resolve("own.key"), key.getPrivateKeyPEM());
    }

    private CertificateWatch watch(Clock clock) throws IOException {
        return new CertificateWatch(
                () -> ServerCertificate.read(data.resolve("own.crt"), data.resolve("own.key")),
                clock);
    }

    @Test
    void another_certificate_is_in_use_soon_after_its_files_changed() throws Exception {
        put(issued(1, 90), issued(1, 90));
        var first = issued(1, 90);
        put(first, first);
        try (var watch = watch(at(TODAY))) {
            var before = watch.context();
            var second = issued(2, 80);
            put(second, second);
            watch.readAgain();
            await().untilAsserted(() -> assertThat(watch.context()).isNotSameAs(before));
            assertThat(watch.daysLeft()).isEqualTo(80);
            assertThat(warnings()).isZero();
        }
    }

    @Test
    void a_half_written_pair_keeps_the_one_before_and_is_told_of_once() throws Exception {
        var first = issued(1, 90);
        var second = issued(2, 80);
        put(first, first);
        try (var watch = watch(at(TODAY))) {
            var before = watch.context();
            put(second, first);
            watch.look();
            watch.look();
            assertThat(watch.context()).isSameAs(before);
            Files.writeString(data.resolve("own.crt"), "-----BEGIN CERTIFICATE-----\nMIIB");
            watch.look();
            Files.delete(data.resolve("own.crt"));
            watch.look();
            assertThat(watch.context()).isSameAs(before);
            assertThat(warnings()).isEqualTo(2);
            put(second, second);
            watch.look();
            assertThat(watch.context()).isNotSameAs(before);
        }
    }

    @Test
    void one_that_has_ended_does_not_take_the_place_of_one_that_is_good() throws Exception {
        var good = issued(1, 90);
        var ended = issued(2, -1);
        put(good, good);
        try (var watch = watch(at(TODAY))) {
            put(ended, ended);
            watch.look();
            assertThat(watch.daysLeft()).isEqualTo(90);
            assertThat(warnings()).isEqualTo(1);
        }
    }

    @Test
    void its_end_is_told_thirty_seven_and_one_days_before_and_when_it_has_come() throws Exception {
        var now = new AtomicReference<>(TODAY);
        var turning =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return Objects.requireNonNull(now.get());
                    }

                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                };
        var one = issued(1, 40);
        put(one, one);
        try (var watch = watch(turning)) {
            int[] warningsAtDaysLeft = {31, 0, 30, 1, 29, 1, 7, 2, 5, 2, 1, 3, 0, 4, -3, 4};
            for (int i = 0; i < warningsAtDaysLeft.length; i += 2) {
                now.set(TODAY.plus(40 - warningsAtDaysLeft[i], ChronoUnit.DAYS));
                watch.look();
                watch.look();
                assertThat(warnings())
                        .as("days left: %d", warningsAtDaysLeft[i])
                        .isEqualTo(warningsAtDaysLeft[i + 1]);
            }
        }
        try (var late = watch(at(TODAY.plus(37, ChronoUnit.DAYS)))) {
            assertThat(late.daysLeft()).isEqualTo(3);
            assertThat(warnings()).as("at the start, once").isEqualTo(5);
        }
    }

    private ServerCertificate own(Instant when, Set<String> names) throws IOException {
        return new OwnCertificate(
                        data.resolve("not/there/yet"),
                        () -> new CertificateNames(names, Set.of("2001:db8::7")),
                        at(when))
                .read();
    }

    @Test
    void the_servers_own_is_made_where_no_folder_is_yet_for_all_names_and_is_no_authority()
            throws Exception {
        var own = own(TODAY, Set.of("192.0.2.2", "Conf.example.org"));
        assertThat(own.names())
                .containsExactlyInAnyOrder(
                        "192.0.2.2",
                        "conf.example.org",
                        "localhost",
                        "127.0.0.1",
                        "0:0:0:0:0:0:0:1",
                        "2001:db8:0:0:0:0:0:7");
        assertThat(own.own().getBasicConstraints()).isEqualTo(-1);
        assertThat(own.own().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(own.own().getNotBefore().toInstant(), own.until()))
                .isLessThanOrEqualTo(Duration.ofDays(397));
        Path key = data.resolve("not/there/yet/self-signed.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_servers_own_is_made_anew_when_a_name_is_new_or_a_month_is_left_and_says_why()
            throws Exception {
        var names = Set.of("192.0.2.2");
        var first = own(TODAY, names);
        assertThat(own(TODAY.plus(300, ChronoUnit.DAYS), names)).isEqualTo(first);
        var second = own(TODAY.plus(370, ChronoUnit.DAYS), names);
        assertThat(second.chain()).isNotEqualTo(first.chain());
        var third = own(TODAY.plus(371, ChronoUnit.DAYS), Set.of("192.0.2.3"));
        assertThat(third.names()).contains("192.0.2.3");
        Files.writeString(data.resolve("not/there/yet/self-signed.key"), "half");
        own(TODAY.plus(371, ChronoUnit.DAYS), Set.of("192.0.2.3"));
        assertThat(
                        log.list.stream()
                                .map(e -> e.getKeyValuePairs().getFirst())
                                .filter(said -> said.key.equals("reason"))
                                .map(said -> said.value.toString()))
                .containsExactly(
                        "there is none yet",
                        "it ends in 26 days",
                        "it lacks 192.0.2.3",
                        "the one that is there cannot be used");
    }

    @Test
    void what_is_no_pair_from_the_beginning_is_refused() throws Exception {
        put(issued(1, 90), issued(2, 90));
        assertThatThrownBy(() -> watch(at(TODAY))).hasMessageContaining("belong together");
    }
}
