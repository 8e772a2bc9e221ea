package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who stands in the array, whoever comes and goes. */
class AudienceTest {
    private final FakeLoop loop = new FakeLoop(0);
    private final Shard shard = new Shard(loop, new DroppedFrames());
    private final Audience audience = new Audience(loop);
    private final List<String> heard = new ArrayList<>();

    private Slot join(String name) {
        var slot = new Slot(shard, audience, (message, sent) -> heard.add(name + " " + sent));
        loop.now(() -> audience.join(slot));
        return slot;
    }

    private List<String> hear(ByteBuf message) {
        heard.clear();
        loop.now(() -> audience.hear(message));
        message.release();
        return heard;
    }

    @Test
    void everybody_hears_from_the_first_byte_on_who_has_no_descriptor() {
        join("a");
        join("b");
        assertThat(hear(Unpooled.wrappedBuffer(new byte[] {1}))).containsExactly("a 0", "b 0");
        assertThat(hear(Unpooled.directBuffer().writeByte(1))).containsExactly("a 0", "b 0");
    }

    @Test
    void the_last_one_takes_the_place_of_who_leaves() {
        var a = join("a");
        join("b");
        join("c");
        loop.now(() -> audience.leave(a));
        assertThat(hear(Unpooled.wrappedBuffer(new byte[] {1}))).containsExactly("c 0", "b 0");
        assertThat(audience.size()).isEqualTo(2);
    }

    @Test
    void what_the_kernel_does_not_take_is_offered_whole() {
        var a = join("a");
        loop.now(() -> audience.straight(a, 1_000_000)); // no such descriptor
        assertThat(hear(Unpooled.directBuffer().writeByte(1))).containsExactly("a 0");
    }

    @Test
    void a_thousand_comings_and_goings_lose_nobody() {
        var random = new Random(3);
        var here = new ArrayList<Slot>();
        for (int i = 0; i < 1000; i++) {
            if (here.isEmpty() || random.nextInt(3) > 0) {
                here.add(join("x"));
            } else {
                Slot leaving = here.remove(random.nextInt(here.size()));
                loop.now(() -> audience.leave(leaving));
            }
        }
        assertThat(hear(Unpooled.wrappedBuffer(new byte[] {1}))).hasSize(here.size());
        assertThat(here).extracting(slot -> slot.index).doesNotHaveDuplicates();
    }

    @Test
    void nobody_else_touches_it() {
        assertThatThrownBy(() -> audience.hear(Unpooled.EMPTY_BUFFER))
                .isInstanceOf(AssertionError.class);
    }
}
