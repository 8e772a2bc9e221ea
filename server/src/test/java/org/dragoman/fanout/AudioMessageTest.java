package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A message of sound and its frames: hex beside words. */
class AudioMessageTest {
    private static final String ONE = "0a 06 0801 3a02 aabb";
    private static final String TWO = "0a 06 0802 3a02 ccdd";

    private final AudioMessage audio = new AudioMessage();

    private List<Integer> channels(ByteBuf message) {
        var channels = new ArrayList<Integer>();
        audio.open(message);
        while (audio.next()) {
            channels.add(audio.frame().channel());
        }
        return channels;
    }

    @Test
    void its_first_byte_tells_it_from_a_command() {
        assertThat(AudioMessage.isAudio(Bytes.of("1a 00"))).isTrue();
        assertThat(AudioMessage.isAudio(Bytes.of("12 00"))).isFalse();
        assertThat(AudioMessage.isAudio(Bytes.of(""))).isFalse();
    }

    @Test
    void one_to_three_frames_come_one_after_the_other() {
        assertThat(channels(Bytes.of("1a 08", ONE))).containsExactly(1);
        assertThat(audio.isWellFormed()).isTrue();
        assertThat(channels(Bytes.of("1a 18", ONE, TWO, ONE))).containsExactly(1, 2, 1);
        assertThat(audio.isWellFormed()).isTrue();
        assertThat(audio.next()).as("past the last").isFalse();
        assertThat(audio.isWellFormed()).isTrue();
    }

    @Test
    void it_begins_where_the_reader_stands() {
        assertThat(channels(Bytes.of("ff ff", "1a 08", ONE).skipBytes(2))).containsExactly(1);
        assertThat(audio.isWellFormed()).isTrue();
    }

    @Test
    void none_and_four_are_not_well_formed() {
        assertThat(channels(Bytes.of("1a 00"))).isEmpty();
        assertThat(audio.isWellFormed()).isFalse();
        assertThat(channels(Bytes.of("1a 20", ONE, ONE, ONE, ONE))).hasSize(3);
        assertThat(audio.isWellFormed()).isFalse();
    }

    @Test
    void audio_is_all_that_a_message_holds() {
        assertThat(channels(Bytes.of("1a 08", ONE, "00"))).as("something after it").isEmpty();
        assertThat(audio.isWellFormed()).isFalse();
        assertThat(channels(Bytes.of("1a 09", ONE))).as("cut off").isEmpty();
        assertThat(audio.isWellFormed()).isFalse();
        assertThat(channels(Bytes.of("1a 02 12 00"))).as("no frame in it").isEmpty();
        assertThat(audio.isWellFormed()).isFalse();
    }

    @Test
    void what_is_well_formed_but_no_frame_is_told_and_the_next_is_read() {
        audio.open(Bytes.of("1a 0b", "0a 01 08", ONE));
        assertThat(audio.next()).isTrue();
        assertThat(audio.frame().isFrame()).isFalse();
        assertThat(audio.next()).isTrue();
        assertThat(audio.frame().isFrame()).isTrue();
    }
}
