package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** How a source's frames come in, told by their headers. */
class ReceptionTest {
    private static final int TICKS = 960;
    private static final long T = 1_000_000;

    private final Reception pulse = new Reception();
    private int sequence;
    private long nowMs = T;

    private void beats(int frames, int voice) {
        for (int i = 0; i < frames; i++) {
            nowMs += 20;
            sequence++;
            pulse.beat(sequence, (long) sequence * TICKS, voice, nowMs);
        }
    }

    @Test
    void before_the_first_frame_nothing_is_known() {
        assertThat(pulse.lastFrameMs()).isEqualTo(-1);
        assertThat(pulse.lastVoiceMs()).isEqualTo(-1);
    }

    @Test
    void a_voice_is_told_from_silence() {
        beats(50, Reception.VOICE - 1);
        assertThat(pulse.lastVoiceMs()).isEqualTo(-1);
        beats(50, 200);
        assertThat(pulse.lastVoiceMs()).isEqualTo(nowMs);
        assertThat(pulse.voice()).isGreaterThan(150);
        long spoke = nowMs;
        beats(50, 0);
        assertThat(pulse.lastVoiceMs()).isEqualTo(spoke);
        assertThat(pulse.lastFrameMs()).isEqualTo(nowMs);
        assertThat(pulse.voice()).isLessThan(20);
    }

    @Test
    void an_even_stream_has_no_jitter_and_loses_nothing() {
        beats(1_000, 100);
        assertThat(pulse.jitterMs()).isZero();
        assertThat(pulse.lossPermille()).isZero();
    }

    @Test
    void one_frame_in_ten_missing_is_a_hundred_in_a_thousand_and_is_forgotten_in_ten_seconds() {
        for (int i = 0; i < 60; i++) {
            beats(9, 100);
            sequence++;
        }
        assertThat(pulse.lossPermille()).isBetween(90, 110);
        beats(501, 100);
        assertThat(pulse.lossPermille()).isZero();
    }

    @Test
    void frames_that_come_unevenly_are_told_as_in_rtp() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            sequence++;
            nowMs = T + sequence * 20L + random.nextInt(31);
            pulse.beat(sequence, (long) sequence * TICKS, 100, nowMs);
        }
        assertThat(pulse.jitterMs()).isBetween(7, 14);
    }

    @Test
    void nonsense_in_a_header_does_no_harm() {
        beats(10, 100);
        var random = new Random(9);
        for (int i = 0; i < 1_000; i++) {
            nowMs += 20;
            pulse.beat(random.nextInt(), random.nextLong(), random.nextInt(256), nowMs);
        }
        assertThat(pulse.jitterMs()).isBetween(0, 1_000);
        assertThat(pulse.lossPermille()).isBetween(0, 1_000);
    }
}
