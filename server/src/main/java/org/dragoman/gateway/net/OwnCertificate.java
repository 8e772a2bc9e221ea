package org.dragoman.gateway.net;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A certificate that the server signs itself, for every name and address of its machine. It is made before it is needed, and
 * anew when a name is missing or it would end soon. It is no authority: what it signs is itself.
 */
final class OwnCertificate implements CertificateStore {
    private static final Logger log = LoggerFactory.getLogger(OwnCertificate.class);

    /** Phones take none that is good for longer than 398 days. */
    private static final int VALID_DAYS = 397;

    private static final int RENEWED_BEFORE_DAYS = 30;
    private static final int NAME_MAX = 64;
    private static final int SERIAL_BITS = 120;

    private final Path certificate;
    private final Path key;
    private final Supplier<CertificateNames> names;
    private final Clock clock;

    OwnCertificate(Path folder, Supplier<CertificateNames> names, Clock clock) {
        this.certificate = folder.resolve("self-signed.crt");
        this.key = folder.resolve("self-signed.key");
        this.names = names;
        this.clock = clock;
    }

    @Override
    public ServerCertificate read() throws IOException {
        CertificateNames wanted = names.get();
        Optional<String> reason = reasonToMake(wanted);
        if (reason.isPresent()) {
            make(wanted);
            log.atInfo()
                    .addKeyValue("reason", reason.get())
                    .addKeyValue("names", wanted.all())
                    .log("the server's own certificate was made");
        }
        return ServerCertificate.read(certificate, key);
    }

    private Optional<String> reasonToMake(CertificateNames wanted) {
        if (!Files.exists(certificate) || !Files.exists(key)) {
            return Optional.of("there is none yet");
        }
        ServerCertificate there;
        try {
            there = ServerCertificate.read(certificate, key);
        } catch (IOException e) {
            return Optional.of("the one that is there cannot be used");
        }
        double days = there.daysLeft(clock.instant());
        if (days < RENEWED_BEFORE_DAYS) {
            return Optional.of(
                    days < 0 ? "it has ended" : "it ends in %d days".formatted((long) days));
        }
        if (there.own().getBasicConstraints() >= 0) {
            return Optional.of("it is an authority's, which browsers refuse");
        }
        var missing = new LinkedHashSet<>(wanted.needed());
        missing.removeAll(there.names());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("it lacks " + String.join(", ", missing));
    }

    private void make(CertificateNames wanted) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            PrivateFiles.write(key, PrivateFiles.pem(pair.getPrivate()), PrivateFiles.SECRET);
            PrivateFiles.write(
                    certificate,
                    PrivateFiles.pem("CERTIFICATE", signed(pair, wanted.all()).getEncoded()),
                    PrivateFiles.OPEN);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(
                    "a certificate of the server's own cannot be made in "
                            + certificate.getParent(),
                    e);
        } catch (IOException e) {
            throw new IOException(
                    "a certificate of the server's own cannot be written to "
                            + certificate.getParent()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private X509CertificateHolder signed(KeyPair pair, Set<String> all)
            throws IOException, OperatorCreationException {
        Instant now = clock.instant();
        String first = all.iterator().next();
        var subject =
                new X500Name(
                        "CN=" + (first.length() <= NAME_MAX ? first : "dragoman") + ",O=Dragoman");
        var builder =
                new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(SERIAL_BITS, new SecureRandom()),
                        Date.from(now.minus(1, ChronoUnit.DAYS)),
                        Date.from(now.plus(VALID_DAYS - 1, ChronoUnit.DAYS)),
                        subject,
                        pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(
                        all.stream().map(OwnCertificate::name).toArray(GeneralName[]::new)));
        return builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralName name(String name) {
        try {
            return new GeneralName(
                    GeneralName.iPAddress, InetAddress.ofLiteral(name).getHostAddress());
        } catch (IllegalArgumentException e) {
            return new GeneralName(GeneralName.dNSName, name);
        }
    }
}
