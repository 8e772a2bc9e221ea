package org.dragoman.gateway.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes a connection that does not bring its request: a request that began must be whole within a few seconds, and a
 * connection that was answered may wait longer for the next than proxies keep theirs, so that it is the proxy who closes it.
 *
 * <pre>
 *   opened ──► a request is due ──► answered ──► waits ──first byte──► a request is due
 *                    5 s                           90 s
 * </pre>
 *
 * <p>Owner: the connection's event loop.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    /** What is told to whoever keeps connections: less than they are kept. */
    static final String TOLD = "timeout=75";

    private static final long WHOLE_WITHIN_S = 5;
    private static final long WAITS_S = 90;

    /** So many may wait long; more must come back at once or dial again. */
    private static final int WAITING_MAX = 4096;

    private final AtomicInteger waiting;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean waits;

    /**
     * @param waiting how many connections wait, of all that share this count
     */
    RequestDeadline(AtomicInteger waiting) {
        this.waiting = waiting;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        closeAfter(context, WHOLE_WITHIN_S);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        assert context.executor().inEventLoop();
        if (waits) {
            goesOn();
            closeAfter(context, WHOLE_WITHIN_S);
        }
        context.fireChannelRead(bytes);
    }

    /** A request was answered, and another may come. */
    void answered(ChannelHandlerContext context) {
        goesOn();
        boolean room = waiting.get() < WAITING_MAX;
        waits = true;
        waiting.incrementAndGet();
        closeAfter(context, room ? WAITS_S : WHOLE_WITHIN_S);
    }

    private void goesOn() {
        if (waits) {
            waits = false;
            waiting.decrementAndGet();
        }
    }

    private void closeAfter(ChannelHandlerContext context, long seconds) {
        forget();
        deadline = context.executor().schedule(() -> context.close(), seconds, TimeUnit.SECONDS);
    }

    private void forget() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        goesOn();
        forget();
    }
}
