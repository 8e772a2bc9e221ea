package org.dragoman.gateway.wire;

import org.dragoman.conference.Ids;
import org.dragoman.gateway.wire.command.Wishes;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.state.Setting;
import org.dragoman.text.CleanText;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table of speakers as people have it ({@link Csv}), whose header names the columns as the fields of {@code Inscription}.
 * What is wrong in itself is told here, row by row, each mistake once; whether the speakers can be listed, the rules say.
 */
public record InscriptionTable(List<Entry> entries, List<Mistake> mistakes) {
    static final int ROWS_MAX = 200;
    static final int MISTAKES_MAX = 100;
    private static final int VALUE_MAX = 60;
    private static final char LOST = '\uFFFD';

    /** A speaker, and the row they stand in, the header being the first. */
    record Entry(int row, Inscription inscription) {}

    /** What is wrong in a row, the header being the first. */
    record Mistake(int row, String column, RefusalCode code, String value) {
        Mistake {
            column = shortened(column);
            value = shortened(value);
        }

        private static String shortened(String text) {
            String plain = CleanText.stripped(text).strip();
            int end = Math.min(VALUE_MAX, plain.length());
            return plain.substring(
                    0, end > 0 && Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end);
        }
    }

    public static InscriptionTable read(String csv, Setting setting) {
        var reading = new Reading(setting);
        try {
            reading.rows(Csv.rows(csv));
        } catch (Csv.Broken e) {
            reading.broken(e, Csv.header(csv));
        }
        return new InscriptionTable(reading.entries, reading.mistakes);
    }

    /** What is asked of the session: those who are there already are passed over. */
    public Command.Inscribe command() {
        return new Command.Inscribe(entries.stream().map(Entry::inscription).toList(), true);
    }

    /** One reading, from the first row to the last. */
    private static final class Reading {
        private final Setting setting;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private final Set<List<Object>> seen = new HashSet<>();

        Reading(Setting setting) {
            this.setting = setting;
        }

        void rows(List<Csv.Row> rows) {
            if (rows.size() < 2) {
                wrong(1, "", RefusalCode.REFUSAL_CODE_TABLE_EMPTY, "");
                return;
            }
            var columns = header(rows.getFirst());
            if (rows.size() - 1 > ROWS_MAX) {
                wrong(ROWS_MAX + 2, "", RefusalCode.REFUSAL_CODE_TABLE_TOO_LONG, "");
            }
            if (mistakes.isEmpty()) {
                rows.stream().skip(1).forEach(row -> row(columns, row));
            }
        }

        void broken(Csv.Broken e, List<String> header) {
            String column =
                    e.cell() < header.size()
                            ? Column.named(header.get(e.cell())).map(Column::wire).orElse("")
                            : "";
            wrong(
                    e.row(),
                    column,
                    RefusalCode.valueOf("REFUSAL_CODE_" + e.fault().name()),
                    e.value());
        }

        /** The columns in their order; none where nothing stands above. */
        private List<Optional<Column>> header(Csv.Row row) {
            var columns = row.cells().stream().map(Column::named).toList();
            var known = EnumSet.noneOf(Column.class);
            if (lost(row, columns)) {
                return columns;
            }
            if (columns.stream().allMatch(Optional::isEmpty)) {
                missing(row);
                return columns;
            }
            for (int i = 0; i < columns.size(); i++) {
                String name = row.cells().get(i);
                if (columns.get(i).isEmpty() && !name.isBlank()) {
                    wrong(row.number(), name, RefusalCode.REFUSAL_CODE_COLUMN_UNKNOWN, "");
                } else if (columns.get(i).isPresent() && !known.add(columns.get(i).get())) {
                    wrong(row.number(), name, RefusalCode.REFUSAL_CODE_COLUMN_TWICE, "");
                }
            }
            if (mistakes.isEmpty() && !known.contains(Column.PARTICIPANT)) {
                missing(row);
            }
            return columns;
        }

        private void missing(Csv.Row row) {
            wrong(
                    row.number(),
                    Column.PARTICIPANT.wire(),
                    RefusalCode.REFUSAL_CODE_COLUMN_MISSING,
                    String.join(" ", row.cells()));
        }

        /** Tells the first cell in which characters were lost on the way: what was not UTF-8, or had two bytes each. */
        private boolean lost(Csv.Row row, List<Optional<Column>> columns) {
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                if (cell.indexOf(LOST) >= 0 || cell.indexOf(0) >= 0) {
                    String column =
                            i < columns.size() ? columns.get(i).map(Column::wire).orElse("") : "";
                    wrong(
                            row.number(),
                            column,
                            RefusalCode.REFUSAL_CODE_CHARACTERS_LOST,
                            cell.replace('\0', LOST));
                    return true;
                }
            }
            return false;
        }

