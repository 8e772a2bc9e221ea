package org.dragoman.gateway.net;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import javax.net.ssl.SSLException;

/** TLS with a certificate that was given, or with one of our own that is made at the first start. */
public final class Certificates {
    private static final int OWN_VALID_DAYS = 397;

    private Certificates() {}

    /**
     * TLS 1.3 and 1.2 with a chain and a key in PEM files.
     *
     * @throws IOException if a file cannot be read, or is not what it should be
     */
    public static SslContext given(Path certificate, Path key) throws IOException {
        for (Path file : new Path[] {certificate, key}) {
            if (!Files.isReadable(file)) {
                throw new IOException(
                        "no certificate: "
                                + file
                                + " cannot be read; set tls.certificate and tls.key to PEM files,"
                                + " or leave both out for a self-signed one");
            }
        }
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IOException(
                    "no certificate: "
                            + certificate
                            + " and "
                            + key
                            + " are no PEM chain and key that belong together",
                    e);
        }
    }

    /** The same with a self-signed certificate for a host, kept in a folder. */
    public static SslContext own(Path folder, String host) throws IOException {
        Path certificate = folder.resolve("self-signed.crt");
        Path key = folder.resolve("self-signed.key");
        if (!Files.exists(certificate) || !Files.exists(key)) {
            make(certificate, key, host);
        }
        return given(certificate, key);
    }

    private static void make(Path certificate, Path key, String host) throws IOException {
        try {
            X509Bundle own =
                    new CertificateBuilder()
                            .subject("CN=" + host + ", O=Dragoman")
                            .addSanDnsName("localhost")
                            .addSanIpAddress("127.0.0.1")
                            .addSanIpAddress("::1")
                            .notBefore(Instant.now().minus(1, ChronoUnit.DAYS))
                            .notAfter(Instant.now().plus(OWN_VALID_DAYS, ChronoUnit.DAYS))
                            .setIsCertificateAuthority(true)
                            .buildSelfSigned();
            var owner =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Files.deleteIfExists(key);
            Files.createFile(key, owner);
            Files.writeString(key, own.getPrivateKeyPEM());
            Files.writeString(certificate, own.getCertificatePathPEM());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(
                    "a self-signed certificate cannot be made in " + certificate.getParent(), e);
        }
    }
}
