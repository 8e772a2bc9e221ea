package org.dragoman.gateway.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Puts requests together. What is too large is answered in words, by rules of the site that stands behind.
 *
 * <p>It belongs to its event loop, and nobody else uses it.
 */
final class WholeRequests extends HttpObjectAggregator {
    private final Front.Site site;

    WholeRequests(int bytesMax, Front.Site site) {
        super(bytesMax);
        this.site = site;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized)
            throws Exception {
        if (!(oversized instanceof HttpRequest request)) {
            super.handleOversizedMessage(context, oversized);
            return;
        }
        FullHttpResponse answer =
                Front.plain(
                        HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
                        "at most " + maxContentLength() + " bytes in one request");
        site.refused(context, request, answer);
        Front.answerAndClose(context, answer);
    }
}
