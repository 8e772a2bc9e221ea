package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Frames in ones, twos and threes. */
class BundleTest {
    private final List<Runnable> due = new ArrayList<>();
    private final Loop here =
            new Loop() {
                @Override
                public int index() {
                    return 0;
                }

                @Override
                public boolean inside() {
                    return true;
                }

                @Override
                public void execute(Runnable task) {
                    task.run();
                }

                @Override
                public void later(Runnable task, long ms) {
                    due.add(task);
                }
            };
    private final Soundboard hall = new Soundboard(1, List.of(here), 1275);
    private final AudioMessage audio = new AudioMessage();

    /** Whoever hears; keeps the sequence numbers of each message. */
    private static final class Ear implements Listener {
        private final List<List<Integer>> messages = new ArrayList<>();

        @Override
        public void offer(ByteBuf message, int sent) {
            try {
                int header = (message.getByte(1) & 0x7F) < 126 ? 2 : 4;
                byte[] payload = new byte[message.readableBytes() - header];
                message.getBytes(header, payload);
                var frames = ServerMessage.parseFrom(payload).getAudio().getFramesList();
                messages.add(frames.stream().map(AudioFrame::getSequence).toList());
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void speak(int frames) {
        hall.patch(List.of(Route.of(1, 0, 7, false, 0)));
        var frame = AudioFrame.newBuilder().setEpoch(7).setOpus(ByteString.copyFrom(new byte[60]));
        var message =
                ClientMessage.newBuilder().setAudio(Audio.newBuilder().addFrames(frame)).build();
        var ingress = new Soundboard.Ingress(1, this, UnpooledByteBufAllocator.DEFAULT);
        ByteBuf in = Unpooled.wrappedBuffer(message.toByteArray());
        for (int i = 0; i < frames; i++) {
            audio.open(in);
            while (audio.next()) {
                assertThat(hall.hear(audio.frame(), ingress, 0)).isEqualTo(Verdict.PASSED);
            }
        }
    }

    @Test
    void whoever_asks_for_three_at_a_time_gets_three_and_the_others_one() {
        var single = new Ear();
        var triple = new Ear();
        hall.join(here, 0, 1, single);
        hall.join(here, 0, 3, triple);
        speak(7);
        assertThat(single.messages).hasSize(7).allMatch(m -> m.size() == 1);
        assertThat(triple.messages).containsExactly(List.of(1, 2, 3), List.of(4, 5, 6));
    }

    @Test
    void the_end_of_a_speech_does_not_wait_for_the_next_one() {
        var triple = new Ear();
        hall.join(here, 0, 3, triple);
        speak(5);
        due.forEach(Runnable::run);
        assertThat(triple.messages).containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void moving_from_three_at_a_time_to_one_misses_nothing() {
        var ear = new Ear();
        var seat = hall.join(here, 0, 3, ear);
        speak(5);
        seat.move(UnpooledByteBufAllocator.DEFAULT);
        hall.join(here, 0, 1, ear);
        speak(2);
        assertThat(ear.messages)
                .containsExactly(List.of(1, 2, 3), List.of(4, 5), List.of(6), List.of(7));
    }

    @Test
    void those_who_take_three_at_a_time_are_served_at_one_beat_after_the_other() {
        var ears = List.of(new Ear(), new Ear(), new Ear());
        ears.forEach(ear -> hall.join(here, 0, 3, ear));
        speak(9);
        assertThat(ears.stream().map(ear -> ear.messages.getLast().getLast()))
                .containsExactlyInAnyOrder(7, 8, 9);
        assertThat(ears).allMatch(ear -> ear.messages.size() >= 3);
    }

    @Test
    void moving_from_one_at_a_time_to_three_misses_nothing() {
        var other = new Ear();
        var ear = new Ear();
        hall.join(here, 0, 3, other);
        var seat = hall.join(here, 0, 1, ear);
        speak(4);
        seat.move(UnpooledByteBufAllocator.DEFAULT);
        hall.join(here, 0, 3, ear);
        speak(3);
        assertThat(ear.messages.stream().flatMap(List::stream).distinct())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }
}
