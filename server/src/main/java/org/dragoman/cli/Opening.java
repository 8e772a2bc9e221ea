package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.gateway.Hub;
import org.dragoman.gateway.net.CertificateNames;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.gateway.net.TlsSource;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.settings.Settings;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Opens the house as the settings say. */
final class Opening {
    private Opening() {}

    /**
     * The house, ready.
     *
     * @throws IOException if a port, a certificate or a folder is not to be had
     * @throws JournalFailed if a journal cannot be written
     * @throws JournalDamaged if a journal is not as it was written
     */
    static Server house(Settings settings, Path data, Conference conference)
            throws IOException, JournalFailed, JournalDamaged {
        return new Server(new Server.Plan(conference, data, ports(settings), settings.tuning()));
    }

    private static Server.Ports ports(Settings settings) throws IOException {
        Settings.PublicPort open = settings.open();
        TlsSource tls = tls(settings, settings.data());
        var names = new HashSet<>(MachineAddresses.found().names());
        names.add(open.address().host());
        return new Server.Ports(
                new Hub.OpenPort(
                        address(open.address()),
                        tls,
                        open.url(),
                        Set.copyOf(open.origins()),
                        names,
                        open.proxies()),
                management(settings.management(), tls));
    }

    private static Hub.ManagementPort management(
            Settings.ManagementPort port, @Nullable TlsSource tls) throws IOException {
        var names = new HashSet<>(MachineAddresses.found().names());
        names.add(port.address().host());
        names.addAll(port.hosts());
        return new Hub.ManagementPort(
                address(port.address()), port.encrypted() ? tls : null, names, port.tokenFile());
    }

    private static InetSocketAddress address(Settings.Address address) throws IOException {
        var socket = new InetSocketAddress(address.host(), address.port());
        if (socket.isUnresolved()) {
            throw new IOException("no such host: " + address.host());
        }
        return socket;
    }

    private static @Nullable TlsSource tls(Settings settings, Path data) throws IOException {
        Settings.PublicPort open = settings.open();
        return switch (open.tls()) {
            case Settings.Tls.Plain() -> null;
            case Settings.Tls.SelfSigned() -> Certificates.own(data, () -> names(open));
            case Settings.Tls.Acme acme -> Certificates.acme(acme, data, () -> names(open));
            case Settings.Tls.Files(var certificate, var key) ->
                    Certificates.files(certificate, key);
        };
    }

    /** Every name and address under which somebody may come. */
    private static CertificateNames names(Settings.PublicPort open) {
        MachineAddresses machine = MachineAddresses.found();
        var needed = new HashSet<>(machine.names());
        var passing = new HashSet<String>();
        for (InetAddress address : machine.reachable()) {
            // An IPv6 address may be one of those that a machine gives up every day.
            (address instanceof Inet4Address ? needed : passing).add(address.getHostAddress());
        }
        if (!Links.isEverywhere(open.address().host())) {
            needed.add(open.address().host());
        }
        open.url().map(URI::getHost).map(Links::withoutBrackets).ifPresent(needed::add);
        return new CertificateNames(needed, passing);
    }
}
