package org.dragoman;

import io.netty.handler.ssl.SslContext;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.access.Revocations;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.Hub;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.KeptState;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.observe.Observed;
import org.dragoman.settings.Tuning;
import org.dragoman.writer.ServerClock;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** Builds every room once, in the order of the flow: badges, journals, sessions, ports. */
public final class Server implements AutoCloseable {
    /** The file of lost badges, in the conference's folder of the data folder. */
    public static final String REVOKED = "revoked-badges.txt";

    private final ServerClock clock = new ServerClock();
    private final Observed observed = new Observed(version());
    private final BadgeTokens badges;
    private final Duration badgesValid;
    private final KeptState drawer;
    private final ListeningLog listening;
    private final Hub hub;
    private final int port;
    private final int managementPort;

    /**
     * What a house is built from.
     *
     * @param data the folder for journals, keys and our own certificate; made if there is none
     */
    public record Plan(Conference conference, Path data, Ports ports, Tuning tuning) {}

    /**
     * Where a house is reached.
     *
     * @param open for consoles and sessions
     * @param management for those who run it
     * @param tls none for plain HTTP, which the settings allow on loopback alone
     * @param origins allowed besides the host's own
     */
    public record Ports(
            InetSocketAddress open,
            InetSocketAddress management,
            @Nullable SslContext tls,
            Set<String> origins) {}

    /**
     * Opens the house. When this returns, it is ready.
     *
     * @throws IOException if a folder, file or port is not to be had
     * @throws JournalFailed if a journal cannot be written
     * @throws JournalDamaged if a journal is not as it was written
     */
    public Server(Plan plan) throws IOException, JournalFailed, JournalDamaged {
        Ports ports = plan.ports();
        Path folder = plan.data().resolve(plan.conference().id().value());
        Files.createDirectories(folder);
        badgesValid = plan.tuning().badgesValid();
        badges = new BadgeTokens(plan.conference().id(), BadgeKey.at(folder.resolve("badges.key")));
        drawer = KeptState.open(folder.resolve("backstage.drawer"));
        var revocations = Revocations.at(folder.resolve(REVOKED));
        listening = new ListeningLog(folder, clock);
        hub =
                new Hub(
                        plan.conference(),
                        badges,
                        revocations,
                        listening,
                        plan.tuning(),
                        clock,
                        observed,
                        drawer);
        try {
            hub.open(
                    session ->
                            SqliteJournal.open(folder.resolve(session.id().value() + ".journal")));
            managementPort = hub.manage(ports.management());
            port = hub.listen(ports.open(), ports.tls(), ports.origins());
            hub.ready();
        } catch (IOException | JournalFailed | JournalDamaged e) {
            hub.close();
            drawer.close();
            listening.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    /** A token for a participant's badge, good from now on for as long as the plan says. */
    public String badge(ParticipantId participant) {
        return badges.issue(participant, clock.nowMs(), badgesValid);
    }

    static String version() {
        String version = Server.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void close() {
        hub.close();
        drawer.close();
        listening.close();
        observed.close();
    }
}
