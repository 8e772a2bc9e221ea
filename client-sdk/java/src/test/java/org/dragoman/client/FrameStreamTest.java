package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** Nobody hears the past, and nobody slows the others. Everything runs on the test's thread. */
class FrameStreamTest {
    private final FrameStream frames = new FrameStream(new Dispatcher(Runnable::run));

    @Test
    void a_subscriber_gets_as_many_frames_as_it_asked_for_in_order() {
        Ear ear = new Ear();
        frames.subscribe(ear);
        ear.request(3);
        arrive(0, 1, 2, 3, 4);

        assertThat(ear.heard).containsExactly(0, 1, 2);
        ear.request(10);
        assertThat(ear.heard).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void a_slow_subscriber_loses_the_oldest_and_it_is_counted() {
        Ear slow = new Ear();
        Ear quick = new Ear();
        frames.subscribe(slow);
        frames.subscribe(quick);
        quick.request(Long.MAX_VALUE);
        for (int i = 0; i < FrameStream.BUFFER_FRAMES + 10; i++) {
            arrive(i);
        }
        slow.request(Long.MAX_VALUE);

        assertThat(quick.heard).hasSize(FrameStream.BUFFER_FRAMES + 10);
        assertThat(slow.heard).hasSize(FrameStream.BUFFER_FRAMES).startsWith(10);
        assertThat(frames.dropped()).isEqualTo(10);
    }

    @Test
    void a_gap_in_the_hubs_sequence_is_counted_also_where_the_sequence_wraps() {
        arrive(-3, -2, 1, 2);

        assertThat(frames.heard()).isEqualTo(4);
        assertThat(frames.missed()).isEqualTo(2);
    }

    @Test
    void what_came_while_the_channel_was_not_asked_for_is_no_gap() {
        arrive(5);
        frames.listening(List.of());
        frames.listening(List.of(0));
        arrive(500);
        frames.interrupted();
        arrive(9000);

        assertThat(frames.missed()).isZero();
    }

    @Test
    void who_cancels_gets_no_more_and_who_asks_for_nothing_is_told() {
        Ear ear = new Ear();
        frames.subscribe(ear);
        ear.request(1);
        arrive(1);
        ear.request(0);
        arrive(2);

        assertThat(ear.heard).containsExactly(1);
        assertThat(ear.trouble).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_end_is_told_once() {
        Ear ear = new Ear();
        frames.subscribe(ear);
        frames.end();
        frames.end();

        assertThat(ear.ends).isEqualTo(1);
    }

    @Test
    void a_call_back_gets_every_frame_until_it_is_taken_back() {
        List<Integer> heard = new ArrayList<>();
        try (FrameStream.Registration ear =
                frames.onFrame(frame -> heard.add(frame.getSequence()))) {
            assertThat(ear).isNotNull();
            arrive(1, 2);
        }
        arrive(3);

        assertThat(heard).containsExactly(1, 2);
    }

    private void arrive(int... sequences) {
        Audio.Builder audio = Audio.newBuilder();
        for (int sequence : sequences) {
            audio.addFrames(AudioFrame.newBuilder().setSequence(sequence));
        }
        frames.arrived(audio.build());
    }

    private static final class Ear implements Flow.Subscriber<AudioFrame> {
        final List<Integer> heard = new ArrayList<>();
        Flow.@Nullable Subscription subscription;
        @Nullable Throwable trouble;
        int ends;

        void request(long n) {
            if (subscription != null) {
                subscription.request(n);
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(AudioFrame frame) {
            heard.add(frame.getSequence());
        }

        @Override
        public void onError(Throwable why) {
            trouble = why;
        }

        @Override
        public void onComplete() {
            ends++;
        }
    }
}
