package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

class OggOpusTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}: {1} samples")
    @CsvSource({
        "00, 480",
        "08, 960",
        "10, 1920",
        "18, 2880", // SILK 10, 20, 40, 60 ms
        "60, 480",
        "68, 960", // hybrid 10, 20 ms
        "80, 120",
        "e0, 120",
        "e8, 240",
        "f0, 480",
        "f8, 960", // CELT 2.5 to 20 ms
        "f9, 1920",
        "fa, 1920",
        "fb03, 2880",
        "1b02, 5760",
        "fb, 0" // several frames
    })
    void a_packet_lasts_as_long_as_its_first_byte_says(String packet, int samples) {
        ByteBuf bytes = Unpooled.wrappedBuffer(HexFormat.of().parseHex(packet));
        assertThat(OggOpus.samples(bytes)).isEqualTo(samples);
    }

    @Test
    void the_stream_is_one_that_opus_tools_find_no_fault_with() throws Exception {
        var ogg = new OggOpus(0x1234, "français");
        ByteBuf out = ogg.headers(UnpooledByteBufAllocator.DEFAULT);
        for (int i = 0; i < 250; i++) {
            ogg.packet(out, Unpooled.wrappedBuffer(OggOpus.SILENCE));
        }
        ogg.packet(out, Unpooled.wrappedBuffer(longest()));
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes).release();
        Path file = Files.write(folder.resolve("silence.opus"), bytes);
        String said = opusinfo(file);
        assertThat(said).contains("Playback length: 0m:04.940s").doesNotContain("ERROR");
        assertThat(said.replace("WARNING: EOS not set on stream", "")).doesNotContain("WARNING: ");
    }

    /** A packet of 1275 bytes needs six lacing values. */
    private static byte[] longest() {
        byte[] packet = new byte[1275];
        packet[0] = (byte) 0xF8;
        return packet;
    }

    private static String opusinfo(Path file) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder("opusinfo", file.toString())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            Assumptions.abort("opusinfo is not here: install opus-tools");
            throw new IllegalStateException(e);
        }
    }
}
