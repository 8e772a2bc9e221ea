package org.dragoman.cli;

import org.dragoman.access.BadgeIssuer;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ConferenceEnd;
import org.dragoman.gateway.net.CertificateDoubts;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.settings.Settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What will fail on the day though the house starts: what ends before the conference does, and what is too small for it. */
final class Precautions {
    /** Control and sound of one phone. */
    private static final int CONNECTIONS_EACH = 2;

    private static final String ENDS = "the certificate ends on";

    private Precautions() {}

    /** Each in one line; none of them keeps the house from starting. */
    static List<String> of(Settings settings, Conference conference, Instant now) {
        var all = new ArrayList<String>();
        Instant end = ConferenceEnd.of(conference);
        if (end.isAfter(now)) {
            badges(settings, conference, end).ifPresent(all::add);
            certificate(settings, end).ifPresent(all::add);
        }
        files(settings, now, all);
        connections(settings.tuning().limits(), conference, all);
        management(settings.management()).ifPresent(all::add);
        return all;
    }

    private static Optional<String> management(Settings.ManagementPort port) {
        return Links.isHere(port.address().host()) || port.tokenFile().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "other machines reach the management port on %s, and nobody is asked for a secret: name one in management.token_file"
                                .formatted(port.address().host()));
    }

    private static Optional<String> badges(Settings settings, Conference conference, Instant end) {
        return BadgeIssuer.lastUntil(settings.data().resolve(conference.id().value()))
                .filter(until -> until.isBefore(end))
                .map(
                        until ->
                                "the badges that were made end on %s, before the last session ends on %s: print them anew"
                                        .formatted(until, end));
    }

    private static Optional<String> certificate(Settings settings, Instant end) {
        return certificateFile(settings)
                .flatMap(Precautions::ends)
                .filter(until -> until.isBefore(end))
                .map(
                        until ->
                                ENDS
                                        + " %s, before the last session ends on %s: renew it before that"
                                                .formatted(until, end));
    }

    private static Optional<Path> certificateFile(Settings settings) {
        if (settings.open().tls() instanceof Settings.Tls.Files files) {
            return Optional.of(files.certificate());
        }
        return settings.open().tls() instanceof Settings.Tls.SelfSigned
                ? Optional.of(settings.data().resolve("self-signed.crt"))
                : Optional.empty();
    }

    /** What browsers will say to the certificate that was given; its end is told once. */
    private static void files(Settings settings, Instant now, List<String> all) {
        if (settings.open().tls() instanceof Settings.Tls.Files(var certificate, var key)) {
            var host = settings.open().url().map(URI::getHost).map(Links::withoutBrackets);
            boolean endTold = all.stream().anyMatch(each -> each.contains(ENDS));
            CertificateDoubts.of(certificate, key, host, now).stream()
                    .filter(doubt -> !endTold || !doubt.contains("renew it before that"))
                    .forEach(all::add);
        }
    }

    /** When the first certificate of a PEM file ends; nothing where it cannot be read, which the start tells. */
    private static Optional<Instant> ends(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .findFirst()
                    .map(first -> ((X509Certificate) first).getNotAfter().toInstant());
        } catch (IOException | CertificateException e) {
            return Optional.empty();
        }
    }

    private static void connections(
            ConnectionLimits limits, Conference conference, List<String> all) {
        int badges = conference.participants().size();
        int needed = badges * CONNECTIONS_EACH;
        if (needed > limits.connectionsPerAddress()) {
            all.add(
                    tooFew(badges, "limits.connections_per_address", limits.connectionsPerAddress())
                            + " a venue whose network has one public address needs "
                            + needed);
        }
        if (needed > limits.connectionsPerPrivateAddress()) {
            all.add(
                    tooFew(
                                    badges,
                                    "limits.connections_per_private_address",
                                    limits.connectionsPerPrivateAddress())
                            + " behind one router or proxy there "
                            + needed
                            + " are needed");
        }
    }

    private static String tooFew(int badges, String key, int limit) {
        return "%d badges with two connections each are more than %s (%d) lets in from one address:"
                .formatted(badges, key, limit);
    }
}
