package org.dragoman.gateway.wire;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values (RFC 4180); semicolons where the header has no comma, as some spreadsheets write. */
final class Csv {
    private static final int ROWS_MAX = 1_000;
    private static final int CELLS_MAX = 50;

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int row = 1;

    private Csv(String text) {
        this.text = text;
        String header = text.lines().findFirst().orElse("");
        this.separator = header.contains(",") || !header.contains(";") ? ',' : ';';
    }

    /** A row that is not empty, and its number from 1. */
    record Row(int number, List<String> cells) {}

    /** The text is no table from that row on. */
    static final class Broken extends Exception {
        private final int row;

        Broken(int row, String what) {
            super(what);
            this.row = row;
        }

        int row() {
            return row;
        }
    }

    static List<Row> rows(String text) throws Broken {
        var csv = new Csv(text);
        csv.read();
        return csv.rows;
    }

    private void read() throws Broken {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (quoted && twice) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = opens(quoted);
            } else if (quoted || (c != separator && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c == separator) {
                endCell();
            } else if (c == '\n') {
                endRow();
            }
        }
        if (quoted) {
            throw new Broken(row, "\"");
        }
        endRow();
    }

    private boolean opens(boolean quoted) throws Broken {
        if (!quoted && !cell.toString().isBlank()) {
            throw new Broken(row, "\"");
        }
        return !quoted;
    }

    private void endCell() throws Broken {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > CELLS_MAX) {
            throw new Broken(row, "");
        }
    }

    private void endRow() throws Broken {
        endCell();
        if (cells.stream().anyMatch(c -> !c.isBlank())) {
            rows.add(new Row(row, List.copyOf(cells)));
        }
        cells = new ArrayList<>();
        row++;
        if (rows.size() > ROWS_MAX) {
            throw new Broken(row, "");
        }
    }
}
