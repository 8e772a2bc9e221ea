package org.dragoman;

import io.netty.handler.ssl.SslContext;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.Hub;
import org.dragoman.gateway.net.Bounds;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.KeptState;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.observe.Observed;
import org.dragoman.watch.AlarmDelays;
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
    private final ServerClock clock = new ServerClock();
    private final Observed observed = new Observed(version());
    private final BadgeTokens badges;
    private final Duration badgesValid;
    private final KeptState drawer;
    private final Hub hub;
    private final int port;
    private final int managementPort;

    /**
     * What a house is built from.
     *
     * @param data the folder for journals, keys and our own certificate; made if there is none
     * @param tls none for plain HTTP, which the settings allow on loopback alone
     * @param origins allowed besides the host's own
     * @param threads event loops, 0 for one on each core
     * @param patience how long something may be wrong with the sound before an alarm
     */
    public record Plan(
            Conference conference,
            Path data,
            InetSocketAddress publicAddress,
            InetSocketAddress managementAddress,
            @Nullable SslContext tls,
            Set<String> origins,
            Bounds bounds,
            int threads,
            int waitingMax,
            Duration badgesValid,
            AlarmDelays patience) {
        /** A house whose watch is as patient as is usual. */
        public Plan(
                Conference conference,
                Path data,
                InetSocketAddress publicAddress,
                InetSocketAddress managementAddress,
                @Nullable SslContext tls,
                Set<String> origins,
                Bounds bounds,
                int threads,
                int waitingMax,
                Duration badgesValid) {
            this(
                    conference,
                    data,
                    publicAddress,
                    managementAddress,
                    tls,
                    origins,
                    bounds,
                    threads,
                    waitingMax,
                    badgesValid,
                    AlarmDelays.STANDARD);
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
        Path folder = plan.data().resolve(plan.conference().id().value());
        Files.createDirectories(folder);
        badgesValid = plan.badgesValid();
        badges = new BadgeTokens(plan.conference().id(), BadgeKey.at(folder.resolve("badges.key")));
        drawer = KeptState.open(folder.resolve("backstage.drawer"));
        hub =
                new Hub(
                        plan.conference(),
                        badges,
                        plan.bounds(),
                        plan.threads(),
                        plan.waitingMax(),
                        plan.patience(),
                        clock,
                        observed,
                        drawer);
        try {
            hub.open(
                    session ->
                            SqliteJournal.open(folder.resolve(session.id().value() + ".journal")));
            managementPort = hub.manage(plan.managementAddress());
            port = hub.listen(plan.publicAddress(), plan.tls(), plan.origins());
            hub.ready();
        } catch (IOException | JournalFailed | JournalDamaged e) {
            hub.close();
            drawer.close();
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
        observed.close();
    }
}
