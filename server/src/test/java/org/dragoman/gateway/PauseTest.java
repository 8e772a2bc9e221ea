package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The server as a process of its own that is stopped while somebody speaks, and goes on: what waited is not heard. */
class PauseTest {
    private static final Path BAKU =
            Path.of("../config/conferences/baku-2013.yaml").toAbsolutePath();

    /** How often, and for how long; a trial makes more of it with -Dpauses=20 -Dpause.seconds=5. */
    private static final int PAUSES = Integer.getInteger("pauses", 1);

    private static final int SECONDS = Integer.getInteger("pause.seconds", 3);
    private static final long FRAME_NS = 20_000_000;
    private static final long OLD_NS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path data;
    private final Map<Integer, Long> sentNs = new ConcurrentHashMap<>();
    private final Map<Integer, Long> heardNs = new ConcurrentHashMap<>();
    private final AtomicInteger said = new AtomicInteger();
    private volatile boolean over;

    private Process start(int port) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.dragoman.Dragoman",
                        "serve",
                        "--set=conference=" + BAKU,
                        "--set=data=" + data,
                        "--set=public.port=" + port,
                        "--set=management.port=0")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void signal(Process server, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).start().waitFor();
    }

    private static boolean isStopped(Process server) throws IOException {
        String all = Files.readString(Path.of("/proc/" + server.pid() + "/stat"));
        return all.charAt(all.lastIndexOf(')') + 2) == 'T';
    }

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
        Conference conference = ConferenceFile.read(BAKU);
        int port = freePort();
        Process server = start(port);
        var key = data.resolve("baku-2013").resolve("badges.key");
        await().atMost(PATIENCE).until(() -> key.toFile().length() == 32);
        var tokens = new BadgeTokens(conference.id(), BadgeKey.at(key));
        try (var speaker = enter(port, tokens, "moderator-1a");
                var listener = enter(port, tokens, "observer-1")) {
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
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private void pause(Process server) throws Exception {
        int before = said.get();
        await().atMost(PATIENCE).until(() -> heardOf(before) > 50);
        signal(server, "STOP");
        await().until(() -> isStopped(server));
        long stoppedNs = System.nanoTime();
        await().atMost(PATIENCE)
                .until(() -> System.nanoTime() - stoppedNs > TimeUnit.SECONDS.toNanos(SECONDS));
        int unheard = said.get();
        long goesOnNs = System.nanoTime();
        signal(server, "CONT");
        await().atMost(PATIENCE).until(() -> heardOf(unheard) > 25);
        assertThat(heardNs.keySet())
                .as("heard, and older than 400 ms when the server went on")
                .noneMatch(
                        number -> {
                            long sent = sentNs.getOrDefault(number, 0L);
                            return sent > stoppedNs && sent < goesOnNs - OLD_NS;
                        });
    }

    private static RawSocket enter(int port, BadgeTokens tokens, String who) {
        String token =
                tokens.issue(
                        new ParticipantId(who), System.currentTimeMillis(), Duration.ofHours(1));
        return await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> RawSocket.entered(port, token), raw -> true);
    }
}
