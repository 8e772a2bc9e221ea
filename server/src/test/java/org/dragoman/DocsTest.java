package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents can be read in any window, and what they name is there. */
class DocsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final int WIDTH = 120;
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "dist", "gen", "data");

    /** Words of documents that are written like a class, and are one of somebody else's or of the browser's. */
    private static final Set<String> FOREIGN =
            Set.of(
                    "AnalyserNode",
                    "ArrayBuffer",
                    "AudioContext",
                    "AudioDecoder",
                    "AudioEncoder",
                    "AudioWorklet",
                    "CPUAffinity",
                    "ChannelGroup",
                    "CompletableFuture",
                    "ConcurrentHashMap",
                    "EventTarget",
                    "HttpOnly",
                    "KeyboardEvent",
                    "LimitNOFILE",
                    "MediaStream",
                    "SameSite",
                    "SharedArrayBuffer",
                    "TimeoutException",
                    "WebSocket");

    /** All that is in the repository, by path from its root. */
    private final Set<String> files = new HashSet<>();

    /** Every word in its sources. */
    private final Set<String> words = new HashSet<>();

    /** Every option of a command. */
    private final Set<String> options = new HashSet<>(Set.of("help"));

    private final TreeMap<String, List<String>> documents = new TreeMap<>();

    DocsTest() throws IOException {
        Files.walkFileTree(
                HOME,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                        return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is)
                            throws IOException {
                        found(HOME.relativize(file).toString(), file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private void found(String path, Path file) throws IOException {
        files.add(path);
        if (path.endsWith(".md")) {
            documents.put(path, Files.readAllLines(file));
        } else if (path.matches(".*\\.(java|ts|tsx|js|mjs|proto|sh|yaml|json|css)")) {
            String text = Files.readString(file);
            each("[A-Za-z_][A-Za-z0-9_]*", text, word -> words.add(word.group()));
            each("\"--([a-z][a-z-]+)\"", text, option -> options.add(option.group(1)));
        }
    }

    private static void each(
            String pattern, String text, Consumer<Matcher> with) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            with.accept(matcher);
        }
    }

    /** A table cannot be broken, and neither can a link that is longer than a line. */
    @Test
    void lines_of_documents_fit_into_a_window() {
        var tooLong = new ArrayList<String>();
        documents.forEach(
                (path, lines) -> {
                    for (int i = 0; i < lines.size(); i++) {
                        String line = lines.get(i);
                        if (line.codePointCount(0, line.length()) > WIDTH
                                && !line.startsWith("|")
                                && line.strip().indexOf(' ') >= 0) {
                            tooLong.add(path + ":" + (i + 1));
                        }
                    }
                });
        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_link_to_a_file_leads_somewhere() {
        var lost = new ArrayList<String>();
        documents.forEach(
                (path, lines) ->
                        each(
                                "\\]\\(([^)#: ]+)(?:#[^)]*)?\\)",
                                String.join("\n", lines),
                                link -> {
                                    Path to = HOME.resolve(path).resolveSibling(link.group(1));
                                    if (!Files.exists(to.normalize())) {
                                        lost.add(path + ": " + link.group(1));
                                    }
                                }));
        assertThat(lost).isEmpty();
    }

    /** A link inside a document leads to one of the headings, as GitHub makes anchors of them. */
    @Test
    void every_link_to_a_heading_leads_to_one() {
        var lost = new ArrayList<String>();
        documents.forEach(
                (path, lines) ->
                        each(
                                "\\]\\(([^)#: ]*)#([^)]+)\\)",
                                String.join("\n", lines),
                                link -> {
                                    String target =
                                            link.group(1).isEmpty()
                                                    ? path
                                                    : HOME.relativize(
                                                                    HOME.resolve(path)
                                                                            .resolveSibling(
                                                                                    link.group(1))
                                                                            .normalize())
                                                            .toString();
                                    if (!anchors(documents.getOrDefault(target, List.of()))
                                            .contains(link.group(2))) {
                                        lost.add(path + ": " + link.group());
                                    }
                                }));
        assertThat(lost).isEmpty();
    }

    private static Set<String> anchors(List<String> lines) {
        var anchors = new HashSet<String>();
        for (String line : lines) {
            if (line.startsWith("#")) {
                anchors.add(
                        line.replaceFirst("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                                .replace(' ', '-'));
            }
        }
        return anchors;
    }

    /** Code in backticks: a word with two capitals is a class, a message, a case or a test of ours. */
    @Test
    void every_class_that_a_document_names_exists() {
        var unknown = new ArrayList<String>();
        inBackticks(
                (path, code) -> {
                    if (code.matches("[A-Z][a-z0-9]+([A-Z][a-z0-9]*)+(\\.[a-z]\\w*)?(\\(.*\\))?")) {
                        String name = code.split("[.(]", 2)[0];
                        if (!words.contains(name) && !FOREIGN.contains(name)) {
                            unknown.add(path + ": " + code);
                        }
                    }
                });
        assertThat(unknown).isEmpty();
    }

    /** A path is one from the root, from its document, from a source folder, or the end of one that a chapter has named. */
    @Test
    void every_path_that_a_document_names_exists() {
        var unknown = new ArrayList<String>();
        inBackticks(
                (path, code) -> {
                    boolean isPath =
                            code.matches("[\\w.@-]+(/[\\w.@-]+)+/?")
                                    && (code.matches(".*\\.(java|ts|tsx|mjs|proto|md|yaml|json|css)")
                                            || code.startsWith("server/")
                                            || code.startsWith("load-tests/")
                                            || code.startsWith("client-sdk/")
                                            || code.startsWith("protocol/"));
                    boolean isMade = code.contains("target/") || code.contains("dist/");
                    if (isPath && !isMade && !isThere(code.replaceFirst("/$", ""))) {
                        unknown.add(path + ": " + code);
                    }
                });
        assertThat(unknown).isEmpty();
    }

    private boolean isThere(String path) {
        return Files.exists(HOME.resolve(path))
                || files.stream().anyMatch(f -> ("/" + f).endsWith("/" + path));
    }

    @Test
    void every_package_that_a_document_names_exists() {
        var unknown = new ArrayList<String>();
        documents.forEach(
                (path, lines) ->
                        each(
                                "org[./]dragoman((?:[./][a-z][a-z0-9]*)+)(?![\\w(])",
                                String.join("\n", lines),
                                name -> {
                                    String folder =
                                            "org/dragoman" + name.group(1).replace('.', '/');
                                    boolean there =
                                            files.stream().anyMatch(f -> f.contains("/" + folder));
                                    if (!there && !folder.startsWith("org/dragoman/protocol/v1")) {
                                        unknown.add(path + ": " + name.group());
                                    }
                                }));
        assertThat(unknown).isEmpty();
    }

    /** The launcher knows the command, and the command's class knows each of its options. */
    @Test
    void every_command_that_a_document_names_exists() throws IOException {
        String launcher = Files.readString(HOME.resolve("dragoman"));
        var unknown = new ArrayList<String>();
        documents.forEach(
                (path, lines) -> {
                    for (String line : lines) {
                        each(
                                "(?:\\./|`)dragoman ([a-z]+)((?: [^`#]*)?)",
                                line,
                                said -> {
                                    if (!launcher.contains("\n  " + said.group(1) + " ")) {
                                        unknown.add(path + ": dragoman " + said.group(1));
                                    }
                                    each(
                                            "(?<= |\\[)--([a-z][a-z-]+)",
                                            said.group(2),
                                            option -> {
                                                if (!options.contains(option.group(1))) {
                                                    unknown.add(path + ": " + option.group());
                                                }
                                            });
                                });
                    }
                });
        assertThat(unknown).isEmpty();
    }

    /** A key in backticks that begins with a section of the shipped configuration, which has every key. */
    @Test
    void every_key_of_the_configuration_that_a_document_names_exists() throws IOException {
        Set<String> keys = keys();
        var unknown = new ArrayList<String>();
        inBackticks(
                (path, code) -> {
                    String key = code.split("[: ]", 2)[0];
                    boolean isKey =
                            path.startsWith("config/")
                                    && key.matches("[a-z_]+(\\.[a-z_]+)+")
                                    && !key.equals("badges.key") // the file
                                    && keys.contains(key.split("\\.", 2)[0]);
                    if (isKey && !keys.contains(key)) {
                        unknown.add(path + ": " + code);
                    }
                });
        assertThat(unknown).isEmpty();
    }

    /** The keys of the shipped configuration, and its sections. */
    private static Set<String> keys() throws IOException {
        var keys = new HashSet<String>();
        var at = new ArrayList<String>();
        for (String line : Files.readAllLines(HOME.resolve("config/dragoman.yaml"))) {
            if (line.matches(" *[a-z_]+:.*")) {
                int depth = (line.length() - line.stripLeading().length()) / 2;
                at.subList(depth, at.size()).clear();
                at.add(line.strip().split(":", 2)[0]);
                keys.add(String.join(".", at));
            }
        }
        return keys;
    }

    /** What takes a piece of code and the document that it stands in. */
    private interface Code {
        void in(String document, String code);
    }

    private void inBackticks(Code each) {
        documents.forEach(
                (path, lines) -> {
                    boolean block = false;
                    for (String line : lines) {
                        block ^= line.startsWith("```");
                        if (!block) {
                            each("`([^`]+)`", line, code -> each.in(path, code.group(1)));
                        }
                    }
                });
    }
}
