package org.dragoman.gateway.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as office programs write it: cells between tabs (what is copied from a spreadsheet), semicolons or commas (RFC
 * 4180), with or without quotation marks, whatever ends its lines. {@code sep=;} before it says which.
 */
final class Csv {
    private static final int ROWS_MAX = 1_000;
    private static final int CELLS_MAX = 50;
    private static final Pattern SEPARATOR =
            Pattern.compile("\\A\\s*\"?sep=(.)\"?[ \t]*\n", Pattern.CASE_INSENSITIVE);
    private static final char[] SEPARATORS = {'\t', ';', ','};

    private final String text;
    private final char separator;
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int row = 1;

    private Csv(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** A row that is not empty, and its number from 1. */
    record Row(int number, List<String> cells) {}

    /** Why a text is no table from a row on. */
    enum Fault {
        QUOTES,
        ROW_TOO_LONG,
        TABLE_TOO_LONG
    }

    /** The text is no table from that row on. */
    static final class Broken extends Exception {
        private final int row;
        private final int cell;
        private final Fault fault;
        private final String value;

        Broken(int row, int cell, Fault fault, String value) {
            super(fault.name());
            this.row = row;
            this.cell = cell;
            this.fault = fault;
            this.value = value;
        }

        int row() {
            return row;
        }

        /** The place of the cell in its row, from 0. */
        int cell() {
            return cell;
        }

        Fault fault() {
            return fault;
        }

        String value() {
            return value;
        }
    }

    static List<Row> rows(String raw) throws Broken {
        String text = plain(raw);
        var said = SEPARATOR.matcher(text);
        boolean isSaid = said.find();
        var csv =
                isSaid
                        ? new Csv(text.substring(said.end()), said.group(1).charAt(0))
                        : new Csv(text, separator(text));
        csv.read();
        return csv.rows;
    }

    /** The cells of the first row as far as they can be read, for whoever tells what is wrong further down. */
    static List<String> header(String raw) {
        String text = plain(raw);
        var said = SEPARATOR.matcher(text);
        String rest = said.find() ? text.substring(said.end()) : text;
        try {
            var first = rows(rest.strip().lines().findFirst().orElse(""));
            return first.isEmpty() ? List.of() : first.getFirst().cells();
        } catch (Broken e) {
            return List.of();
        }
    }

    private static String plain(String raw) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** What stands between the cells of the first row most often, outside of quotation marks. */
    private static char separator(String text) {
        String header = text.strip().lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long times = header.chars().filter(c -> c == candidate).count();
            if (times > most) {
                most = times;
                best = candidate;
            }
        }
        return best;
    }

    private void read() throws Broken {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' && cell.toString().isBlank() && closes(i)) {
                i = quoted(i + 1);
            } else if (c == separator) {
                endCell();
                i++;
            } else if (c == '\n') {
                endRow();
                i++;
            } else if (c == '"' && separator != '\t') {
                throw new Broken(row, cells.size(), Fault.QUOTES, cell.toString() + c);
            } else {
                cell.append(c);
                i++;
            }
        }
        endRow();
    }

    /** Whether a quotation mark opens a cell. What is copied from a spreadsheet may have one that is only a sign. */
    private boolean closes(int from) {
        if (separator != '\t') {
            return true;
        }
        int end = closing(from + 1);
        return end > 0 && endsThere(end + 1);
    }

    /** Reads a cell in quotation marks from behind the first of them to behind the last. */
    private int quoted(int from) throws Broken {
        int end = closing(from);
        if (end < 0) {
            throw new Broken(row, cells.size(), Fault.QUOTES, text.substring(from));
        }
        cell.setLength(0);
        cell.append(text, from, end);
        String whole = cell.toString().replace("\"\"", "\"");
        if (!endsThere(end + 1)) {
            throw new Broken(row, cells.size(), Fault.QUOTES, whole);
        }
        cell.setLength(0);
        cell.append(whole);
        int next = end + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    /** The place of the quotation mark that closes; -1 if none does. */
    private int closing(int from) {
        int i = text.indexOf('"', from);
        while (i >= 0 && i + 1 < text.length() && text.charAt(i + 1) == '"') {
            i = text.indexOf('"', i + 2);
        }
        return i;
    }

    private boolean endsThere(int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i == text.length() || text.charAt(i) == separator || text.charAt(i) == '\n';
    }

    private void endCell() throws Broken {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cells.size() > CELLS_MAX) {
            throw new Broken(row, CELLS_MAX, Fault.ROW_TOO_LONG, "");
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
            throw new Broken(row, 0, Fault.TABLE_TOO_LONG, "");
        }
    }
}
