package org.dragoman.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.FastThreadLocal;

import org.dragoman.fanout.Kernel;
import org.dragoman.threads.Owner;

import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * Encrypts a frame for one listener and sends the record straight to the descriptor, past the queues of Netty's TLS
 * handler. Only while nothing waits there: records must leave in the order they were sealed.
 *
 * <p>Owner: the connection's event loop.
 */
final class Sealer {
    private static final int RECORD_MAX = 20 * 1024;
    private static final FastThreadLocal<Desk> DESK = new DeskOfThread();

    private final Owner owner = new Owner();
    private final ChannelHandlerContext below;
    private final SSLEngine engine;
    private final int descriptor;

    /** Where a thread seals: what is to be sealed, and the record. */
    private record Desk(ByteBuffer open, ByteBuf sealed) {}

    private static final class DeskOfThread extends FastThreadLocal<Desk> {
        @Override
        protected Desk initialValue() {
            return new Desk(
                    ByteBuffer.allocateDirect(RECORD_MAX),
                    Unpooled.directBuffer(RECORD_MAX, RECORD_MAX));
        }
    }

    Sealer(Channel channel, SslHandler tls, int descriptor) {
        this.below = channel.pipeline().context(tls);
        this.engine = tls.engine();
        this.descriptor = descriptor;
    }

    /** The part of a record that the kernel did not take: it must be written before anything else. Empty if it took all. */
    ByteBuf send(ByteBuf message) throws SSLException {
        assert owner.here();
        Desk desk = DESK.get();
        int length = seal(message, desk);
        int sent = Math.max(0, Kernel.send(descriptor, desk.sealed().memoryAddress(), length));
        return sent == length
                ? Unpooled.EMPTY_BUFFER
                : below.alloc()
                        .buffer(length - sent)
                        .writeBytes(desk.sealed(), sent, length - sent);
    }

    private int seal(ByteBuf message, Desk desk) throws SSLException {
        ByteBuffer open = desk.open().clear().limit(message.readableBytes());
        message.getBytes(message.readerIndex(), open);
        open.flip();
        desk.sealed().setIndex(0, RECORD_MAX);
        ByteBuffer sealed = desk.sealed().internalNioBuffer(0, RECORD_MAX);
        int from = sealed.position();
        while (open.hasRemaining()) {
            SSLEngineResult result = engine.wrap(open, sealed);
            if (result.getStatus() != SSLEngineResult.Status.OK
                    || (result.bytesProduced() == 0 && result.bytesConsumed() == 0)) {
                throw new SSLException("a frame cannot be sealed: " + result.getStatus());
            }
        }
        return sealed.position() - from;
    }

    /** The context below the TLS handler, where sealed bytes are written. */
    ChannelHandlerContext below() {
        return below;
    }
}
