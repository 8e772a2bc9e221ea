package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;

import org.dragoman.fanout.FrameCodec;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

/** One player over HTTP, with a clock turned by hand. */
class SlowPlayerTest {
    private static final int FRAME_MS = 20;

    private final AtomicInteger gone = new AtomicInteger();
    private EmbeddedChannel channel;
    private Broadcast player;
    private long nowMs = 1_000_000;

    @BeforeEach
    void begin() {
        channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        player =
                new Broadcast(
                        channel.pipeline().firstContext(),
                        new OggOpus(1, "fr"),
                        () -> nowMs,
                        gone::incrementAndGet);
        channel.pipeline().addLast(player);
        player.begin();
        written();
    }

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private void hears(int track, int voice) {
        var frame =
                AudioFrame.newBuilder()
                        .setTrack(track)
                        .setVoice(voice)
                        .setOpus(
                                com.google.protobuf.ByteString.copyFrom(
                                        new byte[] {(byte) 0xF8, (byte) track}));
        byte[] message =
                ServerMessage.newBuilder()
                        .setAudio(Audio.newBuilder().addFrames(frame))
                        .build()
                        .toByteArray();
        ByteBuf framed = Unpooled.buffer();
        FrameCodec.header(framed, 0x82, message.length);
        framed.writeBytes(message);
        player.offer(framed, 0);
        framed.release();
    }

    /** Bytes since this was last asked. */
    private int written() {
        int bytes = 0;
        for (HttpContent part = channel.readOutbound(); part != null; ) {
            bytes += part.content().readableBytes();
            part.release();
            part = channel.readOutbound();
        }
        return bytes;
    }

    private void reads(boolean reading) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, reading);
        channel.runPendingTasks();
    }

    @Test
    void who_does_not_read_gets_nothing_more_and_is_dropped_after_ten_seconds() {
        reads(false);
        for (int second = 0; second <= 10; second++) {
            hears(1, 255);
            player.tick();
            assertThat(channel.isOpen()).isTrue();
            nowMs += 1000;
        }
        assertThat(written()).isZero();
        player.tick();
        assertThat(channel.isOpen()).isFalse();
        assertThat(gone).hasValue(1);
    }

    @Test
    void who_reads_again_goes_on_at_live_and_gets_nothing_old() {
        reads(false);
        for (int second = 0; second < 5; second++) {
            player.tick();
            nowMs += 1000;
        }
        player.tick();
        reads(true);
        player.tick();
        hears(1, 255);
        assertThat(written()).as("one page of one frame").isEqualTo(27 + 1 + 2);
    }

    @Test
    void of_two_open_microphones_the_one_that_speaks_is_heard() {
        for (int i = 0; i < 100; i++, nowMs += FRAME_MS) {
            hears(1, i < 20 ? 255 : 0);
            hears(2, i < 60 ? 0 : 255);
        }
        // All of the first until the second speaks and the first has been silent for a breath, then
        // all of the second:
        // at the change one frame of each.
        assertThat(written()).isEqualTo(101 * (27 + 1 + 2));
    }

    @Test
    void nobody_in_the_middle_of_a_sentence_gives_way() {
        for (int i = 0; i < 50; i++, nowMs += FRAME_MS) {
            hears(1, 255);
            hears(2, 255);
        }
        assertThat(written()).isEqualTo(50 * (27 + 1 + 2));
    }
}
