package org.dragoman.gateway.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslHandler;

import org.dragoman.fanout.Kernel;
import org.dragoman.fanout.Listener;
import org.dragoman.fanout.Slot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLException;

/**
 * The outgoing side of a connection. While the kernel takes everything, sound goes straight to the descriptor and does not
 * come by here. As soon as something must wait, sound waits too, in a short queue from which the oldest is dropped: a slow
 * listener misses sound, and never hears stale sound.
 *
 * <p>Owner: its event loop.
 */
public final class Socket implements Listener {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);

    /** Frames that wait for a slow listener: 200 ms of sound. */
    static final int SOUND_WAITING = 10;

    private final Channel channel;
    private final int descriptor;
    private final @Nullable Sealer sealer;
    private final List<Slot> seats = new ArrayList<>(2);
    private final ArrayDeque<ByteBuf> sound = new ArrayDeque<>(1);
    private int writing;
    private long dropped;

    public Socket(Channel channel) {
        this.channel = channel;
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        int own =
                Kernel.available() && channel instanceof EpollSocketChannel epoll
                        ? epoll.fd().intValue()
                        : Slot.THROUGH;
        this.descriptor = tls == null ? own : Slot.THROUGH;
        this.sealer = tls == null || own == Slot.THROUGH ? null : new Sealer(channel, tls, own);
        // The number is somebody else's as soon as it is closed: nothing may go to it from then on.
        channel.closeFuture()
                .addListener(closed -> seats.forEach(seat -> seat.straight(Slot.THROUGH)));
    }

    /** Sound comes through that seat from now on. */
    public void sits(Slot seat) {
        seats.add(seat);
        seat.straight(writing == 0 && channel.isActive() ? descriptor : Slot.THROUGH);
    }

    /** Sound does not come through that seat any more. */
    public void rises(Slot seat) {
        seats.remove(seat);
    }

    /** Frames this listener lost because it did not read. */
    long dropped() {
        return dropped;
    }

    /** Bytes that wait to be written, the sound queue aside. */
    public long pendingBytes() {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Writes what must arrive. */
    public void tell(ByteBuf message) {
        await(channel.writeAndFlush(message));
    }

    private void await(ChannelFuture written) {
        if (!written.isDone()) {
            if (writing++ == 0) {
                seats.forEach(seat -> seat.straight(Slot.THROUGH));
            }
            written.addListener(done -> written());
        }
    }

    private void written() {
        writing--;
        while (writing == 0 && !sound.isEmpty()) {
            tell(sound.removeFirst());
        }
        if (writing == 0 && channel.isActive()) {
            seats.forEach(seat -> seat.straight(descriptor));
        }
    }

    @Override
    public void failed(Throwable cause) {
        log.atError().setCause(cause).log("a socket could not take what it was offered");
        channel.close();
    }

    @Override
    public void offer(ByteBuf message, int sent) {
        assert channel.eventLoop().inEventLoop();
        if (!channel.isActive()) {
            return;
        }
        if (sent > 0) {
            tell(
                    message.retainedSlice(
                            message.readerIndex() + sent, message.readableBytes() - sent));
        } else if (writing > 0) {
            await(message);
        } else if (sealer == null || pendingBytes() > 0) {
            tell(message.retainedDuplicate());
        } else {
            seal(sealer, message);
        }
    }

    private void seal(Sealer ready, ByteBuf message) {
        try {
            ByteBuf rest = ready.send(message);
            if (rest.isReadable()) {
                await(ready.below().writeAndFlush(rest));
            }
        } catch (SSLException e) {
            channel.close();
        }
    }

    private void await(ByteBuf message) {
        if (sound.size() == SOUND_WAITING) {
            sound.removeFirst().release();
            dropped++;
        }
        sound.addLast(message.retainedDuplicate());
    }

    /** Forgets what waits; the connection is gone. */
    public void release() {
        while (!sound.isEmpty()) {
            sound.removeFirst().release();
        }
    }
}
