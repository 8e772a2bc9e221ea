package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

/** One channel's listeners on one loop. */
class ShardTest {
    private static final UnpooledByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    private final FakeLoop loop = new FakeLoop(0);
    private final Shard shard = new Shard(loop, new DroppedFrames());
    private final FrameCodec.Stamp stamp = new FrameCodec.Stamp(2, 5, 0);

    private void hear(int frames) {
        var bytes = Bytes.of("3a 02 aabb");
        var view = new FrameView();
        view.read(bytes, 0, bytes.writerIndex());
        for (int i = 0; i < frames; i++) {
            ByteBuf message = FrameCodec.message(ALLOCATOR, view, stamp);
            int from = message.writerIndex() - FrameCodec.framesSize(view, stamp);
            loop.now(() -> shard.hear(message, from, ALLOCATOR));
            message.release();
        }
    }

    private Ear join(int bundle) {
        var ear = new Ear();
        loop.now(() -> shard.join(ear, bundle));
        return ear;
    }

    @Test
    void it_numbers_what_it_hands_out() {
        var ear = join(1);
        hear(3);
        assertThat(ear.sequences()).containsExactly(1, 2, 3);
    }

    @Test
    void who_takes_two_or_three_at_a_time_sees_the_same_numbers() {
        var pairs = join(2);
        var triples = join(3);
        hear(12);
        loop.timePasses();
        assertThat(pairs.sequences()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(triples.sequences()).isEqualTo(pairs.sequences());
    }

    @Test
    void those_who_take_three_at_a_time_are_spread_evenly() {
        var ears = new ArrayList<Ear>();
        for (int i = 0; i < 9; i++) {
            ears.add(join(3));
        }
        hear(9);
        assertThat(ears.stream().map(ear -> ear.sequences().getLast()).sorted())
                .containsExactly(7, 7, 7, 8, 8, 8, 9, 9, 9);
    }

    @Test
    void everybody_is_counted_and_nobody_who_left() {
        join(1);
        join(2);
        var slot = new Slot[1];
        loop.now(() -> slot[0] = shard.join(new Ear(), 3));
        assertThat(shard.listeners()).isEqualTo(3);
        loop.now(() -> slot[0].leave());
        assertThat(shard.listeners()).isEqualTo(2);
    }

    @Test
    void nobody_else_touches_it() {
        assertThatThrownBy(() -> shard.join(new Ear(), 1)).isInstanceOf(AssertionError.class);
    }
}
