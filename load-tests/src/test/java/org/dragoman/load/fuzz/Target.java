package org.dragoman.load.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What is fuzzed, each with the inputs that are kept for it in {@code src/test/resources/fuzz}. */
@SuppressWarnings("ImmutableEnumChecker") // a list that never changes
enum Target {
    FRAMES(
            "org.dragoman.fanout.FramesFuzz",
            4096,
            "server/src/main/java/org/dragoman/fanout/AudioMessage.java",
            "server/src/main/java/org/dragoman/fanout/FrameView.java",
            "server/src/main/java/org/dragoman/fanout/Varints.java"),
    FRAMING(
            "org.dragoman.gateway.connection.FramingFuzz",
            4096,
            "server/src/main/java/org/dragoman/gateway/connection/Fragments.java"),
    MESSAGES(
            "org.dragoman.gateway.wire.MessagesFuzz",
            4096,
            "server/src/main/java/org/dragoman/gateway/wire/MessageReader.java",
            "server/src/main/java/org/dragoman/gateway/wire/command"),
    JSON(
            "org.dragoman.gateway.wire.JsonFuzz",
            4096,
            "server/src/main/java/org/dragoman/gateway/wire/MessageReader.java",
            "server/src/main/java/org/dragoman/gateway/wire/command"),
    TABLES(
            "org.dragoman.gateway.wire.TablesFuzz",
            4096,
            "server/src/main/java/org/dragoman/gateway/wire/Csv.java",
            "server/src/main/java/org/dragoman/gateway/wire/InscriptionTable.java"),
    CAPTIONS(
            "org.dragoman.gateway.http.CaptionsFuzz",
            2048,
            "server/src/main/java/org/dragoman/captions/Dictation.java",
            "server/src/main/java/org/dragoman/gateway/http/CaptionPost.java"),
    CONFERENCES(
            "org.dragoman.conference.ConferencesFuzz",
            8192,
            "server/src/main/java/org/dragoman/conference/file"),
    SETTINGS(
            "org.dragoman.settings.SettingsFuzz",
            4096,
            "server/src/main/java/org/dragoman/settings"),
    OGG(
            "org.dragoman.client.ogg.OggFuzz",
            8192,
            "client-sdk/java/src/main/java/org/dragoman/client/ogg"),
    BADGES(
            "org.dragoman.access.BadgesFuzz",
            1024,
            "server/src/main/java/org/dragoman/access/BadgeTokens.java"),
    SESSION(
            "org.dragoman.simulation.SessionFuzz",
            512,
            "server/src/main/java/org/dragoman/session");

    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    /** The class with {@code fuzzerTestOneInput(byte[])}. */
    final String type;

    final int bytesMax;

    /** What the lines that were reached are counted of: folders and files, from the root of the repository. */
    private final List<String> about;

    Target(String type, int bytesMax, String... about) {
        this.type = type;
        this.bytesMax = bytesMax;
        this.about = List.of(about);
    }

    /** The names of the files that it is about. */
    Set<String> sources() throws IOException {
        var names = new HashSet<String>();
        for (String path : about) {
            try (Stream<Path> files = Files.walk(Path.of("..").resolve(path))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(names::add);
            }
        }
        return names;
    }

    String lower() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path kept() {
        return KEPT.resolve(lower());
    }

    List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.list(kept())) {
            return files.sorted().toList();
        }
    }

    /** Gives it one input. */
    void run(byte[] input) throws ReflectiveOperationException {
        Class.forName(type).getMethod("fuzzerTestOneInput", byte[].class).invoke(null, input);
    }
}
