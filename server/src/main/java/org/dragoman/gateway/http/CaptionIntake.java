package org.dragoman.gateway.http;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.dragoman.captions.Captions;
import org.dragoman.captions.Dictation;
import org.dragoman.captions.Posts;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.sitting.CaptionWriter;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CaptionSource;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The way in for recognisers and captioning software that hold no WebSocket: posts of keystrokes, or of whole segments.
 * protocol/README.md says how. Safe from any thread; posts of one writer into one language wait for one another.
 */
public final class CaptionIntake {
    public static final String PATH = "/v1/captions";
    static final int POSTS_PER_SECOND = 20;
    private static final int WRITER_MAX = 44;
    private static final int BASE = 36;
    private static final String BEARER = "Bearer ";

    private final Admission admission;
    private final CrossOrigin pages;
    private final JsonMapper json = JsonMapper.builder().build();
    private final CaptionPost posts = new CaptionPost(json);
    private final Map<Desk, Typing> typings = new ConcurrentHashMap<>();
    private final Map<ParticipantId, Rate> rates = new ConcurrentHashMap<>();

    /** Where somebody types: there are no more of these than captioners times languages and sessions. */
    private record Desk(ParticipantId writer, String session, LanguageTag language) {}

    /** What somebody types at a desk. Callers take turns by a lock of theirs. */
    private record Typing(Posts posts, Dictation dictation) {
        Typing(int segmentMax) {
            this(new Posts(), new Dictation(segmentMax));
        }
    }

    /** Whose pen writes where. */
    private record Place(CaptionWriter pen, Participant writer, Desk desk, Sitting sitting) {}

    /** A post is not taken. */
    private static final class Turned extends Exception {
        private final HttpResponseStatus status;
        private final Map<String, Long> numbers;

        Turned(HttpResponseStatus status, String why) {
            this(status, why, Map.of());
        }

        /**
         * @param numbers what helps to go on, by name
         */
        Turned(HttpResponseStatus status, String why, Map<String, Long> numbers) {
            super(why);
            this.status = status;
            this.numbers = numbers;
        }
    }

    /**
     * @param fromHere whether a request comes from a program, or from a page that may ask
     */
    public CaptionIntake(Admission admission, Predicate<HttpRequest> fromHere) {
        this.admission = admission;
        this.pages = new CrossOrigin(fromHere, "GET, POST");
    }

    public FullHttpResponse answer(Channel from, FullHttpRequest request) {
        return CrossOrigin.isPreflight(request)
                ? pages.preflight(request)
                : pages.open(request, answered(from, request));
    }

    private FullHttpResponse answered(Channel from, FullHttpRequest request) {
        try {
            return answered(HttpResponseStatus.OK, Optional.empty(), take(from, request));
        } catch (Turned no) {
            var answer = answered(no.status, Optional.ofNullable(no.getMessage()), no.numbers);
            if (no.status.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
                answer.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
            } else if (no.status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
                answer.headers().set(HttpHeaderNames.ALLOW, "GET, POST, OPTIONS");
            }
            return answer;
        }
    }

    private Map<String, Long> take(Channel from, FullHttpRequest request) throws Turned {
        var query = new QueryStringDecoder(request.uri());
        boolean asks = request.method().equals(HttpMethod.GET);
        if (!asks && !request.method().equals(HttpMethod.POST)) {
            throw new Turned(HttpResponseStatus.METHOD_NOT_ALLOWED, "captions are posted here");
        }
        if (!pages.allows(request)) {
            throw new Turned(HttpResponseStatus.FORBIDDEN, "origin not allowed here");
        }
        Place place = place(from, request, query);
        if (asks) {
            return Map.of("next", next(place));
        }
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        String body = text(request);
        if (type.startsWith("application/json")) {
            write(place, segment(body, place.desk()));
            return Map.of();
        }
        if (!type.startsWith("text/plain")) {
            throw new Turned(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "text/plain or application/json");
        }
        return Map.of("next", typed(place, sequence(query), body));
    }

