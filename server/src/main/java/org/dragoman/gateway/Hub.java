package org.dragoman.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.ssl.SslContext;

import org.dragoman.access.BadgeKeys;
import org.dragoman.access.BadgeTokens;
import org.dragoman.access.Revocations;
import org.dragoman.conference.Conference;
import org.dragoman.conference.SessionPlan;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.backstage.Backstage;
import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.http.AuthoritySite;
import org.dragoman.gateway.http.Broadcasts;
import org.dragoman.gateway.http.CaptionIntake;
import org.dragoman.gateway.http.JournalPages;
import org.dragoman.gateway.http.Origins;
import org.dragoman.gateway.http.Pages;
import org.dragoman.gateway.http.PublicSite;
import org.dragoman.gateway.http.Upgrade;
import org.dragoman.gateway.net.Arrivals;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.Proxies;
import org.dragoman.gateway.net.TcpRetransmission;
import org.dragoman.gateway.net.ThreadWatch;
import org.dragoman.gateway.net.TlsSource;
import org.dragoman.gateway.net.Transport;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.KeyWatch;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.gateway.sitting.PeopleDecisions;
import org.dragoman.gateway.sitting.Programme;
import org.dragoman.gateway.sitting.RunningJournal;
import org.dragoman.gateway.sitting.Sitting;
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
import org.dragoman.writer.Health;
import org.dragoman.writer.ServerClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hub on its two ports: the public one for consoles and sessions, the management one for those who run it. */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final long TICK_MS = 250;
    private static final long FARES_MS = 2000;
    private static final long KEYS_MS = 500;

    /** Connections get their turn in so many parts of a tick. */
    private static final int PARTS = 25;

    /** A thousand come back within five seconds, a hundred within one. */
    private static final int RETURN_EACH_MS = 5;

    private static final int RETURN_SPREAD_MS = 5000;
    private static final int BACK_MS = 500;
    private static final int WAITING_CONNECTIONS = 4096;

    /** When a whole hall comes back, those who wait to be accepted must not wait for sound each time. */
    private static final int ACCEPTED_AT_ONCE = 256;

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
    private final List<Channel> ports = new ArrayList<>();
    private @Nullable TlsSource tls;
    private final BadgeTokens badges;
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
        this.clock = clock;
        this.observed = observed;
        this.behind = new BackstageLoop(observed.failures());
        this.watch = new ThreadWatch(observed.failures());
        this.transport = new Transport(tuning.loops().count(), tuning.loops().economyPercent());
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
                            holders,
                            observed,
                            drawer.part(plan.id().value()),
                            listening.of(plan),
                            people::recorded));
        }
        var entrance = new Entrance(conference, badges, revocations, clock, observed);
        this.programme = new Programme(conference, sittings, clock);
        this.admission =
                new Admission(conference, entrance, sittings, programme, limits, clock, observed);
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
        for (NettyLoop loop : transport.loops()) {
            every(loop, TICK_MS, "the load of", loop::look);
            every(loop, TICK_MS / PARTS, "the turns of", () -> loop.turn(PARTS, clock.steadyMs()));
        }
        behind.every(TICK_MS, "the clock", "", this::followClock);
        everySitting(TICK_MS, "presence", Sitting::tellPresence);
        behind.every(TICK_MS, "the programme", "", programme::tell);
        behind.every(TICK_MS, "lost badges", "", revocations::look);
        everySitting(FARES_MS, "listeners", Sitting::tellFares);
        everySitting(Backstage.TICK_MS, "backstage", s -> s.backstage().tick(clock.nowMs()));
        everySitting(
                Soundboard.FRAME_MS, "test tones", s -> s.backstage().tones().sound(clock.nowMs()));
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

    /** Follows the wall clock; where that was set, everybody who reckons with the time is told. */
    private void followClock() {
        boolean spoken = sittings.values().stream().anyMatch(Sitting::isSpoken);
        clock.follow(spoken)
                .ifPresent(
                        byMs -> {
                            log.atWarn()
                                    .log(
                                            "the clock of this machine was moved by {} s; {}",
                                            byMs / 1000.0,
                                            byMs > 0
                                                    ? "the server's time jumped with it"
                                                    : "the server's time goes slower until it is"
                                                            + " right");
                            sittings.values().forEach(s -> s.clockMoved(byMs));
                        });
    }

    private void every(NettyLoop loop, long ms, String what, Runnable task) {
        String name = what + " loop " + loop.index();
        loop.eventLoop()
                .scheduleAtFixedRate(
                        () -> observed.failures().guarded(name, "", task),
                        ms,
                        ms,
                        TimeUnit.MILLISECONDS);
    }

    /** One session whose task fails keeps no other from its turn. */
    private void everySitting(long ms, String what, Consumer<Sitting> task) {
        sittings.forEach(
                (session, sitting) ->
                        behind.every(
                                ms, session + ": " + what, session, () -> task.accept(sitting)));
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
     * @param proxies networks that are believed for whom they speak
     */
    public record OpenPort(
            InetSocketAddress address,
            @Nullable TlsSource tls,
            Optional<URI> url,
            Set<String> origins,
            List<Cidr> proxies) {
        /** A port that no proxy stands before. */
        public static OpenPort alone(
                InetSocketAddress address, @Nullable SslContext tls, Set<String> origins) {
            return new OpenPort(
                    address, tls == null ? null : fixed(tls), Optional.empty(), origins, List.of());
        }

        private static TlsSource fixed(SslContext tls) {
            return () -> tls;
        }

        private boolean byProxyAlone() {
            return tls == null && !proxies.isEmpty() && !address.getAddress().isLoopbackAddress();
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
        }
        var pages = Pages.below("web");
        admission.serves(pages.build());
        var origins = new Origins(port.url(), port.origins(), port.tls() != null);
        var proxies = new Proxies(port.proxies());
        var upgrade = new Upgrade(admission, transport, origins);
        var broadcasts = new Broadcasts(admission, transport, origins);
        var captions = new CaptionIntake(admission, upgrade::known);
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
                                                : pages.answer(request);
                            };
                        });
        int listening =
                bind(
                        port.address(),
                        new HubInitializer(
                                port.tls(),
                                proxies,
                                limits,
                                new PublicSite(origins, proxies, port.byProxyAlone(), site),
                                new Arrivals(limits, admission.turnedAway(), clock::steadyMs)));
        if (tls != null) {
            listenForAuthority(port, tls);
            tls.begin();
        }
        return listening;
    }

    /** A port for an authority that looks by HTTP whether the name is ours. */
    private void listenForAuthority(OpenPort port, TlsSource source) throws IOException {
        if (source.httpPort().isPresent() && source.answers().isPresent()) {
            var site = new AuthoritySite(source.answers().get(), port.url());
            var address =
                    new InetSocketAddress(
                            port.address().getAddress(), source.httpPort().getAsInt());
            bind(address, new HubInitializer(null, new Proxies(List.of()), limits, site));
        }
    }

    /** Opens the management port, plain HTTP: metrics, health and journals. */
    public int manage(InetSocketAddress address) throws IOException {
        var journals = new JournalPages(sittings);
        Front.Site site = guarded((context, request) -> management(journals, context, request));
        return bind(address, new HubInitializer(null, new Proxies(List.of()), limits, site));
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

    private @Nullable FullHttpResponse management(
            JournalPages journals, ChannelHandlerContext context, FullHttpRequest request) {
        return switch (request.uri()) {
            case "/metrics" -> {
                FullHttpResponse answer = Front.plain(HttpResponseStatus.OK, observed.scrape());
                answer.headers()
                        .set(
                                HttpHeaderNames.CONTENT_TYPE,
                                "text/plain; version=0.0.4; charset=utf-8");
                yield answer;
            }
            case "/livez" -> Front.plain(HttpResponseStatus.OK, "live");
            case "/readyz" ->
                    healthy()
                            ? Front.plain(HttpResponseStatus.OK, "ready" + degraded())
                            : Front.plain(
                                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                                    ready ? unready() : "starting");
            default -> journals.answer(context, request);
        };
    }

    private boolean healthy() {
        return ready
                && sittings.values().stream().allMatch(Sitting::recording)
                && observed.failures().standing().isEmpty();
    }

    /** Why not. */
    private String unready() {
        var stopped =
                sittings.entrySet().stream()
                        .filter(each -> !each.getValue().recording())
                        .map(
                                each ->
                                        "a session has stopped recording: "
                                                + each.getKey()
                                                + ", "
                                                + each.getValue().stopReason());
        return Stream.concat(stopped, Stream.of(observed.failures().standing()))
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "))
                .replace('\n', ' ');
    }

    /** Sound goes on, but something is wrong with a session's disk. */
    private String degraded() {
        return sittings.values().stream()
                .filter(sitting -> sitting.health() != Health.WELL)
                .map(
                        sitting ->
                                ", degraded: the disk of "
                                        + sitting.setting().plan().id()
                                        + " is "
                                        + sitting.health().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
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

    private int bind(InetSocketAddress address, HubInitializer initializer) throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(transport.group())
                        .channel(transport.serverChannel())
                        .option(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, acceptance())
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(16 * 1024, 64 * 1024))
                        .childHandler(initializer)
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(cannotListen(address, bound.cause()), bound.cause());
        }
        TcpRetransmission.hasten(bound.channel());
        ports.add(bound.channel());
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Asked only whether there may be more, Netty's epoll channel accepts one connection in a turn of its loop. */
    private static RecvByteBufAllocator acceptance() {
        return new ServerChannelRecvByteBufAllocator()
                .respectMaybeMoreData(false)
                .maxMessagesPerRead(ACCEPTED_AT_ONCE);
    }

    private static String cannotListen(InetSocketAddress address, @Nullable Throwable cause) {
        String at = address.getHostString() + ":" + address.getPort();
        String why = cause == null ? "" : String.valueOf(cause.getMessage());
        if (cause instanceof BindException
                || why.contains("in use")
                || why.contains("Permission denied")) {
            return "cannot listen on "
                    + at
                    + ": the port is in use or not yours; stop what listens there, or choose"
                    + " another port";
        }
        return "cannot listen on " + at + ": " + why;
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
        ports.forEach(port -> port.close().awaitUninterruptibly(1000));
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
