package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.dragoman.protocol.v1.AudioFrame;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A frame from its sender's loop to each listener's. */
class SoundboardTest {
    private static final int PACKET_MAX = 100;

    private final FakeLoop one = new FakeLoop(0);
    private final FakeLoop two = new FakeLoop(1);
    private final Soundboard soundboard = new Soundboard(3, List.of(one, two), PACKET_MAX);
    private final Soundboard.Ingress chair = source(1);
    private final Soundboard.Ingress delegate = source(2);

    private static Soundboard.Ingress source(int track) {
        return new Soundboard.Ingress(track, new Object(), UnpooledByteBufAllocator.DEFAULT);
    }

    private static FrameView frame(int channel, int epoch, int packet) {
        var frame =
                AudioFrame.newBuilder()
                        .setChannel(channel)
                        .setEpoch(epoch)
                        .setOpus(ByteString.copyFrom(new byte[packet]));
        var view = new FrameView();
        byte[] bytes = frame.build().toByteArray();
        view.read(Unpooled.wrappedBuffer(bytes), 0, bytes.length);
        return view;
    }

    private Verdict says(FakeLoop loop, Soundboard.Ingress from, FrameView frame) {
        var verdict = new Verdict[1];
        loop.now(() -> verdict[0] = soundboard.hear(frame, from, 1000));
        return verdict[0];
    }

    private Ear join(FakeLoop loop, int channel) {
        var ear = new Ear();
        loop.now(() -> soundboard.join(loop, channel, 1, ear));
        return ear;
    }

    /** The floor's microphones of two sources. */
    private void bothOnTheFloor() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0), Route.of(2, 0, 8, false, 0)));
    }

    @Test
    void what_is_granted_is_heard_on_every_channel_that_carries_it() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0, 2)));
        var floor = join(one, 0);
        var other = join(one, 1);
        var carried = join(two, 2);
        assertThat(says(one, chair, frame(0, 7, 10))).isEqualTo(Verdict.PASSED);
        two.drain();
        assertThat(floor.frames()).extracting(AudioFrame::getChannel).containsExactly(0);
        assertThat(carried.frames()).extracting(AudioFrame::getChannel).containsExactly(2);
        assertThat(other.frames()).isEmpty();
        assertThat(soundboard.forwarded()).isEqualTo(2);
        assertThat(Arrays.stream(soundboard.lags()).sum())
                .as("handed out on each loop that has listeners")
                .isEqualTo(2);
        assertThat(soundboard.dropped().all().values()).containsOnly(0L);
    }

    @Test
    void what_is_not_granted_is_counted_and_heard_by_nobody() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0)));
        var ear = join(one, 0);
        assertThat(says(one, delegate, frame(0, 7, 10))).isEqualTo(Verdict.NOT_GRANTED);
        assertThat(says(one, chair, frame(0, 6, 10))).isEqualTo(Verdict.NOT_GRANTED);
        assertThat(says(one, chair, frame(1, 7, 10))).isEqualTo(Verdict.NOT_GRANTED);
        assertThat(says(one, chair, frame(0, 7, 10))).isEqualTo(Verdict.PASSED);
        assertThat(says(one, source(1), frame(0, 7, 10)))
                .as("another connection")
                .isEqualTo(Verdict.NOT_GRANTED);
        soundboard.patch(List.of());
        assertThat(says(one, chair, frame(0, 7, 10))).as("closed").isEqualTo(Verdict.NOT_GRANTED);
        assertThat(ear.frames()).hasSize(1);
        assertThat(soundboard.dropped().of(DroppedFrames.Cause.LEASE)).isEqualTo(5);
    }

    @Test
    void what_is_on_its_way_to_another_loop_when_its_microphone_is_closed_is_not_heard_there() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0)));
        var there = join(two, 0);
        says(one, chair, frame(0, 7, 10));
        soundboard.patch(List.of(Route.of(2, 0, 8, false, 0))); // the channel is somebody else's
        says(two, delegate, frame(0, 8, 10));
        two.drain();
        assertThat(there.frames()).extracting(AudioFrame::getTrack).containsExactly(2);
        assertThat(there.sequences()).containsExactly(1);
        assertThat(soundboard.dropped().of(DroppedFrames.Cause.LEASE)).isEqualTo(1);
    }

    @Test
    void what_is_on_its_way_is_not_heard_once_it_is_muted_or_carried_elsewhere() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0, 2)));
        var floor = join(two, 0);
        var carried = join(two, 2);
        says(one, chair, frame(0, 7, 10));
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0)));
        two.drain();
        assertThat(floor.frames()).hasSize(1);
        assertThat(carried.frames()).isEmpty();
        says(one, chair, frame(0, 7, 10));
        soundboard.patch(List.of(Route.of(1, 0, 7, true, 0)));
        two.drain();
        assertThat(floor.frames()).hasSize(1);
    }

    @Test
    void a_packet_is_neither_empty_nor_too_large() {
        soundboard.patch(List.of(Route.of(1, 0, 7, false, 0)));
        assertThat(says(one, chair, frame(0, 7, 0))).isEqualTo(Verdict.BAD);
        assertThat(says(one, chair, frame(0, 7, PACKET_MAX))).isEqualTo(Verdict.PASSED);
        assertThat(says(one, chair, frame(0, 7, PACKET_MAX + 1))).isEqualTo(Verdict.BAD);
        assertThat(says(one, chair, new FrameView())).as("no frame").isEqualTo(Verdict.BAD);
        assertThat(soundboard.dropped().of(DroppedFrames.Cause.OPUS)).isEqualTo(3);
    }

    @Test
    void while_the_cough_key_is_held_nobody_hears() {
        soundboard.patch(List.of(Route.of(1, 0, 7, true, 0)));
        var ear = join(one, 0);
        assertThat(says(one, chair, frame(0, 7, 10))).isEqualTo(Verdict.MUTED);
        assertThat(ear.frames()).isEmpty();
    }

    @Test
    void two_microphones_of_the_floor_on_two_loops_leave_no_gap_on_either() {
        bothOnTheFloor();
        var here = join(one, 0);
        var there = join(two, 0);
        says(one, chair, frame(0, 7, 10)); // is on its way to the other loop
        says(two, delegate, frame(0, 8, 10)); // and is overtaken there
        one.drain();
        two.drain();
        assertThat(here.frames()).extracting(AudioFrame::getTrack).containsExactly(1, 2);
        assertThat(there.frames()).extracting(AudioFrame::getTrack).containsExactly(2, 1);
        assertThat(here.sequences()).containsExactly(1, 2);
        assertThat(there.sequences()).containsExactly(1, 2);
    }

    @Test
    void whenever_each_loop_gets_round_to_it_each_listener_counts_up_by_one() {
        bothOnTheFloor();
        var ears = List.of(join(one, 0), join(two, 0));
        var random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> says(one, chair, frame(0, 7, 10));
                case 1 -> says(two, delegate, frame(0, 8, 10));
                case 2 -> one.drain();
                default -> two.drain();
            }
        }
        one.drain();
        two.drain();
        int all = (int) soundboard.forwarded();
        assertThat(all).isGreaterThan(300);
        var inOrder = IntStream.rangeClosed(1, all).boxed().toList();
        assertThat(ears).allSatisfy(ear -> assertThat(ear.sequences()).isEqualTo(inOrder));
    }
}
