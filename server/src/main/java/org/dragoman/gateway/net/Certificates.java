package org.dragoman.gateway.net;

import io.netty.handler.ssl.SslContext;

import org.dragoman.settings.Settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

/** TLS with a certificate that was given, or with one of the server's own. */
public final class Certificates {
    private Certificates() {}

    /**
     * A chain and a key in PEM files, read again when they change.
     *
     * @throws IOException if a file cannot be read, or is not what it should be
     */
    public static TlsSource files(Path certificate, Path key) throws IOException {
        return new CertificateWatch(
                () -> ServerCertificate.read(certificate, key), Clock.systemUTC());
    }

    /**
     * One that the server makes itself and keeps in a folder, made anew when its names change or it ends.
     *
     * @param folder made where there is none
     * @param names what it is to be good for, asked again and again
     * @throws IOException if it cannot be made
     */
    public static TlsSource own(Path folder, Supplier<CertificateNames> names) throws IOException {
        Clock clock = Clock.systemUTC();
        return new CertificateWatch(new OwnCertificate(folder, names, clock), clock);
    }

    /**
     * One that is got from an authority by ACME; until it has come, one of the server's own.
     *
     * @param folder where certificates, keys and the account's key are kept; made where there is none
     * @param names what the server's own is to be good for
     * @throws IOException if not even that can be made
     */
    public static TlsSource acme(
            Settings.Tls.Acme settings, Path folder, Supplier<CertificateNames> names)
            throws IOException {
        Clock clock = Clock.systemUTC();
        var answers = new AcmeAnswers();
        var orders = new AcmeOrders(settings, folder, answers, clock);
        var own = new OwnCertificate(folder, names, clock);
        CertificateStore store =
                () -> {
                    var last = orders.last();
                    return last.isPresent() ? last.get() : own.read();
                };
        return new AcmeSource(
                new CertificateWatch(store, clock), orders, answers, settings.httpPort());
    }

    /** The same for a host, without a look at it again. */
    public static SslContext own(Path folder, String host) throws IOException {
        return new OwnCertificate(folder, () -> CertificateNames.of(host), Clock.systemUTC())
                .read()
                .context();
    }
}
