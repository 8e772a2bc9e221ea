package org.dragoman.cli;

import io.netty.handler.ssl.SslContext;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.gateway.net.Bounds;
import org.dragoman.gateway.net.Certificates;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.settings.Settings;
import org.dragoman.watch.AlarmDelays;
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
        Settings.PublicPort open = settings.open();
        return new Server(
                new Server.Plan(
                        conference,
                        data,
                        address(open.address()),
                        address(settings.management()),
                        tls(settings),
                        Set.copyOf(open.origins()),
                        bounds(settings.limits()),
                        settings.eventLoops(),
                        settings.turnsWaiting(),
                        settings.badgesValid(),
                        patience(settings.watch())));
    }

    private static AlarmDelays patience(Settings.Watch watch) {
        return new AlarmDelays(
                watch.deadAirSeconds() * 1000L,
                watch.doubleVoiceSeconds() * 1000L,
                watch.wrongChannelSeconds() * 1000L,
                watch.noFramesSeconds() * 1000L,
                watch.noVoiceSeconds() * 1000L,
                watch.technicianSeconds() * 1000L,
                watch.moderatorSeconds() * 1000L);
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

    private static Bounds bounds(Settings.Limits limits) {
        return new Bounds(
                limits.helloSeconds(),
                limits.messageBytes(),
                limits.commandsPerSecond(),
                limits.framesPerSecond(),
                limits.packetBytes(),
                limits.channelsHeard(),
                limits.captionCharacters(),
                limits.pingSeconds(),
                limits.connectionsPerAddress(),
                limits.connectionsPerPrivateAddress(),
                limits.headerBytes(),
                limits.requestLineBytes(),
                limits.economyPercent());
    }
}
