package org.dragoman.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslContext;

import org.dragoman.access.BadgeKeys;
import org.dragoman.access.BadgeTokens;
import org.dragoman.access.Revocations;
import org.dragoman.conference.Conference;
import org.dragoman.conference.SessionPlan;
import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.http.AddressGuard;
import org.dragoman.gateway.http.AuthoritySite;
import org.dragoman.gateway.http.Broadcasts;
import org.dragoman.gateway.http.CaptionIntake;
import org.dragoman.gateway.http.HallPages;
import org.dragoman.gateway.http.JournalPages;
import org.dragoman.gateway.http.ManagementSite;
import org.dragoman.gateway.http.ManagementToken;
import org.dragoman.gateway.http.Origins;
import org.dragoman.gateway.http.Pages;
import org.dragoman.gateway.http.PublicSite;
import org.dragoman.gateway.http.StatePages;
import org.dragoman.gateway.http.Upgrade;
import org.dragoman.gateway.net.Arrivals;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.OwnNames;
import org.dragoman.gateway.net.Ports;
import org.dragoman.gateway.net.Proxies;
import org.dragoman.gateway.net.ThreadWatch;
import org.dragoman.gateway.net.TlsSource;
import org.dragoman.gateway.net.Transport;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.ExposedBadges;
import org.dragoman.gateway.sitting.KeyWatch;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.gateway.sitting.PeopleDecisions;
import org.dragoman.gateway.sitting.Programme;
import org.dragoman.gateway.sitting.RunningJournal;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.sitting.Timers;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.KeptState;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.session.state.Setting;
import org.dragoman.settings.Cidr;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.settings.Tuning;
import org.dragoman.writer.FloorHolders;
import org.dragoman.writer.ServerClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The hub on its two ports: the public one for consoles and sessions, the management one for those who run it. */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final long KEYS_MS = 500;
    private static final long CERTIFICATE_MS = 1000;

    /** A thousand come back within five seconds, a hundred within one. */
    private static final int RETURN_EACH_MS = 5;

    private static final int RETURN_SPREAD_MS = 5000;
    private static final int BACK_MS = 500;

    private final Transport transport;
    private final BackstageLoop behind;
    private final ThreadWatch watch;
    private final ConnectionLimits limits;
    private final Admission admission;
    private final Revocations revocations;
    private final PeopleDecisions people;
    private final Map<String, Sitting> sittings = new LinkedHashMap<>();
    private final Programme programme;
    private final Observed observed;
    private final ServerClock clock;
    private final Ports ports;
    private final Timers timers;
    private @Nullable TlsSource tls;
    private final BadgeTokens badges;
    private final ExposedBadges exposed;
    private final Duration listeningLinks;
    private final Conference conference;
    private volatile boolean ready;

    /**
     * @param drawer where what goes on behind the scenes is kept over a crash
     */
    public Hub(
            Conference conference,
            BadgeTokens badges,
            Revocations revocations,
            ListeningLog listening,
            Tuning tuning,
            ServerClock clock,
            Observed observed,
            KeptState drawer) {
        this.limits = tuning.limits();
        this.badges = badges;
        this.conference = conference;
        this.observed = observed;
        this.clock = clock;
        this.behind = new BackstageLoop(observed.failures());
        this.watch = new ThreadWatch(observed.failures());
        this.transport = new Transport(tuning.loops().count(), tuning.loops().economyPercent());
        this.ports = new Ports(transport);
        this.timers = new Timers(sittings, behind, clock, observed.failures());
        var holders = new FloorHolders();
        this.revocations = revocations;
        this.people = new PeopleDecisions(sittings.values(), revocations);
        for (SessionPlan plan : conference.sessions()) {
            var setting = new Setting(conference, plan, tuning.turnsWaiting());
            sittings.put(
                    plan.id().value(),
                    new Sitting(
                            setting,
                            clock,
                            transport.loops(),
                            behind,
                            limits.packetBytes(),
                            tuning.alarms(),
                            tuning.framesAwaited().toMillis(),
                            tuning.networks(),
                            holders,
                            observed,
                            drawer.part(plan.id().value()),
                            listening.of(plan),
                            people::recorded));
        }
        var entrance = new Entrance(conference, badges, revocations, clock, observed);
        this.programme = new Programme(conference, sittings, clock);
        this.admission =
                new Admission(
                        conference,
                        entrance,
                        sittings,
                        programme,
                        limits,
                        clock,
                        observed,
                        () -> behind.execute(this::guessed));
        this.listeningLinks = tuning.listeningLinks();
        this.exposed =
                new ExposedBadges(
                        entrance, revocations, sittings.values(), behind, admission.turnedAway());
        observed.clock(clock::wallAheadMs);
        observed.buffers(Transport::bufferBytes);
        sittings.forEach(
                (name, sitting) ->
                        observed.session(name, sitting.soundboard(), sitting.attendance()::size));
        var channels = new ArrayList<String>(List.of("floor"));
        conference.languages().forEach(l -> channels.add(l.tag().value()));
        sittings.forEach(
                (name, sitting) ->
                        observed.channels(name, channels, sitting.backstage()::lastBoard));
    }

    /** Somebody guesses badges: every session's technicians are told. */
    private void guessed() {
        sittings.values().forEach(sitting -> sitting.backstage().guessing());
    }

    /** Where a session's journal comes from. */
    public interface Journals {
        Journal of(SessionPlan plan) throws JournalFailed, JournalDamaged;
    }

    /** Replays every session's journal. */
    public void open(Journals journals) throws JournalFailed, JournalDamaged {
        for (Sitting sitting : sittings.values()) {
            sitting.open(journals.of(sitting.setting().plan()));
            observed.journal(
                    sitting.setting().plan().id().value(),
                    () -> sitting.head().position(),
                    () -> sitting.health().level());
        }
        people.catchUp();
        programme.tell();
        timers.begin(transport.loops(), programme, revocations);
    }

    /** The journals of the sessions, to be read while they are written. */
    public Map<String, RunningJournal> journals() {
        var all = new LinkedHashMap<String, RunningJournal>();
        sittings.forEach((id, sitting) -> all.put(id, new RunningJournal(sitting)));
        return all;
    }

    /** Follows the keys of the badges: who signs with another from now on is believed within a second. */
    public void watch(BadgeKeys keys) {
        behind.every(
                KEYS_MS,
                "the keys of the badges",
                "",
                () -> {
                    if (KeyWatch.ended(keys, badges)) {
                        sittings.values().forEach(Sitting::showBadgesAgain);
                    }
                });
    }

    /** Follows the certificate in use: technicians see until when it is good. */
    private void followCertificate(TlsSource source) {
        behind.every(
                CERTIFICATE_MS,
                "the end of the certificate",
                "",
                () -> {
                    long untilMs = source.until().map(Instant::toEpochMilli).orElse(0L);
                    sittings.values().forEach(s -> s.backstage().certificate(untilMs));
                });
    }

    /** Every thread that works in turns is watched. A session whose thread hangs is stopped. */
    private void watchThreads() {
        for (NettyLoop loop : transport.loops()) {
            watch.over("loop " + loop.index(), loop.pulse(), why -> {});
        }
        watch.over("backstage", behind.pulse(), why -> {});
        sittings.forEach(
                (name, sitting) ->
                        sitting.pulses()
                                .forEach(
                                        (what, pulse) ->
                                                watch.over(
                                                        "thread " + what + "-" + name,
                                                        pulse,
                                                        sitting::stop)));
        watch.begin();
    }

    /**
     * Where consoles and sessions are reached.
     *
     * @param address to listen on
     * @param tls none for plain HTTP
     * @param url under which people reach the server, without a slash at its end
     * @param origins allowed besides the server's own
     * @param names under which the server may be asked for, besides its addresses, its url and those of its certificate
     * @param proxies networks that are believed for whom they speak
     */
    public record OpenPort(
            InetSocketAddress address,
            @Nullable TlsSource tls,
            Optional<URI> url,
            Set<String> origins,
            Set<String> names,
            List<Cidr> proxies) {
        /** A port that no proxy stands before. */
        public static OpenPort alone(
                InetSocketAddress address, @Nullable SslContext tls, Set<String> origins) {
            return new OpenPort(
                    address,
                    tls == null ? null : fixed(tls),
                    Optional.empty(),
                    origins,
                    Set.of(),
                    List.of());
        }

        private OwnNames ownNames() {
            var all = new HashSet<>(names);
            url.map(URI::getHost).ifPresent(all::add);
            return new OwnNames(all, tls == null ? Set::of : tls::names);
        }

        private static TlsSource fixed(SslContext tls) {
            return () -> tls;
        }

        private boolean byProxyAlone() {
            return tls == null && !proxies.isEmpty() && !address.getAddress().isLoopbackAddress();
        }
    }

    /**
     * Where those who run the server reach it.
     *
     * @param address to listen on
     * @param tls none for plain HTTP
     * @param names under which it may be asked for, besides its addresses and those of its certificate
     * @param tokenFile whose one line whoever asks must know; none where nobody is asked
     */
    public record ManagementPort(
            InetSocketAddress address,
            @Nullable TlsSource tls,
            Set<String> names,
            Optional<Path> tokenFile) {
        /** For this machine alone. */
        public static ManagementPort plain(InetSocketAddress address) {
            return new ManagementPort(address, null, Set.of(), Optional.empty());
        }
    }

    /**
     * Opens the public port.
     *
     * @return the port, chosen by the system if 0 was asked for
     */
    public int listen(OpenPort port) throws IOException {
        tls = port.tls();
        if (tls != null) {
            observed.certificate(tls::daysLeft);
            followCertificate(tls);
        }
        var pages = Pages.below("web");
        pages.frames(
                conference.languages().stream().flatMap(l -> l.video().stream()).map(URI::create));
        admission.serves(pages.build());
        var origins = new Origins(port.url(), port.origins(), port.ownNames(), port.tls() != null);
        var proxies = new Proxies(port.proxies());
        var upgrade = new Upgrade(admission, transport, origins);
        var broadcasts = new Broadcasts(admission, transport, origins, listeningLinks);
        var captions = new CaptionIntake(admission, upgrade::known);
        var sheets = JournalPages.ofPublic(sittings);
        long openedMs = clock.nowMs();
        var hall =
                new HallPages(
                        conference,
                        holder -> badges.issue(holder, openedMs, badgeOfTheHallEnds()),
                        port.url(),
                        origins);
        Front.Site site =
                guarded(
                        (context, request) -> {
                            String path = request.uri().split("[?]", 2)[0];
                            return switch (path) {
                                case Upgrade.PATH -> upgrade.answer(context, request);
                                case CaptionIntake.PATH ->
                                        captions.answer(context.channel(), request);
                                default ->
                                        Broadcasts.isAsked(path)
                                                ? broadcasts.answer(context, request)
                                                : sheets.has(request.uri())
                                                        ? sheets.answer(context, request)
                                                        : HallPages.isAsked(path)
                                                                ? hall.answer(request)
                                                                : pages.answer(request);
                            };
                        });
        int listening =
                ports.bind(
                        port.address(),
                        new HubInitializer(
                                port.tls(),
                                proxies,
                                limits,
                                new PublicSite(
                                        origins, proxies, port.byProxyAlone(), secretless(site)),
                                new Arrivals(limits, admission.turnedAway(), clock::steadyMs)));
        if (tls != null) {
            listenForAuthority(port, tls);
            tls.begin();
        }
        return listening;
    }

    /** Whoever comes in by the short address stays for a day; once its badge is revoked it lets nobody in until the next start. */
    private Instant badgeOfTheHallEnds() {
        return Instant.ofEpochMilli(clock.nowMs()).plus(Duration.ofDays(1));
    }

    /** A port for an authority that looks by HTTP whether the name is ours. */
    private void listenForAuthority(OpenPort port, TlsSource source) throws IOException {
        if (source.httpPort().isPresent() && source.answers().isPresent()) {
            var site = secretless(new AuthoritySite(source.answers().get(), port.url()));
            var address =
                    new InetSocketAddress(
                            port.address().getAddress(), source.httpPort().getAsInt());
            ports.bind(address, new HubInitializer(null, new Proxies(List.of()), limits, site));
        }
    }

    /** Opens the management port: metrics, health and journals. */
    public int manage(ManagementPort port) throws IOException {
        var journals = new JournalPages(sittings);
        var token = new ManagementToken(port.tokenFile());
        behind.every(KEYS_MS, "the secret of the management port", "", token::look);
        var names = new OwnNames(port.names(), port.tls() == null ? Set::of : port.tls()::names);
        Front.Site site = guarded(new StatePages(sittings, observed, () -> ready, journals));
        Front.Site kept =
                new ManagementSite(names, token, admission.turnedAway(), secretless(site));
        return ports.bind(
                port.address(),
                new HubInitializer(port.tls(), new Proxies(List.of()), limits, kept));
    }

    /** No secret stands in an address, at whatever port. */
    private Front.Site secretless(Front.Site site) {
        return new AddressGuard(exposed, site);
    }

    /** A request over which the server's own code fails is answered all the same. */
    private Front.Site guarded(Front.Site site) {
        return (context, request) -> {
            try {
                return site.answer(context, request);
            } catch (RuntimeException | Error e) {
                observed.failures().caught("http", "", "", e);
                return Front.plain(HttpResponseStatus.INTERNAL_SERVER_ERROR, "internal error");
            }
        };
    }

    /** Warms the sound path up; from then on the hub says that it is ready. */
    public void ready() throws IOException {
        WarmUp.run(transport);
        watchThreads();
        ready = true;
        log.atInfo()
                .addKeyValue("transport", transport.name())
                .addKeyValue("loops", transport.loops().size())
                .log("ready");
    }

    /** Looks whether there is another certificate. Safe from any thread once it listens. */
    public void readAgain() {
        if (tls != null) {
            tls.readAgain();
        }
    }

    /** Tells everybody to come back a little later, each at another moment, then closes the journals. */
    @Override
    public void close() {
        ready = false;
        watch.close();
        ports.close();
        int here = sittings.values().stream().mapToInt(s -> s.attendance().size()).sum();
        int spreadMs = Math.clamp((long) here * RETURN_EACH_MS, BACK_MS, RETURN_SPREAD_MS);
        for (Sitting sitting : sittings.values()) {
            sitting.attendance().each(one -> sendAway(one, spreadMs));
        }
        if (tls != null) {
            tls.close();
        }
        behind.close();
        sittings.values().forEach(Sitting::close);
        transport.close();
        admission.close();
    }

    private static void sendAway(Present connection, int spreadMs) {
        int afterMs = BACK_MS + Math.floorMod(connection.name().hashCode(), spreadMs);
        connection.leave(
                CloseCode.CLOSE_CODE_RESTART, Leaving.newBuilder().setRetryAfterMs(afterMs));
    }
}
