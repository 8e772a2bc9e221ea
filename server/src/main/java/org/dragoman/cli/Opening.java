package org.dragoman.cli;

import io.netty.handler.ssl.SslContext;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.settings.Settings;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
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
        return new Server.Ports(
                address(open.address()),
                address(settings.management()),
                tls(settings),
                Set.copyOf(open.origins()));
    }

    private static InetSocketAddress address(Settings.Address address) throws IOException {
        var socket = new InetSocketAddress(address.host(), address.port());
        if (socket.isUnresolved()) {
            throw new IOException("no such host: " + address.host());
        }
        return socket;
    }

    private static @Nullable SslContext tls(Settings settings) throws IOException {
        return switch (settings.open().tls()) {
            case Settings.Tls.Plain() -> null;
            case Settings.Tls.SelfSigned() ->
                    Certificates.own(settings.data(), settings.open().address().host());
            case Settings.Tls.Files(var certificate, var key) ->
                    Certificates.given(certificate, key);
        };
    }
}
