package org.dragoman;

import io.netty.handler.ssl.SslContext;

import org.dragoman.access.BadgeIssuer;
import org.dragoman.access.BadgeKeys;
import org.dragoman.access.BadgeTokens;
import org.dragoman.access.Revocations;
import org.dragoman.backup.CopyRequests;
import org.dragoman.backup.FolderLock;
import org.dragoman.backup.PrivateFolder;
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
import java.nio.file.Path;
import java.util.Set;

/** Builds every room once, in the order of the flow: badges, journals, sessions, ports. */
public final class Server implements AutoCloseable {
    /** The file of lost badges, in the conference's folder of the data folder. */
    public static final String REVOKED = "revoked-badges.txt";

    private final ServerClock clock = new ServerClock();
    private final Observed observed = new Observed(version());
    private final BadgeIssuer badges;
    private final FolderLock lock;
    private final KeptState drawer;
    private final ListeningLog listening;
    private final Hub hub;
    private final CopyRequests copies;
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
     */
    public record Ports(Hub.OpenPort open, Hub.ManagementPort management) {
        /** With a management port for this machine alone. */
        public Ports(Hub.OpenPort open, InetSocketAddress management) {
            this(open, Hub.ManagementPort.plain(management));
        }

        /**
         * Without an address of its own, and without a proxy before it.
         *
         * @param tls none for plain HTTP, which the settings allow on loopback alone
         * @param origins allowed besides the host's own
         */
        public Ports(
                InetSocketAddress open,
                InetSocketAddress management,
                @Nullable SslContext tls,
                Set<String> origins) {
            this(Hub.OpenPort.alone(open, tls, origins), management);
        }
    }

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
        PrivateFolder.secure(plan.data(), folder);
        BadgeKeys keys = BadgeKeys.in(folder);
        lock = FolderLock.held(folder);
        var tokens = new BadgeTokens(plan.conference().id(), keys.keys());
        badges = new BadgeIssuer(tokens, plan.conference(), plan.tuning().badgesValid(), folder);
        drawer = KeptState.open(folder.resolve("backstage.drawer"));
        var revocations = Revocations.at(folder.resolve(REVOKED));
        listening = new ListeningLog(folder, clock);
        hub =
                new Hub(
                        plan.conference(),
                        tokens,
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
            port = hub.listen(ports.open());
            hub.watch(keys);
            hub.ready();
            copies = new CopyRequests(folder, hub.journals(), clock::nowMs);
        } catch (IOException | JournalFailed | JournalDamaged e) {
            hub.close();
            drawer.close();
            listening.close();
            lock.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** Reads again what may have changed on the disk: certificates. Safe from any thread. */
    public void readAgain() {
        hub.readAgain();
    }

    public int managementPort() {
        return managementPort;
    }

    /** A token for a participant's badge, good until a day after the last session, or as long as the plan says. */
    public String badge(ParticipantId participant) {
        return badges.issue(participant, clock.nowMs());
    }

    static String version() {
        String version = Server.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void close() {
        copies.close();
        hub.close();
        drawer.close();
        listening.close();
        observed.close();
        lock.close();
    }
}
