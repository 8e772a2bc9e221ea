package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.Documents.HOME;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The documents can be read in any window, and what they name is there. */
class DocsTest {
    private static final int WIDTH = 120;

    /** Words of documents that are written like a class of ours, and are of a library, a browser or a system. */
    private static final Set<String> FOREIGN =
            Set.of(
                    "AbortError",
                    "CompletableFuture",
                    "Date",
                    "Flow",
                    "Host",
                    "HttpOnly",
                    "KeyboardEvent",
                    "LimitNOFILE",
                    "NaN",
                    "NotAllowedError",
                    "NotFoundError",
                    "NotSupportedError",
                    "Secure",
                    "TimeoutException");

    private final Documents documents = new Documents();
    private final List<String> wrong = new ArrayList<>();

    DocsTest() throws IOException {}

    /** A table cannot be broken, and neither can a link that is longer than a line. */
    @Test
    void lines_of_documents_fit_into_a_window() {
        documents.eachDocument(
                (path, lines) -> {
                    for (int i = 0; i < lines.size(); i++) {
                        String line = lines.get(i);
                        boolean breakable = !line.startsWith("|") && line.strip().contains(" ");
                        if (line.codePointCount(0, line.length()) > WIDTH && breakable) {
                            wrong.add(path + ":" + (i + 1));
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_link_to_a_file_leads_somewhere() {
        documents.eachMatch(
                "\\]\\(([^)#: ]+)(?:#[^)]*)?\\)",
                (path, link) -> {
                    if (!Files.exists(target(path, link.group(1)))) {
                        wrong.add(path + ": " + link.group(1));
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_link_to_a_heading_leads_to_one() {
        documents.eachMatch(
                "\\]\\(([^)#: ]*)#([^)]+)\\)",
                (path, link) -> {
                    boolean here = link.group(1).isEmpty();
                    var to = here ? path : HOME.relativize(target(path, link.group(1))).toString();
                    if (!anchors(documents.lines(to)).contains(link.group(2))) {
                        wrong.add(path + ": " + link.group());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    private static Path target(String document, String link) {
        return HOME.resolve(document).resolveSibling(link).normalize();
    }

    /** The headings, as GitHub makes anchors of them. */
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

    /** A word with a capital in backticks is a class, a message, a function or a test of ours. */
    @Test
    void every_class_that_a_document_names_exists() {
        documents.eachCode(
                (path, code) -> {
                    if (code.matches("[A-Z][a-z0-9]\\w*(\\.[a-z]\\w*)?(\\(.*\\))?")) {
                        String name = code.split("[.(]", 2)[0];
                        if (!documents.hasClass(name) && !FOREIGN.contains(name)) {
                            wrong.add(path + ": " + code);
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_path_that_a_document_names_exists() {
        documents.eachCode(
                (path, code) -> {
                    boolean isPath =
                            code.matches(
                                    "((server|load-tests|client-sdk|protocol|config)/[\\w./@-]+"
                                        + "|[\\w.@-]+(/[\\w.@-]+)+\\.(java|tsx?|mjs|proto|md|ya?ml|json|css))");
                    boolean isMade = code.matches("(.*/)?(target|dist|gen)/.*");
                    if (isPath && !isMade && !documents.hasPath(code.replaceFirst("/$", ""))) {
                        wrong.add(path + ": " + code);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /** The wire's package is made by the build. */
    @Test
    void every_package_that_a_document_names_exists() {
        documents.eachMatch(
                "org[./]dragoman((?:[./](?!protocol[./]v1)[a-z][a-z0-9]*)+)(?![\\w(])",
                (path, name) -> {
                    if (!documents.hasPackage(name.group().replace('.', '/'))) {
                        wrong.add(path + ": " + name.group());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    /** The launcher's help has the command, and some command's class has the option. */
    @Test
    void every_command_that_a_document_names_exists() throws IOException {
        String launcher = Files.readString(HOME.resolve("dragoman"));
        documents.eachMatch(
                "(?:\\./|`)dragoman ([a-z]+)((?: [^`#\\n]*)?)",
                (path, said) -> {
                    if (!launcher.contains("\n  " + said.group(1) + " ")) {
                        wrong.add(path + ": dragoman " + said.group(1));
                    }
                    Documents.each(
                            "(?<= |\\[)--([a-z][a-z-]+)",
                            said.group(2),
                            option -> {
                                if (!documents.hasOption(option.group(1))) {
                                    wrong.add(path + ": " + option.group());
                                }
                            });
                });
        assertThat(wrong).isEmpty();
    }

    /** A key in backticks that begins with a section of the shipped configuration, which has every key. */
    @Test
    void every_key_of_the_configuration_that_a_document_names_exists() throws IOException {
        Set<String> keys = keys();
        documents.eachCode(
                (path, code) -> {
                    String key = code.split("[: ]", 2)[0];
                    boolean isKey =
                            path.startsWith("config/")
                                    && key.matches("[a-z_]+(\\.[a-z_]+)+")
                                    && !key.equals("badges.key") // the file
                                    && keys.contains(key.split("\\.", 2)[0]);
                    if (isKey && !keys.contains(key)) {
                        wrong.add(path + ": " + code);
                    }
                });
        assertThat(wrong).isEmpty();
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
}
