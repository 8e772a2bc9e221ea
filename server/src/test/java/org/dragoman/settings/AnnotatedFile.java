package org.dragoman.settings;

import java.util.EnumSet;
import java.util.Set;

/** {@code config/dragoman.yaml} as the key table has it: every key with its default, what it means, and why it is so. */
final class AnnotatedFile {
    private static final int COLUMNS = 120;
    private static final String HEAD =
            """
            # How the Dragoman server runs. Every key is here with its default: a file with fewer lines means the same, and a key
            # that is not here refuses to start. Mistakes are told all at once, each with its line and column:
            #
            #   ./dragoman check --config config/dragoman.yaml
            #
            # Any key can be said elsewhere instead: in the environment (public.port is DRAGOMAN_PUBLIC_PORT) or, with the last
            # word, on the command line (--set public.port=9000). Lists take commas there.
            #
            # A relative path starts at the folder of this file; one from the environment or the command line at the working
            # directory.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);
    private final Set<Key.Group> begun = EnumSet.of(Key.Group.TOP);

    private AnnotatedFile() {}

    static String text() {
        var file = new AnnotatedFile();
        for (Key key : Key.values()) {
            file.section(key.group());
            file.key(key);
        }
        return file.text.toString();
    }

    private void section(Key.Group group) {
        if (!begun.add(group)) {
            return;
        }
        blankBeforeTop(group.depth() - 1);
        remark(group.depth() - 1, group.about());
        line(group.depth() - 1, group.last() + ":");
    }

    private void key(Key key) {
        int depth = key.group().depth();
        blankBeforeTop(depth);
        remark(depth, key.about());
        line(depth, key.last() + ": " + key.kind().usualWritten());
    }

    private void blankBeforeTop(int depth) {
        if (depth == 0) {
            text.append('\n');
        }
    }

    private void remark(int depth, String about) {
        if (about.isEmpty()) {
            return;
        }
        int room = COLUMNS - 2 * depth - "# ".length();
        for (String paragraph : about.split("\n")) {
            String rest = paragraph;
            while (rest.length() > room) {
                int end = rest.lastIndexOf(' ', room);
                line(depth, "# " + rest.substring(0, end));
                rest = rest.substring(end + 1);
            }
            line(depth, "# " + rest);
        }
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
