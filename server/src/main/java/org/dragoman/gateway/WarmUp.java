package org.dragoman.gateway;

import com.google.protobuf.ByteString;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.util.ReferenceCountUtil;

import org.dragoman.fanout.AudioMessage;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.net.Socket;
import org.dragoman.gateway.net.Transport;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the sound path before anybody depends on it, over real sockets to ourselves, until it is compiled: cold code would
 * make the first listeners wait for tens of milliseconds.
 */
final class WarmUp {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int LISTENERS = 4;
    private static final int FRAMES = 6_000;
    private static final int FRAMES_IN_A_ROW = 100;
    private static final long PATIENCE_S = 10;

    private final Transport transport;
    private final Soundboard soundboard;
    private final Soundboard.Ingress ingress =
            new Soundboard.Ingress(1, this, ByteBufAllocator.DEFAULT);
    private final List<Channel> channels = new ArrayList<>();

    private WarmUp(Transport transport) {
        this.transport = transport;
        this.soundboard = new Soundboard(1, List.copyOf(transport.loops()), 1275);
        soundboard.patch(List.of(Route.of(1, 0, 1, false, 0)));
    }

    /** Runs until it is warm, or for so long that it never will be. */
    static void run(Transport transport) throws IOException {
        var warmUp = new WarmUp(transport);
        try {
            warmUp.warm();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            warmUp.channels.forEach(Channel::close);
        }
    }

    private void warm() throws IOException, InterruptedException {
        Channel sink = sink();
        for (int i = 0; i < LISTENERS * transport.loops().size(); i++) {
            connect(sink);
        }
        var done = new CountDownLatch(transport.loops().size());
        for (NettyLoop loop : transport.loops()) {
            loop.execute(() -> speak(loop, message(), new AudioMessage(), FRAMES, done));
        }
        if (!done.await(PATIENCE_S, TimeUnit.SECONDS)) {
            log.warn(
                    "the sound path is not warm after {} s: this machine is very busy, the first"
                            + " listeners may wait",
                    PATIENCE_S);
        }
    }

    private Channel sink() throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(transport.group())
                        .channel(transport.serverChannel())
                        .childHandler(new Deaf())
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("no socket to warm up with", bound.cause());
        }
        channels.add(bound.channel());
        return bound.channel();
    }

    private void connect(Channel sink) throws IOException {
        var connected =
                new Bootstrap()
                        .group(transport.group())
                        .channel(transport.clientChannel())
                        .handler(new Deaf())
                        .connect(sink.localAddress())
                        .awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw new IOException("no socket to warm up with", connected.cause());
        }
        Channel channel = connected.channel();
        channels.add(channel);
        NettyLoop loop = transport.loop(channel.eventLoop());
        loop.execute(
                () -> {
                    var socket = new Socket(channel);
                    socket.sits(soundboard.join(loop, 0, 1, socket));
                });
    }

    private static ByteBuf message() {
        var frame = AudioFrame.newBuilder().setEpoch(1).setOpus(ByteString.copyFrom(new byte[80]));
        var message =
                ClientMessage.newBuilder().setAudio(Audio.newBuilder().addFrames(frame)).build();
        return Unpooled.directBuffer().writeBytes(message.toByteArray());
    }

    /** Sends a few frames and comes back, so that the loop reads and closes in between. */
    private void speak(
            NettyLoop loop, ByteBuf message, AudioMessage audio, int left, CountDownLatch done) {
        if (left <= 0) {
            message.release();
            done.countDown();
            return;
        }
        for (int i = 0; i < FRAMES_IN_A_ROW; i++) {
            audio.open(message);
            while (audio.next()) {
                soundboard.hear(audio.frame(), ingress, 0);
            }
        }
        loop.execute(() -> speak(loop, message, audio, left - FRAMES_IN_A_ROW, done));
    }

    /** Reads everything and hears nothing. */
    private static final class Deaf extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(
                            new ChannelInboundHandlerAdapter() {
                                @Override
                                public void channelRead(
                                        ChannelHandlerContext context, Object message) {
                                    ReferenceCountUtil.release(message);
                                }
                            });
        }
    }
}
