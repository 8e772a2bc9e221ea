package org.dragoman.gateway;

import static org.awaitility.Awaitility.await;

import org.dragoman.access.BadgeKey;
import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The server as a process of its own, with the Baku conference on a free port, as {@code ./dragoman serve} starts it. */
final class ServerProcess implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path BAKU =
            Path.of("../config/conferences/baku-2013.yaml").toAbsolutePath();

    private final Path data;
    private final int port;
    private final BadgeTokens tokens;
    private Process process;

    /** Starts it, and waits until it has its key. */
    ServerProcess(Path data) throws Exception {
        this.data = data;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        process = start();
        ConferenceId conference = ConferenceFile.read(BAKU).id();
        var key = data.resolve(conference.value()).resolve("badges.key");
        await().atMost(PATIENCE).until(() -> key.toFile().length() == 32);
        tokens = new BadgeTokens(conference, BadgeKey.at(key));
    }

    private Process start() throws IOException {
        var line =
                List.of(
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
                        "--set=management.port=0");
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    int port() {
        return port;
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** Leaves it so many descriptors more than it has now. */
    void spare(int more) throws Exception {
        long open;
        try (var all = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            open = all.count();
        }
        long most = open + more;
        var limit =
                new ProcessBuilder(
                                "prlimit",
                                "--pid=" + process.pid(),
                                "--nofile=" + most + ":" + most)
                        .inheritIO()
                        .start();
        if (limit.waitFor() != 0) {
            throw new IOException("prlimit could not limit the server to " + most + " files");
        }
    }

    boolean isStopped() throws IOException {
        String all = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return all.charAt(all.lastIndexOf(')') + 2) == 'T';
    }

    /** Waits for its end, and says with what. */
    int ended() throws InterruptedException {
        return process.waitFor();
    }

    /** Starts it again, from what it recorded. */
    void again() throws IOException {
        process = start();
    }

    /** Somebody's connection, entered as soon as there is a server to enter. */
    RawSocket enter(String who) {
        return await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> RawSocket.entered(port, token(who)), raw -> true);
    }

    String token(String who) {
        return tokens.issue(
                new ParticipantId(who), System.currentTimeMillis(), Duration.ofHours(1));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
