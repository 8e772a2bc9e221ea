package org.dragoman.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;

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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
 * sound. The badge's token comes as {@code Authorization: Bearer}, as
 * the password of Basic, or in the cookie that {@code POST /listen} gives for it; never in the address.
 */
public final class Broadcasts {
    static final String PATH = "/listen";
    private static final Pattern STREAM =
            Pattern.compile(
                    "/listen/(?:([A-Za-z0-9_-]{1,64})/)?([A-Za-z0-9-]{2,35})\\.(?:ogg|opus)");
    private static final String COOKIE = "dragoman-listen";
    private static final long COOKIE_S = 12 * 3600;
    private static final int EACH_MAX = 4;
    private static final long TICK_MS = 200;
    private static final String NOT_YOURS =
            "a badge's token is needed: Authorization: Bearer TOKEN, or as the password of Basic";

    private final Admission admission;
    private final Transport transport;
    private final Origins origins;
    private final Map<ParticipantId, Integer> byParticipant = new ConcurrentHashMap<>();

    public Broadcasts(Admission admission, Transport transport, Origins origins) {
        this.admission = admission;
        this.transport = transport;
        this.origins = origins;
    }

    public static boolean isAsked(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** The answer, or nothing where sound is on its way. */
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        var asked = new QueryStringDecoder(request.uri());
        if (asked.parameters().keySet().stream().anyMatch(Pages::secret)) {
            return Front.plain(HttpResponseStatus.BAD_REQUEST, "tokens never in URLs");
        }
        Optional<String> token = token(request);
        Optional<Entrance.Guest> guest = token.flatMap(admission.entrance()::guest);
        if (guest.isEmpty()) {
            long lockedMs = token.map(t -> admission.lockedMs(context.channel(), t)).orElse(0L);
            if (lockedMs > 0) {
                FullHttpResponse later =
                        Front.plain(HttpResponseStatus.TOO_MANY_REQUESTS, "too many wrong badges");
                later.headers().set(HttpHeaderNames.RETRY_AFTER, lockedMs / 1000 + 1);
                return later;
            }
            FullHttpResponse no = Front.plain(HttpResponseStatus.UNAUTHORIZED, NOT_YOURS);
            no.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Basic realm=\"dragoman\"");
            return no;
        }
        if (asked.path().equals(PATH)) {
            return request.method().equals(HttpMethod.POST)
                    ? remembered(request, token.orElseThrow())
                    : Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only POST");
        }
        return stream(context, request, asked.path(), guest.get());
    }

    /** A cookie for the players of a page: a page may send a header, an audio element may not. */
    private FullHttpResponse remembered(FullHttpRequest request, String token) {
        if (!request.headers().contains(HttpHeaderNames.AUTHORIZATION)) {
            return Front.plain(HttpResponseStatus.UNAUTHORIZED, NOT_YOURS);
        }
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT, Unpooled.EMPTY_BUFFER);
        answer.headers()
                .set(
                        HttpHeaderNames.SET_COOKIE,
                        COOKIE
                                + "="
                                + token
                                + "; Path="
                                + PATH
                                + "; Max-Age="
                                + COOKIE_S
                                + "; HttpOnly; SameSite=Strict"
                                + (origins.isSecret(request) ? "; Secure" : ""));
        return answer;
    }

    private static Optional<String> token(FullHttpRequest request) {
        String header = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(header.substring(7).strip());
        }
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return password(header.substring(6).strip());
        }
        String cookies = request.headers().get(HttpHeaderNames.COOKIE, "");
        return ServerCookieDecoder.STRICT.decode(cookies).stream()
                .filter(cookie -> cookie.name().equals(COOKIE))
                .map(Cookie::value)
                .findFirst();
    }

    private static Optional<String> password(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private @Nullable FullHttpResponse stream(
            ChannelHandlerContext context,
            FullHttpRequest request,
            String path,
            Entrance.Guest guest) {
        Matcher wanted = STREAM.matcher(path);
        Optional<Sitting> sitting =
                wanted.matches()
                        ? admission
                                .programme()
                                .sitting(Optional.ofNullable(wanted.group(1)).orElse(""))
                        : Optional.empty();
        if (sitting.isEmpty()) {
            return Front.plain(
                    HttpResponseStatus.NOT_FOUND, "not found: /listen/LANGUAGE.ogg, floor.ogg");
        }
        if (admission.entrance().entry(guest, sitting.get()) instanceof Entrance.Entry.Out) {
            return Front.plain(
                    HttpResponseStatus.FORBIDDEN, "this badge is not let into the session");
        }
        ParticipantId who = guest.participant().id();
        OptionalInt channel = channel(sitting.get(), wanted.group(2));
        if (channel.isEmpty()) {
            return Front.plain(HttpResponseStatus.NOT_FOUND, "no channel of that language here");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            FullHttpResponse head = Front.plain(HttpResponseStatus.OK, "");
            head.headers().set(HttpHeaderNames.CONTENT_TYPE, "audio/ogg; codecs=opus");
            return head;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD");
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
        context.write(beginning(request));
        begin(context, wanted, sitting.get(), channel.getAsInt(), guest);
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
                                () -> tick(broadcast, tick),
                                TICK_MS,
                                TICK_MS,
                                TimeUnit.MILLISECONDS));
    }

    /** A player whose turn fails ends; a task that throws would end without a word. */
    private static void tick(Broadcast broadcast, Runnable tick) {
        try {
            tick.run();
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
