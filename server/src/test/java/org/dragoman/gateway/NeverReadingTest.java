package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.client.DragomanClient;
import org.dragoman.gateway.net.Transport;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections of one ordinary badge that never read: what they cost is bounded, and nobody else loses a frame. */
@Isolated("it looks at the memory of the whole process")
class NeverReadingTest {
    private static final int SILENT = 32;

    /** The floor and five languages. */
    private static final int CHANNELS = 6;

    private static final int FRAME_MS = 20;

    /** A large packet, so that what is not bounded shows soon. */
    private static final int PACKET = 1000;

    private static final long BOUND = SILENT * 256L * 1024;

    @TempDir Path data;
    private Venue venue;
    private Lease lease = Lease.getDefaultInstance();
    private RawSocket speaker;
    private int sequence;
    private final List<RawSocket> silent = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        DragomanClient chair = venue.enter("chair");
        chair.commands().openSession().get(5, TimeUnit.SECONDS);
        speaker = RawSocket.entered(venue.house().port(), venue.token("moderator-1a"));
    }

    /** From here on somebody speaks: who falls silent loses the floor. */
    private void takeFloor() throws IOException {
        speaker.send(
                RawSocket.command(
                        "floor",
                        c ->
                                c.getGiveFloorBuilder()
                                        .setParticipant("moderator-1a")
                                        .setLanguage("en")));
        lease = speaker.until(ServerMessage::hasLease).getLease();
    }

    @AfterEach
    void close() throws IOException {
        for (RawSocket one : silent) {
            one.close();
        }
        speaker.close();
        venue.close();
    }

    private static ClientMessage channels() {
        var listen = Listen.newBuilder();
        for (int channel = 0; channel < CHANNELS; channel++) {
            listen.addChannels(channel);
        }
        return ClientMessage.newBuilder().setListen(listen).build();
    }

    private RawSocket silent(boolean json) throws IOException {
        var raw = RawSocket.deaf(venue.house().port(), json ? RawSocket.JSON : RawSocket.BINARY);
        silent.add(raw);
        raw.readHead();
        var hello = Hello.newBuilder().setToken(venue.token("press-1"));
        say(raw, json, ClientMessage.newBuilder().setHello(hello).build());
        say(raw, json, channels());
        RawSocket.Frame frame = raw.read();
        while (!isListening(frame)) {
            frame = raw.read();
        }
        return raw;
    }

    private static boolean isListening(RawSocket.Frame frame) throws IOException {
        return frame.opcode() == 1
                ? new String(frame.payload(), StandardCharsets.UTF_8).startsWith("{\"listening\"")
                : frame.opcode() == 2 && ServerMessage.parseFrom(frame.payload()).hasListening();
    }

    private static void say(RawSocket raw, boolean json, ClientMessage message) throws IOException {
        if (json) {
            raw.frame(0x81, JsonFormat.printer().print(message).getBytes(StandardCharsets.UTF_8));
        } else {
            raw.send(message);
        }
    }

    /** A bystander hears all channels, and counts what is missing in each. */
    private static final class Bystander implements AutoCloseable {
        private final RawSocket raw;
        private final Thread reading;
        final AtomicInteger heard = new AtomicInteger();
        final AtomicInteger missing = new AtomicInteger();
        private final int[] last = new int[CHANNELS];

        Bystander(RawSocket raw) throws IOException {
            this.raw = raw;
            raw.send(channels());
            raw.until(ServerMessage::hasListening);
            reading = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try {
                while (true) {
                    RawSocket.Frame frame = raw.read();
                    if (frame.opcode() == 9) {
                        raw.frame(0x8A, frame.payload());
                    } else if (frame.opcode() == 2) {
                        ServerMessage.parseFrom(frame.payload())
                                .getAudio()
                                .getFramesList()
                                .forEach(this::hear);
                    }
                }
            } catch (IOException e) {
                // closed, by this test or by the hub: then it hears no more, which the test sees
            }
        }

        private void hear(AudioFrame frame) {
            int before = last[frame.getChannel()];
            if (before != 0) {
                missing.addAndGet(frame.getSequence() - before - 1);
            }
            last[frame.getChannel()] = frame.getSequence();
            heard.incrementAndGet();
        }

        @Override
        public void close() throws Exception {
            raw.close();
            reading.join();
        }
    }

    /** Speaks so many frames, each when it is due. */
    private void speak(int frames) throws Exception {
        for (int i = 0; i < frames; i++) {
            var frame =
                    AudioFrame.newBuilder()
                            .setChannel(lease.getChannel())
                            .setEpoch(lease.getEpoch())
                            .setSequence(sequence++)
                            .setCaptured(960L * sequence)
                            .setVoice(200)
                            .setOpus(ByteString.copyFrom(packet()));
            speaker.send(
                    ClientMessage.newBuilder()
                            .setAudio(Audio.newBuilder().addFrames(frame))
                            .build());
            TimeUnit.MILLISECONDS.sleep(FRAME_MS);
        }
    }

    private static byte[] packet() {
        byte[] packet = new byte[PACKET];
        packet[0] = (byte) 0xf8;
        return packet;
    }

    private String metrics() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + venue.house().managementPort() + "/metrics");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private void neverRead(boolean json) throws Exception {
        try (var bystander =
                new Bystander(RawSocket.entered(venue.house().port(), venue.token("observer-1")))) {
            for (int i = 0; i < SILENT; i++) {
                silent(json);
            }
            takeFloor();
            speak(100);
            long before = Transport.bufferBytes();
            int heard = bystander.heard.get();
            for (int i = 0; i < 10; i++) {
                for (RawSocket one : silent) {
                    one.frame(0x89, new byte[125]);
                }
                speak(20);
            }
            long after = Transport.bufferBytes();
            assertThat(after - before).as("grown by").isLessThan(BOUND);
            await().untilAsserted(
                            () -> assertThat(bystander.heard.get()).isGreaterThan(heard + 1000));
            assertThat(bystander.missing).as("lost by a bystander").hasValue(0);
            await().untilAsserted(
                            () ->
                                    assertThat(metrics())
                                            .as("what they missed is counted")
                                            .containsPattern(
                                                    "dragoman_frames_dropped_total\\{cause=\"slow\",session=\"opening\"}"
                                                        + " [1-9]"));
        }
    }

    @Test
    void thirty_two_that_never_read_json_cost_nobody_a_frame_and_no_memory() throws Exception {
        neverRead(true);
    }

    @Test
    void thirty_two_that_never_read_cost_nobody_a_frame_and_no_memory() throws Exception {
        neverRead(false);
    }

    @Test
    void who_asks_and_never_reads_the_answers_is_told_to_come_back() throws Exception {
        RawSocket asking = silent(false);
        var question = ClientMessage.newBuilder();
        question.getCommandBuilder().setId("x".repeat(64)).getSkipTurnBuilder().setTurn(1);
        await().pollInterval(250, TimeUnit.MILLISECONDS)
                .atMost(60, TimeUnit.SECONDS)
                .until(
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                asking.send(question.build());
                            }
                            return metrics().contains("dragoman_closed_total{code=\"slow\"} 1");
                        });
    }
}
