package org.dragoman.load.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run found, for people and for programs. */
final class Report {
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();
    private final StringBuilder tables = new StringBuilder();

    Report put(String key, double value) {
        if (Double.isFinite(value)) {
            figures.put(key, Double.parseDouble(String.format(Locale.ROOT, "%.4g", value)));
        }
        return this;
    }

    Report put(String key, long value) {
        figures.put(key, value);
        return this;
    }

    Report put(String key, String value) {
        figures.put(key, value);
        return this;
    }

    Report put(String key, boolean value) {
        figures.put(key, value);
        return this;
    }

    Report put(String key, List<Map<String, Object>> rows) {
        figures.put(key, rows);
        return this;
    }

    /** Something a reader must know before using a figure. */
    Report remark(String line) {
        remarks.add(line);
        return this;
    }

    /** A table with its headings in the first row. */
    Report table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                int at = column;
                int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                String form = column == 0 ? "%-" + width + "s" : "  %" + width + "s";
                tables.append(String.format(Locale.ROOT, form, row.get(column)));
            }
            tables.append('\n');
        }
        tables.append('\n');
        return this;
    }

    static String cell(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3g", value) : "-";
    }

    /** The figures, to be judged. */
    Map<String, Object> figures() {
        return figures;
    }

    List<String> remarks() {
        return remarks;
    }

    String text() {
        var text = new StringBuilder(tables);
        figures.forEach(
                (key, value) -> {
                    if (!(value instanceof List)) {
                        text.append(String.format(Locale.ROOT, "%-22s %s%n", key, value));
                    }
                });
        remarks.forEach(line -> text.append("note: ").append(line).append('\n'));
        return text.toString();
    }

    String json() {
        var all = new LinkedHashMap<>(figures);
        all.put("remarks", remarks);
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(all)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and words are always JSON", e);
        }
    }
}
