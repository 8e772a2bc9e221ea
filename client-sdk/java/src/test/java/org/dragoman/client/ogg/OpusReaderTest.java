package org.dragoman.client.ogg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The file {@code tone.opus}: 1.2 s of 440 Hz, 20 ms packets, pages of 300 ms, by opusenc. */
class OpusReaderTest {
    private static final int FRAMES = 61;
    private final byte[] tone = tone();

    OpusReaderTest() throws IOException {}

    @Test
    void every_packet_comes_in_order_and_lasts_20_ms() throws IOException {
        try (OpusReader reader = new OpusReader(new ByteArrayInputStream(tone))) {
            List<byte[]> packets = rest(reader);
            assertThat(packets).hasSize(FRAMES);
            assertThat(packets)
                    .allSatisfy(
                            packet -> {
                                assertThat(OpusPacket.samples(packet)).isEqualTo(960);
                                assertThat(OpusPacket.isStereo(packet)).isFalse();
                            });
            assertThat(reader.channels()).isEqualTo(1);
            assertThat(reader.preSkip()).isEqualTo(312);
            // 1.2 s and the pre-skip, as the encoder wrote into the last page.
            assertThat(reader.granule()).isEqualTo(48_000 * 12 / 10 + 312);
        }
    }

    @Test
    void a_file_cut_off_at_any_byte_gives_the_packets_before_the_cut_or_says_no()
            throws IOException {
        List<byte[]> whole = all(tone);
        int most = 0;
        for (int length = 0; length < tone.length; length++) {
            List<byte[]> some;
            try {
                some = all(Arrays.copyOf(tone, length));
            } catch (OggException e) {
                assertThat(length).isLessThan(1000); // within the headers
                continue;
            }
            assertThat(some.size()).isGreaterThanOrEqualTo(most).isLessThanOrEqualTo(FRAMES);
            most = some.size();
            for (int i = 0; i < some.size(); i++) {
                assertThat(some.get(i)).isEqualTo(whole.get(i));
            }
        }
        assertThat(most).isGreaterThan(30);
    }

    @Test
    void a_single_flipped_bit_is_never_sound() throws IOException {
        List<byte[]> whole = all(tone);
        for (int at = 0; at < tone.length; at++) {
            byte[] damaged = tone.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            try {
                List<byte[]> some = all(damaged);
                // A length that grew past the end is a torn page: what comes is what was.
                for (int i = 0; i < some.size(); i++) {
                    assertThat(some.get(i)).isEqualTo(whole.get(i));
                }
                assertThat(some.size()).isLessThan(FRAMES);
            } catch (OggException expected) {
                assertThat(expected).hasMessageMatching("[A-Za-z0-9,; -]+");
            }
        }
    }

    @Test
    void what_is_no_ogg_is_refused() {
        assertThatThrownBy(() -> all("RIFF....WAVEfmt and so on, for a while".getBytes(UTF_8)))
                .isInstanceOf(OggException.class);
        assertThatThrownBy(() -> all(new byte[0])).isInstanceOf(OggException.class);
        assertThatThrownBy(() -> all(new byte[100_000])).isInstanceOf(OggException.class);
    }

    @Test
    void a_second_stream_chained_behind_is_not_read() {
        byte[] twice = Arrays.copyOf(tone, tone.length * 2);
        System.arraycopy(tone, 0, twice, tone.length, tone.length);
        assertThat(allOf(twice)).hasSize(FRAMES);
    }

    @Test
    void a_recording_is_its_frames() throws IOException {
        Recording recording = Recording.read(new ByteArrayInputStream(tone));
        assertThat(recording.frames()).isEqualTo(FRAMES);
        assertThat(recording.packet(3)).isEqualTo(all(tone).get(3));
    }

    @Test
    void the_first_bytes_of_a_packet_say_how_long_it_lasts() {
        assertThat(OpusPacket.samples(new byte[] {0})).isEqualTo(480);
        assertThat(OpusPacket.samples(new byte[] {3 << 3})).isEqualTo(2880);
        assertThat(OpusPacket.samples(new byte[] {(byte) (13 << 3)})).isEqualTo(960);
        assertThat(OpusPacket.samples(new byte[] {(byte) (16 << 3)})).isEqualTo(120);
        assertThat(OpusPacket.samples(new byte[] {(byte) (31 << 3 | 1)})).isEqualTo(1920);
        assertThat(OpusPacket.samples(new byte[] {(byte) (31 << 3 | 3), 6})).isEqualTo(5760);
        assertThat(OpusPacket.samples(new byte[0])).isZero();
        assertThat(OpusPacket.isStereo(new byte[] {4})).isTrue();
    }

    private static List<byte[]> allOf(byte[] file) {
        try {
            return all(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> all(byte[] file) throws IOException {
        try (OpusReader reader = new OpusReader(new ByteArrayInputStream(file))) {
            return rest(reader);
        }
    }

    private static List<byte[]> rest(OpusReader reader) throws IOException {
        List<byte[]> packets = new ArrayList<>();
        for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
            packets.add(next.get());
        }
        return packets;
    }

    private static byte[] tone() throws IOException {
        try (InputStream in = OpusReaderTest.class.getResourceAsStream("tone.opus")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
