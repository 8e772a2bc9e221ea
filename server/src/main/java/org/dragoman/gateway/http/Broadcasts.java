package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.Transport;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.Sitting;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A channel as Ogg Opus over plain HTTP, for browsers that can nothing else and for players: {@code GET /listen/fr.ogg},
 * {@code /listen/floor.ogg}, {@code /listen/SESSION/fr.ogg}; a stream that names no session goes on with the next one's
 * sound. {@code POST} to a
 * stream makes a link to it for a player, {@code POST /listen} a cookie for a page; {@link StreamDoor} knows who asks.
 */
public final class Broadcasts {
    static final String PATH = "/listen";
    private static final Pattern STREAM =
            Pattern.compile(
                    "/listen/(?:([A-Za-z0-9_-]{1,64})/)?([A-Za-z0-9-]{2,35})\\.(?:ogg|opus)");
    private static final int EACH_MAX = 4;
    private static final long TICK_MS = 200;

    private final Admission admission;
    private final Transport transport;
    private final StreamDoor door;
    private final CrossOrigin pages;
    private final Map<ParticipantId, Integer> byParticipant = new ConcurrentHashMap<>();

    /**
     * @param linksValid how long a link for a player begins its stream
     */
    public Broadcasts(
            Admission admission, Transport transport, Origins origins, Duration linksValid) {
        this.admission = admission;
        this.transport = transport;
        this.door = new StreamDoor(admission.entrance(), origins, linksValid);
        this.pages = new CrossOrigin(origins::admits, "GET, HEAD, POST");
    }

    public static boolean isAsked(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** The answer, or nothing where sound is on its way. */
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        if (CrossOrigin.isPreflight(request)) {
            return pages.preflight(request);
        }
        Optional<FullHttpResponse> no = StreamDoor.passwordRefused(request);
        if (no.isPresent()) {
            return no.get();
        }
        Optional<Entrance.Guest> guest = door.guest(request);
        if (guest.isEmpty()) {
            return locked(context, request).orElseGet(StreamDoor::unknown);
        }
        String path = new QueryStringDecoder(request.uri()).path();
        boolean posted = request.method().equals(HttpMethod.POST);
        if (path.equals(PATH)) {
            return posted
                    ? door.remembered(request)
                    : Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only POST");
        }
        Matcher wanted = STREAM.matcher(path);
        Optional<Sitting> sitting =
                wanted.matches()
                        ? admission
                                .programme()
                                .sitting(
                                        Optional.ofNullable(wanted.group(1)).orElse(""),
                                        guest.get().participant().id())
                        : Optional.empty();
        if (sitting.isEmpty()) {
            return Front.plain(
                    HttpResponseStatus.NOT_FOUND, "not found: /listen/LANGUAGE.ogg, floor.ogg");
        }
        if (admission.entrance().entry(guest.get(), sitting.get()) instanceof Entrance.Entry.Out) {
            return Front.plain(
                    HttpResponseStatus.FORBIDDEN, "this badge is not let into the session");
        }
        OptionalInt channel = channel(sitting.get(), wanted.group(2));
        if (channel.isEmpty()) {
            return Front.plain(HttpResponseStatus.NOT_FOUND, "no channel of that language here");
        }
        return posted
                ? door.link(request, path, guest.get())
                : stream(context, request, wanted, sitting.get(), channel.getAsInt(), guest.get());
    }

    /** An address that guesses badges is told when to come back. */
    private Optional<FullHttpResponse> locked(
            ChannelHandlerContext context, FullHttpRequest request) {
        long lockedMs =
                StreamDoor.token(request)
                        .map(t -> admission.lockedMs(context.channel(), t))
                        .orElse(0L);
        if (lockedMs == 0) {
            return Optional.empty();
        }
        FullHttpResponse later =
                Front.plain(HttpResponseStatus.TOO_MANY_REQUESTS, "too many wrong badges");
        later.headers().set(HttpHeaderNames.RETRY_AFTER, lockedMs / 1000 + 1);
        return Optional.of(later);
    }

