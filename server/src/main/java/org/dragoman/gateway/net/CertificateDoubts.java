package org.dragoman.gateway.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What browsers will say to a certificate that somebody else made: told before the day, where it can still be mended. */
public final class CertificateDoubts {
    private static final int SOON_DAYS = 30;

    private CertificateDoubts() {}

    /**
     * Each in one line; none where nothing is wrong.
     *
     * @param certificate a chain in PEM
     * @param key in PEM
     * @param host under which people come, if it is known: a name, or an address without brackets
     */
    public static List<String> of(Path certificate, Path key, Optional<String> host, Instant now) {
        ServerCertificate there;
        try {
            there = ServerCertificate.read(certificate, key);
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
        var doubts = new ArrayList<String>();
        String which = "the certificate in " + certificate;
        time(there, now).ifPresent(doubt -> doubts.add(which + doubt));
        host.filter(name -> !names(there.names(), name))
                .ifPresent(
                        name ->
                                doubts.add(
                                        "%s is for %s and not for %s, the host of public.url"
                                                .formatted(
                                                        which,
                                                        String.join(", ", there.names()),
                                                        name)));
        if (there.chain().size() == 1 && !isItsOwnIssuer(there.own())) {
            doubts.add(
                    which
                            + " stands there alone: many phones need the certificates between it"
                            + " and its authority in the same file, after it (fullchain.pem)");
        }
        return List.copyOf(doubts);
    }

    private static Optional<String> time(ServerCertificate there, Instant now) {
        Instant from = there.own().getNotBefore().toInstant();
        if (from.isAfter(now)) {
            return Optional.of(" is good from " + from + " on only");
        }
        double days = there.daysLeft(now);
        if (days < 0) {
            return Optional.of(" ended on " + there.until() + ": no browser comes in; renew it");
        }
        return days <= SOON_DAYS
                ? Optional.of(
                        " ends on %s, in %d days: renew it before that"
                                .formatted(there.until(), (long) days))
                : Optional.empty();
    }

    /** Whether a certificate for these names is good for a host (RFC 9525: a star stands for one label). */
    static boolean names(Set<String> names, String host) {
        String wanted = spelled(host);
        String anyAtItsPlace = "*" + wanted.substring(Math.max(0, wanted.indexOf('.')));
        return names.stream()
                .map(CertificateDoubts::spelled)
                .anyMatch(name -> name.equals(wanted) || name.equals(anyAtItsPlace));
    }

    /** An address always in the same letters, a name in small ones. */
    private static String spelled(String host) {
        try {
            return InetAddress.ofLiteral(host).getHostAddress();
        } catch (IllegalArgumentException e) {
            return host.toLowerCase(Locale.ROOT);
        }
    }

    private static boolean isItsOwnIssuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }
}