    private Place place(Channel from, FullHttpRequest request, QueryStringDecoder query)
            throws Turned {
        Entrance.Guest guest = guest(from, request);
        Sitting sitting =
                admission
                        .sittingNamed(one(query, "session"))
                        .orElseThrow(
                                () -> new Turned(HttpResponseStatus.NOT_FOUND, "no such session"));
        Participant writer = writer(guest, sitting);
        String tag = one(query, "language");
        if (!LanguageTag.valid(tag) || sitting.setting().channel(new LanguageTag(tag)).isEmpty()) {
            throw new Turned(HttpResponseStatus.NOT_FOUND, "no such language");
        }
        limit(writer.id(), sitting.clock().nowMs());
        var language = new LanguageTag(tag);
        var pen = new CaptionWriter(sitting, admission.limits().captionCharacters());
        try {
            pen.admit(writer, language);
        } catch (Unreadable no) {
            throw turned(no);
        }
        var desk = new Desk(writer.id(), sitting.setting().plan().id().value(), language);
        return new Place(pen, writer, desk, sitting);
    }

    /** The number of the post that a desk should send next; asking begins nothing. */
    private long next(Place place) {
        var typing = typings.get(place.desk());
        if (typing == null) {
            return 1;
        }
        synchronized (typing) {
            return typing.posts().next();
        }
    }

    /** As what somebody counts in the session now. */
    private Participant writer(Entrance.Guest guest, Sitting sitting) throws Turned {
        return switch (admission.entrance().entry(guest, sitting)) {
            case Entrance.Entry.In(var as) -> as;
            case Entrance.Entry.Out(var _, var why) ->
                    throw new Turned(
                            HttpResponseStatus.FORBIDDEN,
                            ("this badge is not let into the session " + why.getReason()).strip());
        };
    }

    private Entrance.Guest guest(Channel from, FullHttpRequest request) throws Turned {
        String said = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        String token = said.startsWith(BEARER) ? said.substring(BEARER.length()).strip() : "";
        Optional<Entrance.Guest> guest =
                token.isEmpty() ? Optional.empty() : admission.entrance().guest(token);
        if (guest.isEmpty() && !token.isEmpty() && admission.lockedMs(from, token) > 0) {
            throw new Turned(HttpResponseStatus.TOO_MANY_REQUESTS, "too many wrong badges");
        }
        return guest.orElseThrow(
                () -> new Turned(HttpResponseStatus.UNAUTHORIZED, "no badge of this conference"));
    }

    private void limit(ParticipantId writer, long nowMs) throws Turned {
        Rate rate = rates.computeIfAbsent(writer, who -> new Rate(POSTS_PER_SECOND));
        synchronized (rate) {
            if (!rate.allows(nowMs)) {
                throw new Turned(HttpResponseStatus.TOO_MANY_REQUESTS, "too many posts");
            }
        }
    }

    private static String one(QueryStringDecoder query, String name) throws Turned {
        List<String> values = query.parameters().getOrDefault(name, List.of());
        if (values.size() != 1) {
            throw new Turned(HttpResponseStatus.BAD_REQUEST, name + " is needed once");
        }
        return values.getFirst();
    }

    private static long sequence(QueryStringDecoder query) throws Turned {
        String text = one(query, "seq");
        if (!text.matches("[0-9]{1,15}")) {
            throw new Turned(HttpResponseStatus.BAD_REQUEST, "seq is a number, 0 up");
        }
        return Long.parseLong(text);
    }

    private static String text(FullHttpRequest request) throws Turned {
        byte[] bytes = new byte[request.content().readableBytes()];
        request.content().getBytes(request.content().readerIndex(), bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Turned(HttpResponseStatus.BAD_REQUEST, "the body is no UTF-8");
        }
    }

