package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.junit.jupiter.api.Test;

/** What goes out, byte for byte. */
class FrameCodecTest {
    private static final UnpooledByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    private static FrameView frame(String... hex) {
        var bytes = Bytes.of(hex);
        var view = new FrameView();
        assertThat(view.read(bytes, 0, bytes.writerIndex())).isTrue();
        return view;
    }

    @Test
    void a_frame_goes_out_under_its_new_channel_with_what_the_hub_adds() {
        var frame = frame("0801 1d04030201 2509000000 29c003000000000000 30b401 3a03aabbcc");
        var stamp = new FrameCodec.Stamp(2, 5, 0x0102030405060708L);
        ByteBuf message = FrameCodec.message(ALLOCATOR, frame, stamp);
        FrameCodec.number(message, 7);
        assertThat(Bytes.hex(message))
                .isEqualTo(
                        Bytes.hex(
                                "82 2c", // a final binary frame of 44 bytes, not masked
                                "1a 2a", // Audio
                                "0a 28", // a frame
                                "08 02", // channel
                                "10 05", // track
                                "1d 04030201", // epoch
                                "29 c003000000000000", // captured
                                "30 b401", // voice
                                "3a 03 aabbcc", // opus
                                "41 0807060504030201", // hub time
                                "25 07000000")); // sequence, last
        message.release();
    }

    @Test
    void its_frames_part_can_be_taken_over_into_another_message() {
        var frame = frame("0801 3a01aa");
        var stamp = new FrameCodec.Stamp(300, 5, 0);
        ByteBuf message = FrameCodec.message(ALLOCATOR, frame, stamp);
        int from = message.writerIndex() - FrameCodec.framesSize(frame, stamp);
        assertThat(message.getByte(from)).isEqualTo((byte) FrameCodec.FRAME);
        assertThat(message.getByte(from + 1)).isEqualTo((byte) (message.writerIndex() - from - 2));
        message.release();
    }

    @Test
    void a_header_has_two_four_or_ten_bytes() {
        assertThat(header(125)).isEqualTo("827d");
        assertThat(header(126)).isEqualTo("827e007e");
        assertThat(header(65_535)).isEqualTo("827effff");
        assertThat(header(65_536)).isEqualTo("827f0000000000010000");
    }

    private static String header(int payload) {
        ByteBuf out = Unpooled.buffer();
        FrameCodec.header(out, 0x82, payload);
        return Bytes.hex(out);
    }

    @Test
    void a_varint_takes_as_many_bytes_as_it_says() {
        for (int value : new int[] {0, 127, 128, 16_383, 16_384, 1 << 21, 1 << 28, -1}) {
            ByteBuf out = Unpooled.buffer();
            FrameCodec.writeVarint(out, value);
            assertThat(out.readableBytes()).as("%d", value).isEqualTo(FrameCodec.varint(value));
            var read = new Varints().at(out, 0, out.writerIndex());
            assertThat((int) read.next()).isEqualTo(value);
        }
    }
}
