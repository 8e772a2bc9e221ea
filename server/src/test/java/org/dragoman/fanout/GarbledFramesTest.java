package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

/** The protocol's golden vectors through the readers of the hot path: as they are, and damaged in every way. */
class GarbledFramesTest {
    private static final long SEED = 20_261_130;
    private static final int ROUNDS = 1_000;
    private static final Pattern HEX = Pattern.compile("\"hex\": \"([0-9a-f]*)\"");

    private final AudioMessage audio = new AudioMessage();

    private static String read(String name) {
        try (InputStream in = ClientMessage.class.getResourceAsStream("/vectors/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> vectors(String file) {
        return HEX.matcher(read(file + ".json"))
                .results()
                .map(found -> ByteBufUtil.decodeHexDump(found.group(1)))
                .toList();
    }

    private static List<byte[]> all() {
        return read("index.txt").lines().flatMap(file -> vectors(file).stream()).toList();
    }

    private static List<AudioFrame> frames(String file, byte[] vector)
            throws InvalidProtocolBufferException {
        return file.startsWith("client")
                ? ClientMessage.parseFrom(vector).getAudio().getFramesList()
                : ServerMessage.parseFrom(vector).getAudio().getFramesList();
    }

    @Test
    void every_vector_of_sound_reads_as_it_was_written() throws Exception {
        for (String file : List.of("client-audio", "server-audio")) {
            for (byte[] vector : vectors(file)) {
                ByteBuf message = Unpooled.wrappedBuffer(vector);
                assertThat(AudioMessage.isAudio(message)).isTrue();
                audio.open(message);
                var written = frames(file, vector);
                for (AudioFrame frame : written) {
                    assertThat(audio.next()).isTrue();
                    isRead(audio.frame(), frame);
                }
                assertThat(audio.next()).isFalse();
                assertThat(audio.isWellFormed()).isEqualTo(!written.isEmpty());
            }
        }
    }

    private static void isRead(FrameView read, AudioFrame written) {
        assertThat(read.isFrame()).isTrue();
        assertThat(read.channel()).isEqualTo(atMost(written.getChannel()));
        assertThat(read.track()).isEqualTo(atMost(written.getTrack()));
        assertThat(read.epoch()).isEqualTo(written.getEpoch());
        assertThat(read.sequence).isEqualTo(written.getSequence());
        assertThat(read.captured).isEqualTo(written.getCaptured());
        assertThat(read.voice()).isEqualTo(written.getVoice());
        byte[] packet = new byte[read.opusLength()];
        if (packet.length > 0) {
            read.in.getBytes(read.opusStart(), packet);
        }
        assertThat(packet).isEqualTo(written.getOpus().toByteArray());
    }

    private static int atMost(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }

    @Test
    void only_audio_is_taken_for_audio() {
        var sound = new ArrayList<String>();
        for (String file : read("index.txt").lines().toList()) {
            for (byte[] vector : vectors(file)) {
                if (AudioMessage.isAudio(Unpooled.wrappedBuffer(vector))) {
                    sound.add(file);
                }
            }
        }
        assertThat(sound).containsOnly("client-audio", "server-audio");
    }

    @Test
    void whatever_is_damaged_is_refused_or_read_and_nothing_past_its_end() {
        var random = new Random(SEED);
        var soundboard = new Soundboard(1, List.of(), 1275);
        var nobody = new Soundboard.Ingress(1, this, UnpooledByteBufAllocator.DEFAULT);
        var vectors = all();
        assertThat(vectors).hasSizeGreaterThan(50);
        for (int round = 0; round < ROUNDS; round++) {
            for (String file : List.of("client-audio", "server-audio")) {
                for (byte[] vector : vectors(file)) {
                    walk(damaged(vector, random), soundboard, nobody);
                }
            }
            walk(damaged(vectors.get(round % vectors.size()), random), soundboard, nobody);
        }
        assertThat(soundboard.dropped().all().values().stream().mapToLong(n -> n).sum())
                .isGreaterThan(ROUNDS);
    }

    /** What stands behind the message must not be seen: a frame ends where its message does. */
    private void walk(byte[] message, Soundboard soundboard, Soundboard.Ingress from) {
        try {
            walked(message, soundboard, from);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + SEED + ", message " + ByteBufUtil.hexDump(message), e);
        }
    }

    private void walked(byte[] message, Soundboard soundboard, Soundboard.Ingress from) {
        ByteBuf in = Unpooled.wrappedBuffer(message).asReadOnly();
        audio.open(in);
        int frames = 0;
        while (audio.next()) {
            frames++;
            FrameView frame = audio.frame();
            if (frame.isFrame() && frame.opusLength() > 0) {
                assertThat(frame.opusStart()).isPositive();
                assertThat(frame.opusStart() + frame.opusLength())
                        .isLessThanOrEqualTo(message.length);
            }
            assertThat(soundboard.hear(frame, from, 0)).isIn(Verdict.BAD, Verdict.NOT_GRANTED);
        }
        assertThat(frames).isBetween(0, Soundboard.BUNDLE_MAX);
        assertThat(in.readerIndex()).isZero();
    }

    private static byte[] damaged(byte[] vector, Random random) {
        byte[] bytes =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(vector, random.nextInt(vector.length + 8))
                        : vector.clone();
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean() ? (byte) random.nextInt() : (byte) 0xFF;
        }
        return bytes;
    }
}
