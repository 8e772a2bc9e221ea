package org.dragoman.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/** What is an Opus packet of 48 kHz mono, by its table of contents (RFC 6716, section 3). */
class OpusPacketTest {
    /** Configuration 31: 20 ms. */
    private static final int TOC = 31 << 3;

    private static boolean good(int... bytes) {
        byte[] packet = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        return good(packet);
    }

    /** Reading past the packet's end would throw. */
    private static boolean good(byte[] packet) {
        return OpusPacket.isGood(index -> packet[index], packet.length);
    }

    private static byte[] filled(int toc, int length) {
        byte[] packet = new byte[length];
        packet[0] = (byte) toc;
        return packet;
    }

    @Test
    void one_frame_of_any_configuration_up_to_sixty_milliseconds_is_taken() {
        for (int configuration = 0; configuration < 32; configuration++) {
            assertThat(good(configuration << 3, 1, 2)).as("%d", configuration).isTrue();
        }
        assertThat(good(TOC)).as("nothing in it, as in silence").isTrue();
        assertThat(good(filled(TOC, 1275))).isTrue();
    }

    @Test
    void stereo_is_not_what_was_agreed() {
        assertThat(good(TOC | 4, 1, 2)).isFalse();
        assertThat(good(TOC | 4 | 3, 1, 2)).isFalse();
    }

    @Test
    void two_frames_of_one_size_share_the_packet_evenly() {
        assertThat(good(TOC | 1, 1, 2)).isTrue();
        assertThat(good(TOC | 1, 1, 2, 3)).isFalse();
    }

    @Test
    void two_frames_of_different_sizes_have_room_for_both() {
        assertThat(good(TOC | 2, 2, 9, 9, 1)).isTrue();
        assertThat(good(TOC | 2, 2, 9, 9)).as("the second is empty").isTrue();
        assertThat(good(TOC | 2, 3, 9, 9)).isFalse();
        assertThat(good(TOC | 2)).isFalse();
        assertThat(good(TOC | 2, 252)).as("half a size").isFalse();
        byte[] large = filled(TOC | 2, 3 + 252 + 4);
        large[1] = (byte) 252;
        large[2] = 1;
        assertThat(good(large)).isTrue();
    }

    @Test
    void a_count_of_none_or_sixty_three_frames_is_none() {
        assertThat(good(TOC | 3, 0)).isFalse();
        assertThat(good(TOC | 3, 63, 1, 1, 1)).isFalse();
        assertThat(good(TOC | 3)).as("no count at all").isFalse();
        assertThat(good(16 << 3 | 3, 24, 0)).as("24 of 2.5 ms that do not share").isFalse();
        assertThat(good(16 << 3 | 3, 24)).as("24 of 2.5 ms, all empty").isTrue();
        assertThat(good(16 << 3 | 3, 25)).as("25 of 2.5 ms").isFalse();
    }

    @Test
    void more_than_sixty_milliseconds_is_not_taken() {
        assertThat(good(TOC | 3, 3, 1, 1, 1)).as("60 ms").isTrue();
        assertThat(good(TOC | 3, 4, 1, 1, 1, 1)).as("80 ms").isFalse();
        assertThat(good(TOC | 3, 6, 1, 1, 1, 1, 1, 1)).as("120 ms").isFalse();
        assertThat(good(3 << 3 | 1, 1, 1)).as("twice 60 ms").isFalse();
    }

    @Test
    void sizes_and_padding_have_room() {
        assertThat(good(TOC | 3, 0x80 | 2, 1, 9, 8)).isTrue();
        assertThat(good(TOC | 3, 0x80 | 2, 3, 9, 8)).isFalse();
        assertThat(good(TOC | 3, 0x40 | 2, 2, 9, 8, 0, 0)).isTrue();
        assertThat(good(TOC | 3, 0x40 | 2, 5, 9, 8, 0, 0)).isFalse();
        assertThat(good(TOC | 3, 0x40 | 2, 255, 255)).isFalse();
        assertThat(good(TOC | 3, 0x40 | 2)).isFalse();
    }

    @Test
    void nothing_is_read_past_the_end_whatever_stands_there() {
        var dice = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] packet = new byte[1 + dice.nextInt(8)];
            dice.nextBytes(packet);
            assertThatCode(() -> good(packet))
                    .as(Arrays.toString(packet))
                    .doesNotThrowAnyException();
        }
    }
}
