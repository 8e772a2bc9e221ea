package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A frame read where it stands: hex beside words. */
class FrameViewTest {
    private static final String CHANNEL_2 = "08 02";
    private static final String TRACK_5 = "10 05";
    private static final String EPOCH = "1d 04030201";
    private static final String SEQUENCE = "25 feffffff";
    private static final String CAPTURED = "29 c003000000000000";
    private static final String VOICE_180 = "30 b401";
    private static final String OPUS = "3a 03 aabbcc";
    private static final String UNKNOWN = "7a 02 0102";

    private final FrameView view = new FrameView();

    private boolean reads(String... hex) {
        var bytes = Bytes.of(hex);
        return view.read(bytes, 0, bytes.writerIndex());
    }

    @Test
    void every_field_is_read_and_the_packet_stays_where_it_is() {
        assertThat(reads(CHANNEL_2, TRACK_5, EPOCH, SEQUENCE, CAPTURED, VOICE_180, OPUS)).isTrue();
        assertThat(view.isFrame()).isTrue();
        assertThat(view.channel()).isEqualTo(2);
        assertThat(view.track()).isEqualTo(5);
        assertThat(view.epoch()).isEqualTo(0x01020304);
        assertThat(view.sequence).isEqualTo(-2);
        assertThat(view.captured).isEqualTo(960);
        assertThat(view.voice()).isEqualTo(180);
        assertThat(view.in.getByte(view.opusStart())).isEqualTo((byte) 0xAA);
        assertThat(view.opusLength()).isEqualTo(3);
    }

    @Test
    void what_is_not_there_is_nothing_also_after_another_frame() {
        reads(CHANNEL_2, TRACK_5, EPOCH, SEQUENCE, CAPTURED, VOICE_180, OPUS);
        assertThat(reads()).isTrue();
        assertThat(view.channel()).isZero();
        assertThat(view.epoch()).isZero();
        assertThat(view.sequence).isZero();
        assertThat(view.voice()).isZero();
        assertThat(view.opusLength()).isZero();
    }

    @Test
    void fields_come_in_any_order_and_unknown_ones_are_passed_over() {
        assertThat(reads(OPUS, UNKNOWN, VOICE_180, EPOCH, CHANNEL_2)).isTrue();
        assertThat(view.channel()).isEqualTo(2);
        assertThat(view.epoch()).isEqualTo(0x01020304);
        assertThat(view.opusLength()).isEqualTo(3);
    }

    @Test
    void numbers_beyond_their_range_stay_at_its_end() {
        assertThat(reads("08 ffffffff0f", "10 ffffffff0f", "30 ac02")).isTrue();
        assertThat(view.channel()).isEqualTo(Integer.MAX_VALUE);
        assertThat(view.track()).isEqualTo(Integer.MAX_VALUE);
        assertThat(view.voice()).isEqualTo(255);
    }

    @Test
    void what_is_cut_off_or_of_no_kind_is_no_frame() {
        assertThat(reads("08")).as("a number without its value").isFalse();
        assertThat(view.isFrame()).isFalse();
        assertThat(reads("1d 0102")).as("half an epoch").isFalse();
        assertThat(reads("3a 04 aabbcc")).as("a packet longer than the frame").isFalse();
        assertThat(reads("0b")).as("a group").isFalse();
        assertThat(reads("00 01")).as("field 0").isFalse();
    }
}
