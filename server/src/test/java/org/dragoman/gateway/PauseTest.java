package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The server as a process of its own that is stopped while somebody speaks, and goes on: what waited is not heard. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class PauseTest {
    /** How often, and for how long; a trial makes more of it with -Dpauses=20 -Dpause.seconds=5. */
    private static final int PAUSES = Integer.getInteger("pauses", 1);

    private static final int SECONDS = Integer.getInteger("pause.seconds", 3);
    private static final long FRAME_NS = 20_000_000;
    private static final long OLD_NS = TimeUnit.MILLISECONDS.toNanos(400);

    @TempDir Path data;
    private final Map<Integer, Long> sentNs = new ConcurrentHashMap<>();
    private final Map<Integer, Long> heardNs = new ConcurrentHashMap<>();
    private final AtomicInteger said = new AtomicInteger();
    private volatile boolean over;

    private void speak(RawSocket raw, Lease lease) {
        long dueNs = System.nanoTime();
        while (!over) {
            int number = said.incrementAndGet();
            byte[] packet = ByteBuffer.allocate(5).put((byte) 0xf8).putInt(number).array();
            var frame =
                    AudioFrame.newBuilder()
                            .setEpoch(lease.getEpoch())
                            .setSequence(number)
                            .setCaptured(System.nanoTime() * 48 / 1_000_000)
                            .setVoice(200)
                            .setOpus(ByteString.copyFrom(packet));
            sentNs.put(number, System.nanoTime());
            try {
                raw.send(
                        ClientMessage.newBuilder()
                                .setAudio(Audio.newBuilder().addFrames(frame))
                                .build());
            } catch (IOException e) {
                return;
            }
            dueNs += FRAME_NS;
            LockSupport.parkNanos(dueNs - System.nanoTime());
        }
    }

    private void listen(RawSocket raw) {
        try {
            while (!over) {
                RawSocket.Frame message = raw.read();
                if (message.opcode() == 9) {
                    raw.frame(0x8A, message.payload());
                } else if (message.opcode() == 2) {
                    ServerMessage.parseFrom(message.payload())
                            .getAudio()
                            .getFramesList()
                            .forEach(
                                    f ->
                                            heardNs.put(
                                                    f.getOpus()
                                                            .substring(1)
                                                            .asReadOnlyByteBuffer()
                                                            .getInt(),
                                                    System.nanoTime()));
                }
            }
        } catch (IOException e) {
            // closed: then nothing more is heard, which the test sees
        }
    }

    private int heardOf(int from) {
        return (int) heardNs.keySet().stream().filter(number -> number > from).count();
    }

    @Test
    void what_was_said_while_the_server_stood_still_is_not_heard_and_the_speaker_is_heard_on()
            throws Exception {
        try (var server = new ServerProcess(data);
                var speaker = server.enter("moderator-1a");
                var listener = server.enter("observer-1")) {
            speaker.send(
                    RawSocket.command(
                            "open", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            speaker.until(ServerMessage::hasAccepted);
            speaker.send(
                    RawSocket.command(
                            "floor",
                            c ->
                                    c.getGiveFloorBuilder()
                                            .setParticipant("moderator-1a")
                                            .setLanguage("en")));
            Lease lease = speaker.until(ServerMessage::hasLease).getLease();
            listener.send(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addChannels(0))
                            .build());
            var speaking = Thread.ofPlatform().start(() -> speak(speaker, lease));
            var listening = Thread.ofPlatform().start(() -> listen(listener));
            for (int i = 0; i < PAUSES; i++) {
                pause(server);
            }
            over = true;
            speaking.join();
            listening.join();
        }
    }

    private void pause(ServerProcess server) throws Exception {
        int before = said.get();
        await().atMost(ServerProcess.PATIENCE).until(() -> heardOf(before) > 50);
        server.signal("STOP");
        await().until(server::isStopped);
        long stoppedNs = System.nanoTime();
        await().atMost(ServerProcess.PATIENCE)
                .until(() -> System.nanoTime() - stoppedNs > TimeUnit.SECONDS.toNanos(SECONDS));
        int unheard = said.get();
        long goesOnNs = System.nanoTime();
        server.signal("CONT");
        await().atMost(ServerProcess.PATIENCE).until(() -> heardOf(unheard) > 25);
        assertThat(heardNs.keySet())
                .as("heard, and older than 400 ms when the server went on")
                .noneMatch(
                        number -> {
                            long sent = sentNs.getOrDefault(number, 0L);
                            return sent > stoppedNs && sent < goesOnNs - OLD_NS;
                        });
    }
}
