package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The protobuf encoding, byte for byte. */
class VarintsTest {
    private final Varints at = new Varints();

    private Varints of(String hex) {
        var bytes = Bytes.of(hex);
        return at.at(bytes, 0, bytes.writerIndex());
    }

    @Test
    void a_number_has_seven_bits_a_byte_the_lowest_first() {
        assertThat(of("00").next()).isZero();
        assertThat(of("7f").next()).isEqualTo(127);
        assertThat(of("80 01").next()).isEqualTo(128);
        assertThat(of("ac 02").next()).isEqualTo(300);
        assertThat(of("ff ff ff ff ff ff ff ff ff 01").next()).isEqualTo(-1);
    }

    @Test
    void fixed_numbers_have_their_lowest_byte_first() {
        assertThat(of("04 03 02 01").fixed32()).isEqualTo(0x01020304);
        assertThat(of("08 07 06 05 04 03 02 01").fixed64()).isEqualTo(0x0102030405060708L);
    }

    @Test
    void a_length_must_fit_in_what_is_left() {
        assertThat(of("02 aa bb").length()).isEqualTo(2);
        assertThat(at.broken()).isFalse();
        assertThat(of("03 aa bb").length()).isZero();
        assertThat(at.broken()).isTrue();
        assertThat(of("ff ff ff ff ff ff ff ff ff 01").length()).as("below nothing").isZero();
        assertThat(at.broken()).isTrue();
    }

    @Test
    void past_the_end_it_is_broken_and_yields_nothing() {
        assertThat(of("80").next()).as("a number cut off").isZero();
        assertThat(at.broken()).isTrue();
        assertThat(of("80 80 80 80 80 80 80 80 80 80 01").next()).as("eleven bytes").isZero();
        assertThat(at.broken()).isTrue();
        assertThat(of("01 02 03").fixed32()).isZero();
        assertThat(at.broken()).isTrue();
        of("01").skip(2);
        assertThat(at.broken()).isTrue();
        assertThat(at.more()).isFalse();
    }

    @Test
    void the_end_is_where_it_was_said_to_be_not_where_the_buffer_ends() {
        var bytes = Bytes.of("ff 01 02 03 04 05");
        assertThat(at.at(bytes, 1, 3).fixed32()).isZero();
        assertThat(at.broken()).isTrue();
        assertThat(at.at(bytes, 1, 3).next()).isEqualTo(1);
        assertThat(at.next()).isEqualTo(2);
        assertThat(at.more()).isFalse();
        assertThat(at.broken()).isFalse();
    }
}
