package org.dragoman.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.handler.ssl.SslHandler;

import org.dragoman.fanout.Listener;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;

/**
 * The outgoing side of a connection. Sound goes straight to the descriptor while the kernel takes it; what it does not
 * take waits in a short queue from which the oldest is dropped, so that a slow listener hears late but never stale sound.
 *
 * <p>Owner: its event loop.
 */
final class Socket implements Listener {
    /** Frames that wait for a slow listener: 200 ms of sound. */
    static final int SOUND_WAITING = 10;

    private final Channel channel;
    private final @Nullable FileDescriptor direct;
    private final ArrayDeque<ByteBuf> sound = new ArrayDeque<>(SOUND_WAITING);
    private boolean writing;
    private long dropped;

    Socket(Channel channel) {
        this.channel = channel;
        boolean plain = channel.pipeline().get(SslHandler.class) == null;
        this.direct = plain && channel instanceof EpollSocketChannel epoll ? epoll.fd() : null;
    }

    /** Frames this listener lost because it did not read. */
    long dropped() {
        return dropped;
    }

    /** Bytes that wait to be written, sound aside. */
    long pendingBytes() {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Writes what must arrive. */
    void tell(ByteBuf message) {
        channel.writeAndFlush(message, channel.voidPromise());
    }

    @Override
    public void offer(ByteBuf message) {
        if (!channel.isActive()) {
            return;
        }
        if (writing) {
            await(message);
        } else if (direct == null) {
            through(message.retainedDuplicate());
        } else {
            straight(direct, message);
        }
    }

    private void straight(FileDescriptor descriptor, ByteBuf message) {
        int length = message.readableBytes();
        int from = message.readerIndex();
        int written = 0;
        if (pendingBytes() == 0 && message.hasMemoryAddress()) {
            try {
                written =
                        Math.max(
                                0,
                                descriptor.writeAddress(
                                        message.memoryAddress(), from, from + length));
            } catch (IOException e) {
                channel.close();
                return;
            }
        }
        if (written < length) {
            through(message.retainedSlice(from + written, length - written));
        }
    }

    /** Through Netty's buffer; until that is empty again, sound waits here. */
    private void through(ByteBuf message) {
        ChannelFuture done = channel.writeAndFlush(message);
        if (!done.isDone()) {
            writing = true;
            done.addListener(ignored -> drained());
        }
    }

    private void await(ByteBuf message) {
        if (sound.size() == SOUND_WAITING) {
            sound.removeFirst().release();
            dropped++;
        }
        sound.addLast(message.retain());
    }

    private void drained() {
        writing = false;
        while (!writing && !sound.isEmpty()) {
            ByteBuf oldest = sound.removeFirst();
            try {
                offer(oldest);
            } finally {
                oldest.release();
            }
        }
    }

    /** Forgets what waits; the connection is gone. */
    void release() {
        while (!sound.isEmpty()) {
            sound.removeFirst().release();
        }
    }
}
