package org.dragoman.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/**
 * Tells an authority from everybody else while one is awaited: it offers a protocol of its own (ALPN, RFC 7301) in the first
 * message of TLS.
 *
 * <pre>
 *   ClientHello   version 2 | random 32 | session 1+n | suites 2+n | compression 1+n | extensions 2+n
 *   extension     type 2 | length 2 | for ALPN (16): list length 2 | names, each 1+n
 * </pre>
 *
 * <p>Owner: the connection's event loop.
 */
final class AcmeHello extends SslClientHelloHandler<SslContext> {
    private static final int ALPN = 16;
    private static final int BEFORE_SESSION = 34;

    private final SslContext usual;
    private final SslContext awaited;

    AcmeHello(SslContext usual, SslContext awaited) {
        this.usual = usual;
        this.awaited = awaited;
    }

    @Override
    protected Future<SslContext> lookup(ChannelHandlerContext context, @Nullable ByteBuf hello) {
        assert context.executor().inEventLoop();
        boolean authority = hello != null && offers(hello.duplicate());
        return context.executor().newSucceededFuture(authority ? awaited : usual);
    }

    private static boolean offers(ByteBuf hello) {
        try {
            hello.skipBytes(BEFORE_SESSION);
            hello.skipBytes(hello.readUnsignedByte());
            hello.skipBytes(hello.readUnsignedShort());
            hello.skipBytes(hello.readUnsignedByte());
            ByteBuf extensions = hello.readSlice(hello.readUnsignedShort());
            while (extensions.isReadable()) {
                int type = extensions.readUnsignedShort();
                ByteBuf body = extensions.readSlice(extensions.readUnsignedShort());
                if (type == ALPN) {
                    return body.skipBytes(2)
                            .toString(StandardCharsets.US_ASCII)
                            .contains(AcmeAnswers.PROTOCOL);
                }
            }
            return false;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext context, Future<SslContext> found) {
        context.pipeline()
                .replace(this, HubInitializer.TLS, found.getNow().newHandler(context.alloc()));
    }
}
