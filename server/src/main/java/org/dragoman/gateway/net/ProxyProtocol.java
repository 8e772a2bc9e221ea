package org.dragoman.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the PROXY protocol's header, versions 1 and 2, where a connection of a believed proxy begins with one; it comes before
 * TLS. A connection that does not begin with one is left as it is.
 *
 * <p>Owner: the connection's event loop.
 */
final class ProxyProtocol extends ByteToMessageDecoder {
    private final Predicate<Channel> admitted;

    /**
     * @param admitted whether a connection may stay, asked once its client is known
     */
    ProxyProtocol(Predicate<Channel> admitted) {
        this.admitted = admitted;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        assert context.executor().inEventLoop();
        var detected = HAProxyMessageDecoder.detectProtocol(in);
        if (detected.state() == ProtocolDetectionState.NEEDS_MORE_DATA) {
            return;
        }
        if (detected.state() == ProtocolDetectionState.DETECTED) {
            context.pipeline().addAfter(context.name(), "proxy-word", new Word(admitted));
            context.pipeline()
                    .addAfter(context.name(), "proxy-header", new HAProxyMessageDecoder());
        }
        context.pipeline().remove(this);
    }

    /** Takes the address of the client; a proxy that only looks whether the server is there names none. */
    private static final class Word extends SimpleChannelInboundHandler<HAProxyMessage> {
        private final Predicate<Channel> admitted;

        Word(Predicate<Channel> admitted) {
            this.admitted = admitted;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
            String source = header.sourceAddress();
            if (source != null) {
                try {
                    ClientAddress.ofConnection(context.channel(), InetAddress.ofLiteral(source));
                    if (!admitted.test(context.channel())) {
                        context.close();
                        return;
                    }
                } catch (IllegalArgumentException e) {
                    // a socket of the proxy's machine, which is no address of the internet's
                }
            }
            context.pipeline().remove(this);
        }
    }
}
