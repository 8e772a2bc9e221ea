package org.dragoman.gateway.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;

import org.dragoman.gateway.connection.Admission;
import org.dragoman.gateway.connection.Connection;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.net.Transport;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Opens a WebSocket (RFC 6455, section 4.2) for our subprotocols, to pages of our own and to programs. */
public final class Upgrade {
    public static final String PATH = "/v1/session";
    static final String BINARY = "dragoman.v1";
    static final String JSON = "dragoman.v1.json";
    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int SUBPROTOCOLS_MAX = 32;
    private static final int KEY_BYTES = 16;
    private static final int SEND_BUFFER_BYTES = 32 * 1024;
    private static final long UNSENT_BYTES = 4 * 1024;

    private final Admission admission;
    private final Transport transport;
    private final Origins origins;

    public Upgrade(Admission admission, Transport transport, Origins origins) {
        this.admission = admission;
        this.transport = transport;
        this.origins = origins;
    }

    /** Answers a request to the WebSocket's path; nothing where the connection is a WebSocket now. */
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            // A page cannot see why its WebSocket was refused: it asks without one.
            if (!origins.admits(request)) {
                return foreign();
            }
            return admission.isFull(context.channel()) ? crowded() : sitting();
        }
        Optional<FullHttpResponse> no = refusal(request);
        if (no.isPresent()) {
            return no.get();
        }
        if (!admission.counts(context.channel())) {
            return crowded();
        }
        boolean json = !offered(request).contains(BINARY);
        context.writeAndFlush(accepted(request, json ? JSON : BINARY))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        becomeSocket(context, json);
        return null;
    }

    private static FullHttpResponse sitting() {
        FullHttpResponse answer =
                Front.plain(HttpResponseStatus.OK, "there is room for a WebSocket");
        answer.headers().set(HttpHeaderNames.ALLOW, "GET, OPTIONS");
        return answer;
    }

    private static FullHttpResponse crowded() {
        return Front.plain(
                HttpResponseStatus.TOO_MANY_REQUESTS, "too many connections from this address");
    }

    private static FullHttpResponse foreign() {
        return Front.plain(
                HttpResponseStatus.FORBIDDEN,
                "origin not allowed here: it is neither public.url, nor on public.origins, nor a"
                        + " name of this machine");
    }

    private Optional<FullHttpResponse> refusal(FullHttpRequest request) {
        var headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)
                || !headers.containsValue(
                        HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                || !headers.contains(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return no(HttpResponseStatus.UPGRADE_REQUIRED, "a WebSocket is opened here");
        }
        if (!"13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))
                || !wholeKey(request)) {
            return no(
                    HttpResponseStatus.BAD_REQUEST,
                    "version 13 and a key of 16 bytes are needed (RFC 6455, section 4.1)");
        }
        if (!known(request)) {
            return Optional.of(foreign());
        }
        List<String> offered = offered(request);
        if (offered.size() > SUBPROTOCOLS_MAX) {
            return no(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "too many subprotocols");
        }
        return offered.contains(BINARY) || offered.contains(JSON)
                ? Optional.empty()
                : no(HttpResponseStatus.BAD_REQUEST, "supported: " + BINARY + ", " + JSON);
    }

    private static Optional<FullHttpResponse> no(HttpResponseStatus status, String why) {
        return Optional.of(Front.plain(status, why));
    }

    private static boolean wholeKey(FullHttpRequest request) {
        try {
            String key = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "");
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a request comes from a program, or from a page that may ask; a page that may not is told of in the log. */
    public boolean known(HttpRequest request) {
        boolean known = origins.admits(request);
        if (!known) {
            var headers = request.headers();
            admission
                    .turnedAway()
                    .origin(
                            headers.get(HttpHeaderNames.ORIGIN, ""),
                            headers.get(HttpHeaderNames.HOST, ""));
        }
        return known;
    }

    private static List<String> offered(FullHttpRequest request) {
        var all = new ArrayList<String>();
        for (String line : request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
            for (String name : line.split(",", -1)) {
                all.add(name.strip());
            }
        }
        return all;
    }

    private static FullHttpResponse accepted(FullHttpRequest request, String subprotocol) {
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
        answer.headers()
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                .set(
                        HttpHeaderNames.SEC_WEBSOCKET_ACCEPT,
                        proof(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "")))
                .set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, subprotocol);
        return answer;
    }

    private static String proof(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1")
                            .digest(
                                    (key.strip() + ACCEPT_SUFFIX)
                                            .getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Keeps what the kernel holds for a listener that does not read down to a few frames. */
    static void bound(Channel channel) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
        if (channel instanceof EpollSocketChannel) {
            channel.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES);
        }
    }

    private void becomeSocket(ChannelHandlerContext context, boolean json) {
        var decoding =
                WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(true)
                        .allowMaskMismatch(false)
                        .allowExtensions(false)
                        .maxFramePayloadLength(admission.limits().messageBytes())
                        .closeOnProtocolViolation(false)
                        .withUTF8Validator(false)
                        .build();
        bound(context.channel());
        var pipeline = context.pipeline();
        var loop = transport.loop(context.channel().eventLoop());
        pipeline.addLast("frames", new WebSocket13FrameDecoder(decoding));
        pipeline.addLast(
                "connection",
                new Connection(context.pipeline().lastContext(), admission, loop, json));
        pipeline.remove(HubInitializer.FRONT);
        pipeline.remove(HubInitializer.WHOLE);
        pipeline.remove(HubInitializer.HTTP);
    }
}
