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
import org.dragoman.conference.Conference;
import org.dragoman.conference.SessionPlan;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.backstage.Backstage;
import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.http.Broadcasts;
import org.dragoman.gateway.http.CaptionIntake;
import org.dragoman.gateway.http.JournalPages;
import org.dragoman.gateway.http.Pages;
import org.dragoman.gateway.http.Upgrade;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.TcpRetransmission;
import org.dragoman.gateway.net.Transport;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.sitting.KeyWatch;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The hub on its two ports: the public one for consoles and sessions, the management one for those who run it. */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final long TICK_MS = 250;
    private static final long FARES_MS = 2000;
    private static final long KEYS_MS = 500;

    /** Connections get their turn in so many parts of a tick. */
    private static final int PARTS = 25;

    private static final int RETURN_SPREAD_MS = 5000;
    private static final int WAITING_CONNECTIONS = 4096;

    /** When a whole hall comes back, those who wait to be accepted must not wait for sound each time. */
    private static final int ACCEPTED_AT_ONCE = 256;

    private final Transport transport;
    private final BackstageLoop behind = new BackstageLoop();
    private final ConnectionLimits limits;
    private final Admission admission;
    private final Map<String, Sitting> sittings = new LinkedHashMap<>();
    private final Observed observed;
    private final ServerClock clock;
    private final List<Channel> ports = new ArrayList<>();
    private final BadgeTokens badges;
    private volatile boolean ready;

    /**
     * @param drawer where what goes on behind the scenes is kept over a crash
     */
    public Hub(
            Conference conference,
            BadgeTokens badges,
            Tuning tuning,
            ServerClock clock,
            Observed observed,
            KeptState drawer) {
        this.limits = tuning.limits();
        this.badges = badges;
        this.clock = clock;
        this.observed = observed;
        this.transport = new Transport(tuning.loops().count(), tuning.loops().economyPercent());
        var holders = new FloorHolders();
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
                            drawer.part(plan.id().value())));
        }
        this.admission = new Admission(conference, badges, sittings, limits, clock, observed);
        observed.clock(clock::wallAheadMs);
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
        for (NettyLoop loop : transport.loops()) {
            every(loop, TICK_MS, loop::look);
            every(loop, TICK_MS / PARTS, () -> loop.turn(PARTS, clock.nowMs()));
        }
        behind.every(TICK_MS, () -> sittings.values().forEach(Sitting::tellPresence));
        behind.every(FARES_MS, () -> sittings.values().forEach(Sitting::tellFares));
        behind.every(
                Backstage.TICK_MS,
                () -> sittings.values().forEach(s -> s.backstage().tick(clock.nowMs())));
        behind.every(
                Soundboard.FRAME_MS,
                () -> sittings.values().forEach(s -> s.backstage().tones().sound(clock.nowMs())));
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
                () -> {
                    if (KeyWatch.ended(keys, badges)) {
                        sittings.values().forEach(Sitting::showBadgesAgain);
                    }
                });
    }

    private static void every(NettyLoop loop, long ms, Runnable task) {
        loop.eventLoop().scheduleAtFixedRate(task, ms, ms, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the public port.
     *
     * @param tls none for plain HTTP
     * @param origins allowed besides the host's own
     * @return the port, chosen by the system if 0 was asked for
     */
    public int listen(InetSocketAddress address, @Nullable SslContext tls, Set<String> origins)
            throws IOException {
        var pages = Pages.below("web");
        admission.serves(pages.build());
        var upgrade = new Upgrade(admission, transport, origins, tls != null);
        var broadcasts = new Broadcasts(admission, transport, tls != null);
        var captions = new CaptionIntake(admission, upgrade::known);
        return bind(
                address,
                tls,
                (context, request) -> {
                    String path = request.uri().split("[?]", 2)[0];
                    return switch (path) {
                        case Upgrade.PATH -> upgrade.answer(context, request);
                        case CaptionIntake.PATH -> captions.answer(request);
                        default ->
                                Broadcasts.isAsked(path)
                                        ? broadcasts.answer(context, request)
                                        : pages.answer(request);
                    };
                });
    }

    /** Opens the management port, plain HTTP: metrics, health and journals. */
    public int manage(InetSocketAddress address) throws IOException {
        var journals = new JournalPages(sittings);
        return bind(address, null, (context, request) -> management(journals, context, request));
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
                                    ready ? "a session has stopped recording" : "starting");
            default -> journals.answer(context, request);
        };
    }

    private boolean healthy() {
        return ready && sittings.values().stream().allMatch(Sitting::recording);
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
        ready = true;
        log.atInfo()
                .addKeyValue("transport", transport.name())
                .addKeyValue("loops", transport.loops().size())
                .log("ready");
    }

    private int bind(InetSocketAddress address, @Nullable SslContext tls, Front.Site site)
            throws IOException {
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
                        .childHandler(new HubInitializer(tls, limits, site))
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

    /** Tells everybody to come back a little later, each at another moment, then closes the journals. */
    @Override
    public void close() {
        ready = false;
        ports.forEach(port -> port.close().awaitUninterruptibly(1000));
        for (Sitting sitting : sittings.values()) {
            sitting.attendance().each(this::sendAway);
        }
        behind.close();
        sittings.values().forEach(Sitting::close);
        transport.close();
        admission.close();
    }

    private void sendAway(Present connection) {
        int afterMs = 500 + Math.floorMod(connection.name().hashCode(), RETURN_SPREAD_MS);
        connection.leave(
                CloseCode.CLOSE_CODE_RESTART, Leaving.newBuilder().setRetryAfterMs(afterMs));
    }
}
