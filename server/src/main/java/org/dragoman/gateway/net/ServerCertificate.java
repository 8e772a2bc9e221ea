package org.dragoman.gateway.net;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLException;

/**
 * A certificate chain with its key, which belong together.
 *
 * @param chain the server's own certificate first
 */
record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = {'d', 'r', 'a', 'g', 'o', 'm', 'a', 'n'};

    /**
     * AES for machines that have it built in, ChaCha20 for the phones that have not; each
     * hides what is said today from whoever gets the key tomorrow.
     */
    private static final List<String> CIPHERS =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    ServerCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a chain and a key, both PEM.
     *
     * @throws IOException if a file cannot be read, is not what it should be, or they do not belong together
     */
    static ServerCertificate read(Path certificate, Path key) throws IOException {
        for (Path file : List.of(certificate, key)) {
            if (!Files.isReadable(file)) {
                throw new IOException(
                        "no certificate: "
                                + file
                                + " cannot be read; set tls.certificate and tls.key to PEM files,"
                                + " or leave both out for a self-signed one");
            }
        }
        try {
            var read = new ServerCertificate(certificates(certificate), privateKey(key));
            if (read.belongsTogether()) {
                return read;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IOException(unusable(certificate, key), e);
        }
        throw new IOException(unusable(certificate, key));
    }

    private static String unusable(Path certificate, Path key) {
        return "no certificate: "
                + certificate
                + " and "
                + key
                + " are no PEM chain and key that belong together";
    }

    private static List<X509Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        var converter = new JcaX509CertificateConverter();
        try (var pem = new PEMParser(Files.newBufferedReader(file))) {
            for (Object block = pem.readObject(); block != null; block = pem.readObject()) {
                if (block instanceof X509CertificateHolder certificate) {
                    chain.add(converter.getCertificate(certificate));
                }
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("no certificate in " + file);
        }
        return chain;
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        var converter = new JcaPEMKeyConverter();
        try (var pem = new PEMParser(Files.newBufferedReader(file))) {
            for (Object block = pem.readObject(); block != null; block = pem.readObject()) {
                if (block instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (block instanceof PrivateKeyInfo key) {
                    return converter.getPrivateKey(key);
                }
            }
        }
        throw new IOException("no private key in " + file);
    }

    private boolean belongsTogether() throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC", "ECDSA" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        var signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(PROBE);
        byte[] signed = signing.sign();
        var verifying = Signature.getInstance(algorithm);
        verifying.initVerify(own().getPublicKey());
        verifying.update(PROBE);
        return verifying.verify(signed);
    }

    /** TLS 1.3 and 1.2 with it. */
    SslContext context() throws IOException {
        try {
            return SslContextBuilder.forServer(key, chain)
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException("no certificate: " + e.getMessage(), e);
        }
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    Instant until() {
        return own().getNotAfter().toInstant();
    }

    double daysLeft(Instant now) {
        return Duration.between(now, until()).toSeconds() / 86_400.0;
    }

    /** The names and addresses it is good for. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        try {
            var all = own().getSubjectAlternativeNames();
            if (all != null) {
                all.forEach(one -> names.add(String.valueOf(one.get(1))));
            }
        } catch (CertificateParsingException e) {
            return names;
        }
        return names;
    }
}