    /** Takes keystrokes in their order: none twice, and none is passed over in silence. */
    private long typed(Place place, long sequence, String keys) throws Turned {
        if (keys.indexOf(0) >= 0) {
            throw new Turned(HttpResponseStatus.BAD_REQUEST, "NUL in the text");
        }
        var typing =
                typings.computeIfAbsent(
                        place.desk(), d -> new Typing(admission.limits().captionCharacters()));
        synchronized (typing) {
            var posts = typing.posts();
            if (sequence == 0) {
                posts.anew();
                return posts.next();
            }
            long nowMs = place.sitting().clock().nowMs();
            switch (posts.judge(sequence, keys, nowMs)) {
                case NEXT -> {
                    posts.taken(sequence, keys, nowMs);
                    for (Dictation.Written written : typing.dictation().type(keys)) {
                        write(place, caption(place, written));
                    }
                }
                case AGAIN -> {}
                case AHEAD ->
                        throw conflict("posts are missing before this one", "next", posts.next());
                case PAST ->
                        throw conflict(
                                "another post was taken under this number: go on at next, or begin"
                                        + " anew with seq=0",
                                "next",
                                posts.next());
            }
            return posts.next();
        }
    }

    private static Turned conflict(String why, String name, long number) {
        return new Turned(HttpResponseStatus.CONFLICT, why, Map.of(name, number));
    }

    /** A dictated segment's name has the hub's run in it: a hub that begins anew never names one as it did before. */
    private static CaptionWrite caption(Place place, Dictation.Written written) {
        String run = Long.toString(place.sitting().captions().epoch(), BASE);
        return CaptionWrite.newBuilder()
                .setLanguage(place.desk().language().value())
                .setSegment(shortened(place.desk().writer()) + "." + run + "." + written.number())
                .setRevision(written.revision())
                .setFinal(written.done())
                .setText(written.text())
                .setSource(CaptionSource.CAPTION_SOURCE_TYPED)
                .build();
    }

    /** Two who type into one language must not write into one another's segments. */
    private static String shortened(ParticipantId writer) {
        String name = writer.value();
        return name.length() <= WRITER_MAX
                ? name
                : name.substring(0, WRITER_MAX - 9) + "-" + Integer.toHexString(name.hashCode());
    }

    private CaptionWrite segment(String body, Desk desk) throws Turned {
        try {
            return posts.read(body, desk.language());
        } catch (CaptionPost.Unreadable no) {
            throw new Turned(HttpResponseStatus.BAD_REQUEST, no.why());
        }
    }

    private static void write(Place place, CaptionWrite caption) throws Turned {
        try {
            switch (place.pen().write(caption, place.writer())) {
                case Captions.Outcome.Taken _, Captions.Outcome.Repeated _ -> {}
                case Captions.Outcome.Older(int revision) ->
                        throw conflict(
                                "another text of this segment is here; a larger revision replaces"
                                        + " it",
                                "revision",
                                revision);
                case Captions.Outcome.Foreign() ->
                        throw new Turned(HttpResponseStatus.FORBIDDEN, "somebody else's segment");
            }
        } catch (Unreadable no) {
            throw turned(no);
        }
    }

    private static Turned turned(Unreadable no) {
        var status =
                switch (no.code()) {
                    case REFUSAL_CODE_FORBIDDEN -> HttpResponseStatus.FORBIDDEN;
                    case REFUSAL_CODE_WRONG_STATE -> HttpResponseStatus.GONE;
                    case REFUSAL_CODE_TOO_LONG -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
                    default -> HttpResponseStatus.BAD_REQUEST;
                };
        return new Turned(status, name(no.code()) + " " + no.field());
    }

    private static String name(RefusalCode code) {
        return code.name().substring("REFUSAL_CODE_".length());
    }

    private FullHttpResponse answered(
            HttpResponseStatus status, Optional<String> error, Map<String, Long> numbers) {
        var said = json.createObjectNode();
        error.ifPresent(why -> said.put("error", why));
        numbers.forEach(said::put);
        var body = Unpooled.copiedBuffer(said + "\n", StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        answer.headers().set("x-content-type-options", "nosniff");
        answer.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return answer;
    }
}
