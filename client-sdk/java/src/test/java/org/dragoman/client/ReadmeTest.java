package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.protocol.v1.Text;
import org.glassfish.tyrus.client.ClientManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** What the README shows compiles against the packed jar, and its quick start runs as it stands. */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    /** What the shorter examples take as given. */
    private static final String GIVEN =
            """
            import java.io.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import org.dragoman.client.*;
            import org.dragoman.client.ogg.*;
            import org.dragoman.protocol.v1.*;

            class NAME {
                interface Badge { String token(); }
                Badge badge;
                DragomanClient client;
                javax.net.ssl.SSLContext sslContext;
                ExecutorService sharedExecutor;
                SessionListener listener;
                Flow.Subscriber<AudioFrame> subscriber;
                LongAdder meter;

                void example() throws Exception {
                    /* example */
                }
            }
            """;

    /** The jar and what the README says that it brings, nothing else. */
    private String classpath = "";

    @TempDir Path folder;

    @BeforeEach
    void pack() throws URISyntaxException {
        Path classes = whereIs(DragomanClient.class);
        Path jar = classes;
        if (Files.isDirectory(classes)) {
            jar = folder.resolve("dragoman-client.jar");
            tool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
        }
        List<String> all = new ArrayList<>(List.of(jar.toString()));
        for (Class<?> brought : List.of(Speech.class, Message.class, ClientManager.class)) {
            all.add(whereIs(brought).toString());
        }
        classpath = String.join(File.pathSeparator, all);
    }

    private static Path whereIs(Class<?> known) throws URISyntaxException {
        return Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void the_quick_start_runs_as_it_stands_with_the_packed_jar() throws Exception {
        Files.writeString(folder.resolve("QuickStart.java"), blocks().get(0));
        try (TestHub hub = new TestHub()) {
            hub.answering(ReadmeTest::listClosed);
            Process run =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Dstdout.encoding=UTF-8",
                                    "-cp",
                                    classpath,
                                    "QuickStart.java",
                                    hub.uri().toString(),
                                    "badge")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said.lines())
                    .containsSubsequence(
                            "Conférence de Bakou", "speaks: chair", "refused: La liste est close.");
            assertThat(run.waitFor()).isZero();
        }
    }

    @Test
    void every_example_of_the_readme_compiles() throws Exception {
        List<String> blocks = blocks();
        List<String> files = new ArrayList<>();
        for (int i = 1; i < blocks.size(); i++) {
            Path file = folder.resolve("Example" + i + ".java");
            Files.writeString(
                    file,
                    GIVEN.replace("NAME", "Example" + i).replace("/* example */", blocks.get(i)));
            files.add(file.toString());
        }
        assertThat(files).hasSizeGreaterThan(2);
        List<String> arguments =
                new ArrayList<>(
                        List.of("--release", "17", "-proc:none", "-nowarn", "-encoding", "UTF-8"));
        arguments.addAll(List.of("-cp", classpath, "-d", folder.toString()));
        arguments.addAll(files);
        tool("javac", arguments.toArray(String[]::new));
    }

    private static List<String> blocks() {
        try {
            Matcher found = BLOCK.matcher(Files.readString(Path.of("README.md")));
            return found.results().map(block -> block.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tool(String name, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int ended = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
        assertThat(ended).as(said.toString()).isZero();
    }

    /** A hub whose chair speaks and whose list is closed. */
    private static void listClosed(TestHub.Guest guest, ClientMessage message) {
        if (message.hasHello()) {
            guest.tell(
                    ServerMessage.newBuilder()
                            .setWelcome(
                                    TestHub.welcome().toBuilder()
                                            .setConference(
                                                    Conference.newBuilder()
                                                            .setTitle(
                                                                    Text.newBuilder()
                                                                            .putIn(
                                                                                    "fr",
                                                                                    "Conférence de"
                                                                                        + " Bakou")))
                                            .setFloor(
                                                    FloorView.newBuilder()
                                                            .setSpeech(
                                                                    Speech.newBuilder()
                                                                            .setParticipant(
                                                                                    "chair")))));
        } else if (message.hasCommand()) {
            guest.tell(
                    ServerMessage.newBuilder()
                            .setRefused(
                                    Refused.newBuilder()
                                            .setCommand(message.getCommand().getId())
                                            .setCode(RefusalCode.REFUSAL_CODE_LIST_CLOSED)
                                            .setText("La liste est close.")));
        } else {
            TestHub.welcomeAll(guest, message);
        }
    }
}
