package org.dragoman.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.util.ReferenceCountUtil;

import org.dragoman.fanout.AudioMessage;
import org.dragoman.fanout.FrameView;
import org.dragoman.fanout.Listener;
import org.dragoman.fanout.Reception;
import org.dragoman.gateway.net.WaitingSound;
import org.dragoman.threads.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One channel to one player over HTTP, as Ogg Opus that goes on while nobody speaks. Of several open microphones the one
 * that speaks is heard: a player decodes one voice. Who does not read misses sound, and is dropped in the end.
 *
 * <p>Owner: its connection's event loop.
 */
public final class Broadcast extends ChannelInboundHandlerAdapter implements Listener {
    /** A player that reads nothing for so long is gone. */
    static final long STUCK_MS = 10_000;

    /** Silence is written as soon as the stream is so far behind, up to so little. */
    private static final long BEHIND_MS = 300;

    private static final long LEAD_MS = 60;
    private static final long BREATH_MS = 600;
    private static final Logger log = LoggerFactory.getLogger(Broadcast.class);
    private static final long GONE_MS = 150;
    private static final ByteBuf SILENCE =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer(3).writeBytes(OggOpus.SILENCE));

    private final Owner owner = new Owner();
    private final ChannelHandlerContext context;
    private final OggOpus ogg;
    private final Clock clock;
    private final Runnable over;
    private final AudioMessage audio = new AudioMessage();
    private final WaitingSound waiting = new WaitingSound();
    private int writing;
    private long begunMs;
    private long stuckSinceMs = -1;
    private int track = -1;
    private long heardMs;
    private long spokeMs;
    private boolean ended;

    /** Milliseconds that only go forward. */
    interface Clock {
        long nowMs();
    }

    /**
     * @param over done once, when the player is gone
     */
    Broadcast(ChannelHandlerContext context, OggOpus ogg, Clock clock, Runnable over) {
        this.context = context;
        this.ogg = ogg;
        this.clock = clock;
        this.over = over;
        this.begunMs = clock.nowMs();
    }

    void begin() {
        await(context.writeAndFlush(new DefaultHttpContent(ogg.headers(context.alloc()))));
    }

    @Override
    public void offer(ByteBuf message, int sent) {
        if (isTaking()) {
            play(message);
        } else {
            waiting.add(message);
        }
    }

    /** Whether the player has taken everything, so that what is given now is heard now. */
    private boolean isTaking() {
        return writing == 0 && context.channel().isWritable();
    }

    private void play(ByteBuf message) {
        ByteBuf payload = message.duplicate();
        payload.skipBytes((payload.getByte(payload.readerIndex() + 1) & 0x7F) < 126 ? 2 : 4);
        ByteBuf out = context.alloc().buffer();
        audio.open(payload);
        while (audio.next()) {
            frame(audio.frame(), payload, out);
        }
        write(out);
    }

    private void frame(FrameView frame, ByteBuf in, ByteBuf out) {
        long nowMs = clock.nowMs();
        if (!frame.isFrame() || frame.opusLength() == 0 || !isHeard(frame, nowMs)) {
            return;
        }
        catchUp(out, nowMs);
        ogg.packet(out, in.slice(frame.opusStart(), frame.opusLength()));
    }

    @Override
    public void failed(Throwable cause) {
        log.atError().setCause(cause).log("a player could not be given what it hears");
        context.close();
    }

    /** Whether the frame is of the voice that is heard, or of one that takes its place. */
    private boolean isHeard(FrameView frame, long nowMs) {
        boolean speaks = frame.voice() >= Reception.VOICE;
        boolean free = nowMs - heardMs > GONE_MS || (speaks && nowMs - spokeMs > BREATH_MS);
        if (frame.track() != track && !free) {
            return false;
        }
        track = frame.track();
        heardMs = nowMs;
        if (speaks) {
            spokeMs = nowMs;
        }
        return true;
    }

    /** While nobody speaks the player's clock goes on. Called a few times a second. */
    void tick() {
        assert owner.here();
        long nowMs = clock.nowMs();
        if (isTaking()) {
            stuckSinceMs = -1;
            ByteBuf out = context.alloc().buffer();
            catchUp(out, nowMs);
            write(out);
        } else if (stuckSinceMs < 0) {
            stuckSinceMs = nowMs;
        } else if (nowMs - stuckSinceMs > STUCK_MS) {
            context.close();
        }
        if (!isTaking()) {
            // What a slow player missed is not made up for: it goes on at live.
            begunMs = nowMs - ogg.samples() / OggOpus.SAMPLES_PER_MS;
        }
    }

    /** Messages that were dropped since the player did not read them. */
    long missed() {
        return waiting.dropped();
    }

    private void catchUp(ByteBuf out, long nowMs) {
        long due = nowMs - begunMs;
        if (due - writtenMs() > BEHIND_MS) {
            while (due - writtenMs() > LEAD_MS) {
                ogg.packet(out, SILENCE);
            }
        }
    }

    private long writtenMs() {
        return ogg.samples() / OggOpus.SAMPLES_PER_MS;
    }

    private void write(ByteBuf out) {
        if (out.isReadable()) {
            await(context.writeAndFlush(new DefaultHttpContent(out)));
        } else {
            out.release();
        }
    }

    private void await(ChannelFuture written) {
        if (!written.isDone()) {
            writing++;
            written.addListener(
                    done -> {
                        writing--;
                        stuckSinceMs = -1;
                        goOn();
                    });
        }
    }

    /** What waited and is still worth hearing. */
    private void goOn() {
        while (isTaking() && context.channel().isActive()) {
            ByteBuf next = waiting.next();
            if (next == null) {
                return;
            }
            try {
                play(next);
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                next.release();
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message); // a player has nothing more to say
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    private void end() {
        waiting.release();
        if (!ended) {
            ended = true;
            over.run();
        }
    }
}
