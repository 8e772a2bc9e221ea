package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.Sound;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.HelpRequest;
import org.dragoman.protocol.v1.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server as a process of its own, killed while it works, and started again. */
class KillTest {
    private static final Path BAKU =
            Path.of("../config/conferences/baku-2013.yaml").toAbsolutePath();

    @TempDir Path data;

    /** A server process. */
    private Process start(int port) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        var command =
                new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.dragoman.Dragoman",
                        "serve",
                        "--set=conference=" + BAKU,
                        "--set=data=" + data,
                        "--set=public.port=" + port,
                        "--set=management.port=0");
        return command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private DragomanClient enter(Conference conference, int port, String who) throws IOException {
        var tokens =
                new BadgeTokens(
                        conference.id(),
                        BadgeKey.at(data.resolve("baku-2013").resolve("badges.key")));
        var client =
                DragomanClient.builder(URI.create("ws://127.0.0.1:" + port + "/v1/session"))
                        .token(
                                () ->
                                        tokens.issue(
                                                new ParticipantId(who),
                                                System.currentTimeMillis(),
                                                Duration.ofHours(1)))
                        .session(conference.sessions().getFirst().id().value())
                        .build();
        client.connect(Duration.ofSeconds(20));
        return client;
    }

    @Test
    void
            what_was_acknowledged_is_there_after_a_kill_and_every_microphone_is_closed_and_clients_come_back()
                    throws Exception {
        Conference conference = ConferenceFile.read(BAKU);
        int port = freePort();
        Process server = start(port);
        var key = data.resolve("baku-2013").resolve("badges.key").toFile();
        await().atMost(Duration.ofSeconds(60)).until(() -> key.length() == 32);
        try (var moderator = enter(conference, port, "moderator-1a");
                var speaker = enter(conference, port, "head-azerbaijan");
                var interpreter = enter(conference, port, "fr-1")) {
            speaker.microphone().source(() -> new Sound(new byte[] {8, 1, 2}, 100));
            moderator.commands().openSession().get(10, TimeUnit.SECONDS);
            moderator
                    .commands()
                    .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az"))
                    .get(10, TimeUnit.SECONDS);
            interpreter
                    .commands()
                    .goOnAir(org.dragoman.protocol.v1.Output.OUTPUT_A)
                    .get(10, TimeUnit.SECONDS);
            askForHelp(interpreter);
            List<String> acknowledged = listUntilKilled(conference, moderator, server);
            assertThat(acknowledged).isNotEmpty();
            server.destroyForcibly().waitFor();
            await().until(() -> !moderator.isConnected());
            server = start(port);
            await().atMost(Duration.ofSeconds(60)).until(moderator::isConnected);
            var room = moderator.snapshot().orElseThrow();
            assertThat(room.list().getTurnsList())
                    .extracting(Turn::getParticipant)
                    .containsSubsequence(acknowledged);
            assertThat(room.speech().orElseThrow().getParticipant()).isEqualTo("head-azerbaijan");
            assertThat(room.speech().orElseThrow().getMicrophoneOpen()).isFalse();
            assertThat(room.booths().getBoothsList())
                    .allMatch(b -> b.getDesksList().stream().noneMatch(d -> d.getOnAir()));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> speaker.isConnected() && interpreter.isConnected());
            assertThat(speaker.microphone().lease()).isEqualTo(Optional.empty());
            assertThat(interpreter.microphone().lease()).isEqualTo(Optional.empty());
            try (var technician = enter(conference, port, "technician-1")) {
                assertThat(technician.snapshot().orElseThrow().help().getRequestsList())
                        .extracting(HelpRequest::getKind, HelpRequest::getParticipant)
                        .contains(tuple(HelpKind.HELP_KIND_ECHO, "fr-1"));
            }
            moderator.commands().resumeSpeech(0).get(10, TimeUnit.SECONDS);
            await().until(() -> speaker.microphone().lease().isPresent());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** Asks, and waits until it stands on the disk: what is kept beside the journals is written a moment after it was said. */
    private void askForHelp(DragomanClient interpreter) throws Exception {
        var echo = AskForHelp.newBuilder().setKind(HelpKind.HELP_KIND_ECHO);
        interpreter.command(Command.newBuilder().setAskForHelp(echo)).get(10, TimeUnit.SECONDS);
        String drawer = "jdbc:sqlite:" + data.resolve("baku-2013").resolve("backstage.drawer");
        await().until(
                        () -> {
                            try (var kept = DriverManager.getConnection(drawer);
                                    var sql = kept.createStatement();
                                    var rows = sql.executeQuery("SELECT name FROM kept")) {
                                return rows.next();
                            }
                        });
    }

    /** Puts delegates on the list, one after the other, and kills the server in the middle; the acknowledged ones. */
    private static List<String> listUntilKilled(
            Conference conference, DragomanClient moderator, Process server)
            throws InterruptedException, TimeoutException {
        var acknowledged = new ArrayList<String>();
        var heads =
                conference.participants().stream()
                        .map(p -> p.id().value())
                        .filter(id -> id.startsWith("head-"))
                        .toList();
        for (String head : heads.subList(1, 16)) {
            var answer = moderator.commands().requestFloor(request -> request.setParticipant(head));
            if (acknowledged.size() == 10) {
                server.destroyForcibly();
            }
            try {
                answer.get(2, TimeUnit.SECONDS);
                acknowledged.add(head);
            } catch (ExecutionException | TimeoutException e) {
                return acknowledged;
            }
        }
        return acknowledged;
    }
}
