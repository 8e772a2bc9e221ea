package org.dragoman.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was sent, what came and what was wanted, a line each: printed when all is over, and kept beside the reports of the tests. */
final class HazardTable {
    private static final Path FILE = Path.of("target/hazards.txt");
    private static final String FORM = "%-4s | %-72s | %-44s | %-44s | %s%n";

    private final List<String[]> lines = new ArrayList<>();

    void line(String row, String sent, String got, String wanted, boolean right) {
        lines.add(new String[] {row, sent, got, wanted, right ? "right" : "WORSE"});
    }

    void tell() throws IOException {
        lines.sort(Comparator.comparing(line -> line[0]));
        var table = new StringBuilder();
        table.append(FORM.formatted("row", "sent", "got", "wanted", "verdict"));
        for (String[] line : lines) {
            table.append(FORM.formatted((Object[]) line));
        }
        long worse = lines.stream().filter(line -> line[4].equals("WORSE")).count();
        table.append(String.format(Locale.ROOT, "%d lines, %d worse%n", lines.size(), worse));
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, table);
        System.out.print(table);
    }
}
