package org.dragoman.gateway.http;

import com.fasterxml.jackson.databind.json.JsonMapper;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.dragoman.captions.Dictation;
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
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The way in for recognisers and captioning software that hold no WebSocket: posts of keystrokes, or of whole segments.
 * protocol/README.md says how. Safe from any thread; posts of one writer into one language wait for one another.
 */
public final class CaptionIntake {
    public static final String PATH = "/v1/captions";
    static final int POSTS_PER_SECOND = 20;
    private static final int WRITER_MAX = 48;
    private static final String BEARER = "Bearer ";

    private final Admission admission;
    private final Predicate<FullHttpRequest> fromHere;
    private final JsonMapper json = JsonMapper.builder().build();
    private final CaptionPost posts = new CaptionPost(json);
    private final Map<Desk, Dictation> dictations = new ConcurrentHashMap<>();
    private final Map<ParticipantId, Rate> rates = new ConcurrentHashMap<>();

    /** Where somebody types: there are no more of these than captioners times languages and sessions. */
    private record Desk(ParticipantId writer, String session, LanguageTag language) {}

    /** A post is not taken. */
    private static final class Turned extends Exception {
        private final HttpResponseStatus status;
        private final OptionalLong next;

        Turned(HttpResponseStatus status, String why) {
            this(status, why, OptionalLong.empty());
        }

        Turned(HttpResponseStatus status, String why, OptionalLong next) {
            super(why);
            this.status = status;
            this.next = next;
        }
    }

    /**
     * @param fromHere whether a request comes from a program, or from a page that may ask
     */
    public CaptionIntake(Admission admission, Predicate<FullHttpRequest> fromHere) {
        this.admission = admission;
        this.fromHere = fromHere;
    }

    public FullHttpResponse answer(FullHttpRequest request) {
        try {
            OptionalLong next = take(request);
            return answered(HttpResponseStatus.OK, Optional.empty(), next);
        } catch (Turned no) {
            var answer = answered(no.status, Optional.ofNullable(no.getMessage()), no.next);
            if (no.status.equals(HttpResponseStatus.TOO_MANY_REQUESTS)) {
                answer.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
            }
            return answer;
        }
    }

    private OptionalLong take(FullHttpRequest request) throws Turned {
        var query = new QueryStringDecoder(request.uri());
        if (query.parameters().keySet().stream().anyMatch(Pages::secret)) {
            throw new Turned(
                    HttpResponseStatus.BAD_REQUEST,
                    "tokens never in URLs: send Authorization: Bearer");
        }
        if (!request.method().equals(HttpMethod.POST)) {
            throw new Turned(HttpResponseStatus.METHOD_NOT_ALLOWED, "captions are posted here");
        }
        if (!fromHere.test(request)) {
            throw new Turned(HttpResponseStatus.FORBIDDEN, "origin not allowed here");
        }
        Entrance.Guest guest = guest(request);
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
        var desk =
                new Desk(writer.id(), sitting.setting().plan().id().value(), new LanguageTag(tag));
        var pen = new CaptionWriter(sitting, admission.limits().captionCharacters());
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        String body = text(request);
        if (type.startsWith("application/json")) {
            write(pen, segment(body, desk), writer);
            return OptionalLong.empty();
        }
        if (!type.startsWith("text/plain")) {
            throw new Turned(
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE, "text/plain or application/json");
        }
        return OptionalLong.of(typed(pen, desk, sequence(query), body, writer));
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

    private Entrance.Guest guest(FullHttpRequest request) throws Turned {
        String said = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        Optional<Entrance.Guest> guest =
                said.startsWith(BEARER)
                        ? admission.entrance().guest(said.substring(BEARER.length()).strip())
                        : Optional.empty();
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

    /** Takes keystrokes in their order; what was taken already is not taken twice. */
    private long typed(CaptionWriter pen, Desk desk, long sequence, String keys, Participant writer)
            throws Turned {
        var dictation =
                dictations.computeIfAbsent(
                        desk, d -> new Dictation(admission.limits().captionCharacters()));
        synchronized (dictation) {
            if (sequence == 0) {
                dictation.again();
                return dictation.next();
            }
            if (sequence > dictation.next()) {
                throw new Turned(
                        HttpResponseStatus.CONFLICT,
                        "posts are missing before this one",
                        OptionalLong.of(dictation.next()));
            }
            if (sequence == dictation.next()) {
                if (keys.indexOf(0) >= 0) {
                    throw new Turned(HttpResponseStatus.BAD_REQUEST, "NUL in the text");
                }
                for (Dictation.Written written : dictation.type(keys)) {
                    write(pen, caption(desk, written), writer);
                }
            }
            return dictation.next();
        }
    }

    private static CaptionWrite caption(Desk desk, Dictation.Written written) {
        return CaptionWrite.newBuilder()
                .setLanguage(desk.language().value())
                .setSegment(shortened(desk.writer()) + "." + written.number())
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

    private static void write(CaptionWriter pen, CaptionWrite caption, Participant writer)
            throws Turned {
        try {
            pen.write(caption, writer);
        } catch (Unreadable no) {
            var status =
                    switch (no.code()) {
                        case REFUSAL_CODE_FORBIDDEN -> HttpResponseStatus.FORBIDDEN;
                        case REFUSAL_CODE_WRONG_STATE -> HttpResponseStatus.GONE;
                        case REFUSAL_CODE_TOO_LONG -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
                        default -> HttpResponseStatus.BAD_REQUEST;
                    };
            throw new Turned(status, name(no.code()) + " " + no.field());
        }
    }

    private static String name(RefusalCode code) {
        return code.name().substring("REFUSAL_CODE_".length());
    }

    private FullHttpResponse answered(
            HttpResponseStatus status, Optional<String> error, OptionalLong next) {
        var said = json.createObjectNode();
        error.ifPresent(why -> said.put("error", why));
        next.ifPresent(number -> said.put("next", number));
        var body = Unpooled.copiedBuffer(said + "\n", StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        answer.headers().set("x-content-type-options", "nosniff");
        answer.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        return answer;
    }
}
