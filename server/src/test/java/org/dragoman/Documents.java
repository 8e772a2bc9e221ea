package org.dragoman;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository's documents, and what stands in its sources that they could name. Without what a build makes. */
final class Documents {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS =
            Set.of(".git", "target", "node_modules", "dist", "gen", "data");
    private static final String DECLARED =
            "\\b(?:class|record|interface|enum|message|type|const|function) ([A-Z]\\w*)";

    /** All that is in the repository, by path from its root. */
    private final Set<String> files = new HashSet<>();

    /** Every class, message, enum and type that its sources declare, and every file by its first name. */
    private final Set<String> classes = new HashSet<>();

    /** Every option of a command, and the one that all have. */
    private final Set<String> options = new HashSet<>(Set.of("help"));

    private final SortedMap<String, List<String>> documents = new TreeMap<>();

    Documents() throws IOException {
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
        classes.add(String.valueOf(file.getFileName()).replaceFirst("\\..*", ""));
        if (path.endsWith(".md")) {
            documents.put(path, Files.readAllLines(file));
        } else if (path.matches(".*\\.(java|tsx?|m?js|proto)")) {
            String text = Files.readString(file);
            each(DECLARED, text, declared -> classes.add(declared.group(1)));
            each("\"--([a-z][a-z-]+)\"", text, option -> options.add(option.group(1)));
        }
    }

    static void each(String pattern, String text, Consumer<Matcher> with) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            with.accept(matcher);
        }
    }

    boolean hasClass(String name) {
        return classes.contains(name);
    }

    boolean hasOption(String option) {
        return options.contains(option);
    }

    /** Whether there is such a path, from the root or as the end of a longer one. */
    boolean hasPath(String path) {
        return Files.exists(HOME.resolve(path))
                || files.stream().anyMatch(f -> ("/" + f).endsWith("/" + path));
    }

    /** Whether there is a folder with such a package. */
    boolean hasPackage(String folder) {
        return files.stream().anyMatch(f -> f.contains("/" + folder + "/"));
    }

    /** The lines of one document, none if there is no such document. */
    List<String> lines(String path) {
        return documents.getOrDefault(path, List.of());
    }

    /** What takes something that a document says. */
    interface Said<T> {
        void in(String document, T what);
    }

    void eachDocument(Said<List<String>> with) {
        documents.forEach(with::in);
    }

    /** Every match in the text of every document. */
    void eachMatch(String pattern, Said<Matcher> with) {
        documents.forEach(
                (path, lines) ->
                        each(pattern, String.join("\n", lines), match -> with.in(path, match)));
    }

    /** Every piece of code in backticks, blocks of code left out. */
    void eachCode(Said<String> with) {
        documents.forEach(
                (path, lines) -> {
                    boolean block = false;
                    for (String line : lines) {
                        block ^= line.startsWith("```");
                        if (!block) {
                            each("`([^`]+)`", line, code -> with.in(path, code.group(1)));
                        }
                    }
                });
    }
}
