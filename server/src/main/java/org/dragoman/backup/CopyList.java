package org.dragoman.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a copy, so that one that is not whole says so: the file {@code copy.txt} in it, with a line for each file.
 *
 * @param conference whose copy it is
 * @param made when, as ISO 8601 says it
 */
record CopyList(String conference, String made, List<Line> files) {
    private static final String NAME = "copy.txt";
    private static final int FILES_MAX = 10_000;
    private static final Pattern HEAD =
            Pattern.compile("dragoman copy 1 of ([A-Za-z0-9._-]{1,64}) made (\\S{1,40})");
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._-]{1,200}(?:/[A-Za-z0-9._-]{1,200})?)");

    CopyList {
        files = List.copyOf(files);
    }

    /** A file by its path in the copy, and the hash of what is in it. */
    record Line(String path, String sum) {}

    /** The list of all that is in a folder. */
    static CopyList of(Path copy, String conference, String made) throws IOException {
        var lines = new ArrayList<Line>();
        for (Path folder : List.of(copy, copy.resolve(conference))) {
            for (Path file : Trees.files(folder)) {
                lines.add(new Line(copy.relativize(file).toString(), Trees.sum(file)));
            }
        }
        return new CopyList(conference, made, lines);
    }

    void write(Path copy) throws IOException {
        var text = new StringBuilder();
        text.append("dragoman copy 1 of ").append(conference).append(" made ").append(made);
        text.append('\n');
        files.forEach(f -> text.append(f.sum()).append("  ").append(f.path()).append('\n'));
        Files.writeString(copy.resolve(NAME), text);
    }

    /**
     * Reads the list of a copy, and holds every file against it.
     *
     * @throws NotWhole if a file is missing or another than was copied
     * @throws IOException if there is no list, or it cannot be read
     */
    static CopyList whole(Path copy) throws IOException, NotWhole {
        List<String> lines = lines(copy);
        Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.getFirst());
        if (!head.matches() || lines.size() > FILES_MAX) {
            throw new IOException(copy + " is not a copy: its " + NAME + " is not a list of one");
        }
        var files = new ArrayList<Line>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher file = LINE.matcher(line);
            if (!file.matches() || file.group(2).contains("..")) {
                throw new IOException(copy.resolve(NAME) + " has a line that names no file");
            }
            files.add(new Line(file.group(2), file.group(1)));
        }
        var list = new CopyList(head.group(1), head.group(2), files);
        list.hold(copy);
        return list;
    }

    private static List<String> lines(Path copy) throws IOException {
        try {
            return Files.readAllLines(copy.resolve(NAME));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    copy + " is not a copy: it has no " + NAME + ", which is written last", e);
        }
    }

    private void hold(Path copy) throws IOException, NotWhole {
        for (Line line : files) {
            Path file = copy.resolve(line.path());
            if (!Files.isRegularFile(file)) {
                throw new NotWhole("the copy is not whole: " + line.path() + " is missing");
            }
            if (!Trees.sum(file).equals(line.sum())) {
                throw new NotWhole("the copy is not whole: " + line.path() + " was changed");
            }
        }
    }
}
