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

import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLException;

/**
 * The outgoing side of a connection. While the kernel takes everything, sound goes straight to the descriptor and does not
 * come by here. As soon as something must wait, sound waits too ({@link WaitingSound}): a slow listener misses sound, and
 * never hears stale sound. Of pings and pongs one waits at most. Words are never dropped; whoever takes none for too long
 * is told by {@link #isStuck}, and their bytes by {@link #pendingBytes}.
 *
 * <p>Owner: its event loop.
 */
public final class Socket implements Listener {
    private static final Logger log = LoggerFactory.getLogger(Socket.class);

    /** Words may wait so long while the other side takes nothing at all. */
    static final long STUCK_MS = 5000;

    /** Who was not looked at for so long was not stuck, but stopped together with the server. */
    private static final long LOOKED_MS = 1000;

    private final Channel channel;
    private final int descriptor;
    private final @Nullable Sealer sealer;
    private final List<Slot> seats = new ArrayList<>(2);
    private final WaitingSound sound = new WaitingSound();
    private final WaitingSound.Form form;
    private final boolean plain;
    private @Nullable ByteBuf ping;
    private @Nullable ByteBuf pong;
    private int writing;
    private int words;
    private long taken;
    private long seen = -1;
    private long seenMs;
    private long lookedMs;

    public Socket(Channel channel) {
        this(channel, null);
    }

    /**
     * @param form how sound goes out; none where as it comes
     */
    public Socket(Channel channel, WaitingSound.@Nullable Form form) {
        this.channel = channel;
        this.plain = form == null;
        this.form = form == null ? ByteBuf::retainedDuplicate : form;
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

    /** Messages of sound this listener lost because it did not read. On its loop. */
    public long dropped() {
        return sound.dropped();
    }

    /** Bytes that wait to be written, the sound queue aside. */
    public long pendingBytes() {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Writes words: what must arrive. */
    public void tell(ByteBuf message) {
        ChannelFuture written = channel.writeAndFlush(message);
        if (!written.isDone()) {
            words++;
            written.addListener(done -> words--);
        }
        await(written);
    }

    /** Plays a message of sound that is as it goes out; owned from now on. */
    public void play(ByteBuf message) {
        if (!channel.isActive()) {
            message.release();
        } else if (writing > 0) {
            sound.add(message, true);
        } else {
            write(message);
        }
    }

    /** Asks whether the other side is there; a question that waits is not asked twice. */
    public void ping(ByteBuf message) {
        ping = later(ping, message);
    }

    /** Answers a ping; of those that wait the last alone is answered (RFC 6455, section 5.5.3). */
    public void pong(ByteBuf message) {
        pong = later(pong, message);
    }

    private @Nullable ByteBuf later(@Nullable ByteBuf before, ByteBuf message) {
        if (before != null) {
            before.release();
        }
        if (writing > 0) {
            return message;
        }
        write(message);
        return null;
    }

    /**
     * Whether words have waited for five seconds in which the other side took nothing. To be asked a few times a second.
     *
     * @param nowMs milliseconds that only measure
     */
    public boolean isStuck(long nowMs) {
        var waiting = channel.unsafe().outboundBuffer();
        long now = words == 0 || waiting == null ? -1 : taken << 32 | waiting.currentProgress();
        if (now == -1 || now != seen || nowMs - lookedMs > LOOKED_MS) {
            seen = now;
            seenMs = nowMs;
        }
        lookedMs = nowMs;
        return nowMs - seenMs > STUCK_MS;
    }

    private void write(ByteBuf message) {
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
        taken++;
        try {
            goOn();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
        if (writing == 0 && channel.isActive()) {
            seats.forEach(seat -> seat.straight(descriptor));
        }
    }

    private void goOn() {
        ByteBuf next = writing == 0 ? next() : null;
        while (next != null) {
            write(next);
            next = writing == 0 ? next() : null;
        }
    }

    private @Nullable ByteBuf next() {
        ByteBuf next = ping == null ? pong : ping;
        if (next == null) {
            return sound.next(form);
        }
        if (next == ping) {
            ping = null;
        } else {
            pong = null;
        }
        return next;
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
            write(
                    message.retainedSlice(
                            message.readerIndex() + sent, message.readableBytes() - sent));
        } else if (writing > 0) {
            sound.add(message);
        } else if (plain && sealer != null && pendingBytes() == 0) {
            seal(sealer, message);
        } else {
            write(form.dress(message));
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

    /** Forgets what waits; the connection is gone. */
    public void release() {
        sound.release();
        ping = released(ping);
        pong = released(pong);
    }

    private static @Nullable ByteBuf released(@Nullable ByteBuf waiting) {
        if (waiting != null) {
            waiting.release();
        }
        return null;
    }
}