        private void row(List<Optional<Column>> columns, Csv.Row row) {
            if (lost(row, columns)) {
                return;
            }
            var wire = org.dragoman.protocol.v1.Inscription.newBuilder();
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = trimmed(row.cells().get(i));
                var column = i < columns.size() ? columns.get(i) : Optional.<Column>empty();
                if (column.isPresent()) {
                    put(wire, column.get(), cell);
                } else if (!cell.isEmpty()) {
                    wrong(row.number(), "", RefusalCode.REFUSAL_CODE_ROW_TOO_LONG, cell);
                    return;
                }
            }
            try {
                check(row.number(), wire.build(), Wishes.inscription(wire.build()));
            } catch (Unreadable e) {
                wrong(row.number(), e.field(), e.code(), value(wire.build(), e.field()));
            }
        }

        private static void put(
                org.dragoman.protocol.v1.Inscription.Builder wire, Column column, String cell) {
            switch (column) {
                case PARTICIPANT -> wire.setParticipant(id(cell));
                case LANGUAGE -> wire.setLanguage(tag(cell));
                case ITEM -> wire.setItem(id(cell));
                case TIME_CLASS -> wire.setTimeClass(id(cell));
                case ON_BEHALF_OF -> wire.setOnBehalfOf(id(cell));
                case TEXT -> wire.setText(cell);
            }
        }

        private static String trimmed(String cell) {
            return cell.replaceAll("\\A[\\s\\h\uFEFF\u200B]+|[\\s\\h\uFEFF\u200B]+\\z", "");
        }

        /** An id as it was meant: programs write the first letter large, or put a mark before it. */
        private static String id(String cell) {
            String plain = CleanText.stripped(cell).strip();
            String small = plain.toLowerCase(Locale.ROOT);
            return Ids.valid(small) ? small : plain;
        }

        private static String tag(String cell) {
            String plain = CleanText.stripped(cell).strip().replace('_', '-');
            try {
                return new Locale.Builder().setLanguageTag(plain).build().toLanguageTag();
            } catch (IllformedLocaleException e) {
                return plain;
            }
        }

        private void check(
                int row, org.dragoman.protocol.v1.Inscription wire, Inscription inscription) {
            int before = mistakes.size();
            var who = setting.participant(inscription.participant());
            if (who.isEmpty()) {
                wrong(row, wire, Column.PARTICIPANT, RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT);
            } else if (!seen.add(List.of(inscription.participant(), inscription.wish().item()))) {
                wrong(row, wire, Column.PARTICIPANT, RefusalCode.REFUSAL_CODE_ROW_TWICE);
            }
            if (inscription.language().filter(l -> setting.channel(l).isEmpty()).isPresent()) {
                wrong(row, wire, Column.LANGUAGE, RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE);
            }
            var wish = inscription.wish();
            if (wish.item().filter(i -> setting.item(i).isEmpty()).isPresent()) {
                wrong(row, wire, Column.ITEM, RefusalCode.REFUSAL_CODE_UNKNOWN_ITEM);
            }
            if (wish.timeClass().filter(c -> setting.timeClass(c).isEmpty()).isPresent()) {
                wrong(row, wire, Column.TIME_CLASS, RefusalCode.REFUSAL_CODE_UNKNOWN_CATEGORY);
            }
            if (wish.onBehalfOf().isPresent()
                    && !wish.onBehalfOf()
                            .equals(
                                    who.isEmpty()
                                            ? Optional.empty()
                                            : setting.groupOf(inscription.participant()))) {
                wrong(row, wire, Column.ON_BEHALF_OF, RefusalCode.REFUSAL_CODE_UNKNOWN_GROUP);
            }
            if (mistakes.size() == before) {
                entries.add(new Entry(row, inscription));
            }
        }

        private void wrong(
                int row,
                org.dragoman.protocol.v1.Inscription wire,
                Column column,
                RefusalCode code) {
            wrong(row, column.wire(), code, value(wire, column.wire()));
        }

        private static String value(org.dragoman.protocol.v1.Inscription wire, String column) {
            return wire.getAllFields().entrySet().stream()
                    .filter(field -> field.getKey().getName().equals(column))
                    .map(field -> field.getValue().toString())
                    .findFirst()
                    .orElse("");
        }

        private void wrong(int row, String column, RefusalCode code, String value) {
            if (mistakes.size() < MISTAKES_MAX) {
                mistakes.add(new Mistake(row, column, code, value));
            }
        }
    }
}
