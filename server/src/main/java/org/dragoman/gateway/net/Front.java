package org.dragoman.gateway.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 of a connection: a page, an answer, or the way to a WebSocket. A request must be whole within a few seconds.
 *
 * <p>Owner: its event loop.
 */
public final class Front extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final long LINGER_MS = 500;

    private static final String DEADLINE = "deadline";

    private final Site site;
    private final RequestDeadline deadline;

    /** What answers a request. */
    public interface Site {
        /** The answer, or nothing where the connection was taken over. */
        @Nullable FullHttpResponse answer(ChannelHandlerContext context, FullHttpRequest request);

        /** Puts into an answer to a request that never became whole what the site says in every answer. */
        default void refused(
                ChannelHandlerContext context, HttpRequest request, FullHttpResponse answer) {}
    }

    Front(Site site, RequestDeadline deadline) {
        this.site = site;
        this.deadline = deadline;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.pipeline().addBefore(HubInitializer.HTTP, DEADLINE, deadline);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (context.pipeline().context(deadline) != null) {
            context.pipeline().remove(deadline);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        assert context.executor().inEventLoop();
        if (request.decoderResult().isFailure()) {
            fail(context, broken(request.decoderResult().cause()));
            return;
        }
        FullHttpResponse answer = site.answer(context, request);
        if (answer == null) {
            return;
        }
        boolean keep = HttpUtil.isKeepAlive(request) && answer.status().code() < 400;
        HttpUtil.setContentLength(answer, answer.content().readableBytes());
        HttpUtil.setKeepAlive(answer, keep);
        if (keep) {
            answer.headers().set("keep-alive", RequestDeadline.TOLD);
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            answer = answer.replace(Unpooled.EMPTY_BUFFER);
        }
        var sent = context.writeAndFlush(answer);
        if (keep) {
            deadline.answered(context);
        } else {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static HttpResponseStatus broken(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
    }

    private static void fail(ChannelHandlerContext context, HttpResponseStatus status) {
        answerAndClose(context, plain(status, status.reasonPhrase()));
    }

    /** Answers, and lets nothing more be asked here. */
    static void answerAndClose(ChannelHandlerContext context, FullHttpResponse answer) {
        HttpUtil.setContentLength(answer, answer.content().readableBytes());
        answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(answer);
        // Closing over bytes that still come would lose the answer.
        context.executor().schedule(() -> context.close(), LINGER_MS, TimeUnit.MILLISECONDS);
    }

    /** An answer of one line. */
    public static FullHttpResponse plain(HttpResponseStatus status, String line) {
        var body = Unpooled.copiedBuffer(line + "\n", StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        answer.headers().set("x-content-type-options", "nosniff");
        return answer;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            context.close();
        } else {
            fail(context, HttpResponseStatus.BAD_REQUEST);
        }
    }
}