    private @Nullable FullHttpResponse stream(
            ChannelHandlerContext context,
            FullHttpRequest request,
            Matcher wanted,
            Sitting sitting,
            int channel,
            Entrance.Guest guest) {
        ParticipantId who = guest.participant().id();
        if (request.method().equals(HttpMethod.HEAD)) {
            FullHttpResponse head = Front.plain(HttpResponseStatus.OK, "");
            head.headers().set(HttpHeaderNames.CONTENT_TYPE, "audio/ogg; codecs=opus");
            return head;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET, HEAD, POST");
        }
        if (!admission.counts(context.channel())) {
            return Front.plain(
                    HttpResponseStatus.TOO_MANY_REQUESTS, "too many connections from this address");
        }
        if (byParticipant.merge(who, 1, Integer::sum) > EACH_MAX
                && guest.participant().role() != Role.PUBLIC) {
            admission.turnedAway().badge(who.value(), "streams", EACH_MAX);
            left(context, who);
            return Front.plain(
                    HttpResponseStatus.TOO_MANY_REQUESTS, "this badge listens often enough");
        }
        Upgrade.bound(context.channel());
        context.write(pages.open(request, beginning(request)));
        begin(context, wanted, sitting, channel, guest);
        return null;
    }

    private static OptionalInt channel(Sitting sitting, String name) {
        if (name.equals("floor")) {
            return OptionalInt.of(0);
        }
        return LanguageTag.valid(name)
                ? sitting.setting().channel(new LanguageTag(name)).stream()
                        .mapToInt(number -> number.value())
                        .findFirst()
                : OptionalInt.empty();
    }

    private void begin(
            ChannelHandlerContext context,
            Matcher wanted,
            Sitting sitting,
            int channel,
            Entrance.Guest guest) {
        var ogg = new OggOpus(context.channel().hashCode(), wanted.group(2));
        NettyLoop loop = transport.loop(context.channel().eventLoop());
        var player = new Player(context.channel(), loop, channel, guest, admission.entrance());
        var broadcast =
                new Broadcast(
                        context.pipeline().context(HubInitializer.WHOLE),
                        ogg,
                        sitting.clock()::steadyMs,
                        () -> {
                            player.end();
                            left(context, guest.participant().id());
                        });
        context.pipeline().addLast("broadcast", broadcast);
        context.pipeline().remove(HubInitializer.FRONT);
        broadcast.begin();
        player.hears(sitting, broadcast);
        Runnable tick =
                wanted.group(1) != null
                        ? broadcast::tick
                        : () -> {
                            player.follow(admission.programme(), broadcast);
                            broadcast.tick();
                        };
        player.ticks(
                loop.eventLoop()
                        .scheduleAtFixedRate(
                                () -> tick(player, broadcast, tick),
                                TICK_MS,
                                TICK_MS,
                                TimeUnit.MILLISECONDS));
    }

    /** A player whose turn fails ends; a task that throws would end without a word. */
    private static void tick(Player player, Broadcast broadcast, Runnable tick) {
        try {
            tick.run();
            player.missed(broadcast.missed());
        } catch (RuntimeException | Error e) {
            broadcast.failed(e);
        }
    }

    private void left(ChannelHandlerContext context, ParticipantId who) {
        admission.gone(context.channel());
        byParticipant.computeIfPresent(who, (id, n) -> n > 1 ? n - 1 : null);
    }

    /** Who speaks HTTP/1.0 knows no chunks: their sound ends where the connection ends. */
    private static DefaultHttpResponse beginning(FullHttpRequest request) {
        var begin = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        begin.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "audio/ogg; codecs=opus")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("x-content-type-options", "nosniff")
                .set("x-accel-buffering", "no")
                .set("cross-origin-resource-policy", "same-origin");
        HttpUtil.setTransferEncodingChunked(begin, request.protocolVersion().isKeepAliveDefault());
        HttpUtil.setKeepAlive(begin, false);
        return begin;
    }
}
