package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.observe.Observed;
import org.dragoman.writer.Health;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the server fares, for those who run it: measures, whether it lives and is ready, and the journals. */
public final class StatePages implements Front.Site {
    private final Map<String, Sitting> sittings;
    private final Observed observed;
    private final BooleanSupplier ready;
    private final JournalPages journals;

    public StatePages(
            Map<String, Sitting> sittings,
            Observed observed,
            BooleanSupplier ready,
            JournalPages journals) {
        this.sittings = sittings;
        this.observed = observed;
        this.ready = ready;
        this.journals = journals;
    }

    @Override
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
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
                                    ready.getAsBoolean() ? unready() : "starting");
            default -> journals.answer(context, request);
        };
    }

    private boolean healthy() {
        return ready.getAsBoolean()
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
}
