package org.dragoman.load.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What came of each target, a line each; kept in {@code target/fuzz/fuzz.txt}. */
final class FuzzTable {
    private static final String FORM = "%-12s %12s %9s %16s %6s %16s  %s%n";

    private FuzzTable() {}

    static String told(List<Fuzzer.Outcome> outcomes) throws IOException {
        var table = new StringBuilder();
        table.append(
                FORM.formatted(
                        "target", "executions", "a second", "edges", "new", "lines", "found"));
        for (Fuzzer.Outcome one : outcomes) {
            table.append(
                    FORM.formatted(
                            one.target().lower(),
                            one.runs(),
                            one.runs() / Math.max(1, one.seconds()),
                            one.edgesBefore() + " to " + one.edges(),
                            one.kept(),
                            lines(one.lines()),
                            one.found().isEmpty() ? "nothing" : String.join("; ", one.found())));
        }
        Path file = Path.of("target/fuzz/fuzz.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        return table.toString();
    }

    private static String lines(Fuzzer.Lines lines) {
        return lines.all() == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%d/%d %d %%",
                        lines.reached(),
                        lines.all(),
                        100 * lines.reached() / lines.all());
    }
}
