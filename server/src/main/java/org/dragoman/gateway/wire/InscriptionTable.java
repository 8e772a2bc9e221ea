package org.dragoman.gateway.wire;

import org.dragoman.gateway.wire.command.Wishes;
import org.dragoman.protocol.v1.InscriptionReport;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.RowMistake;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.state.Setting;
import org.dragoman.text.PlainText;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A table of speakers in CSV (RFC 4180): the header names the columns as the fields of {@code Inscription}. What is wrong is
 * told row by row; what is right is of use only if nothing is wrong.
 */
public record InscriptionTable(List<Inscription> entries, List<Mistake> mistakes) {
    static final int ROWS_MAX = 200;
    static final int MISTAKES_MAX = 100;
    private static final int VALUE_MAX = 60;
    private static final String PARTICIPANT = "participant";
    private static final List<String> COLUMNS =
            List.of(PARTICIPANT, "language", "item", "time_class", "on_behalf_of", "text");

    /** What is wrong in a row, the header being the first. */
    record Mistake(int row, String column, RefusalCode code, String value) {}

    public static InscriptionTable read(String csv, Setting setting) {
        var reading = new Reading(setting);
        try {
            reading.rows(Csv.rows(csv.startsWith("\uFEFF") ? csv.substring(1) : csv));
        } catch (Csv.Broken e) {
            reading.wrong(e.row(), "", RefusalCode.REFUSAL_CODE_BAD_TEXT, "");
        }
        return new InscriptionTable(reading.entries, reading.mistakes);
    }

    public InscriptionReport report(String command, Function<RefusalCode, String> say) {
        var report = InscriptionReport.newBuilder().setCommand(command).setEntries(entries.size());
        for (Mistake mistake : mistakes) {
            report.addMistakes(
                    RowMistake.newBuilder()
                            .setRow(mistake.row())
                            .setColumn(mistake.column())
                            .setCode(mistake.code())
                            .setText(say.apply(mistake.code()))
                            .setValue(mistake.value()));
        }
        return report.build();
    }

    /** One reading, from the first row to the last. */
    private static final class Reading {
        private final Setting setting;
        private final List<Inscription> entries = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private final Set<List<Object>> seen = new HashSet<>();

        Reading(Setting setting) {
            this.setting = setting;
        }

        void rows(List<Csv.Row> rows) {
            if (rows.isEmpty()) {
                wrong(1, PARTICIPANT, RefusalCode.REFUSAL_CODE_BAD_TEXT, "");
                return;
            }
            var header = rows.getFirst().cells().stream().map(String::strip).toList();
            for (String column : header) {
                if (!COLUMNS.contains(column)) {
                    wrong(1, column, RefusalCode.REFUSAL_CODE_BAD_TEXT, column);
                }
            }
            if (!header.contains(PARTICIPANT) || new HashSet<>(header).size() != header.size()) {
                wrong(1, PARTICIPANT, RefusalCode.REFUSAL_CODE_BAD_TEXT, "");
            }
            if (rows.size() - 1 > ROWS_MAX) {
                wrong(ROWS_MAX + 2, "", RefusalCode.REFUSAL_CODE_LIST_FULL, "");
            }
            if (mistakes.isEmpty()) {
                rows.stream().skip(1).forEach(row -> row(header, row));
            }
        }

        private void row(List<String> header, Csv.Row row) {
            if (row.cells().size() > header.size()) {
                wrong(row.number(), "", RefusalCode.REFUSAL_CODE_BAD_TEXT, row.cells().getLast());
                return;
            }
            var wire = org.dragoman.protocol.v1.Inscription.newBuilder();
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = row.cells().get(i).strip();
                switch (header.get(i)) {
                    case PARTICIPANT -> wire.setParticipant(cell);
                    case "language" -> wire.setLanguage(cell);
                    case "item" -> wire.setItem(cell);
                    case "time_class" -> wire.setTimeClass(cell);
                    case "on_behalf_of" -> wire.setOnBehalfOf(cell);
                    default -> wire.setText(cell);
                }
            }
            try {
                check(row.number(), wire.build(), Wishes.inscription(wire.build()));
            } catch (Unreadable e) {
                wrong(row.number(), e.field(), e.code(), value(wire.build(), e.field()));
            }
        }

        private void check(
                int row, org.dragoman.protocol.v1.Inscription wire, Inscription inscription) {
            int before = mistakes.size();
            var who = setting.participant(inscription.participant());
            if (who.isEmpty()) {
                wrong(row, wire, PARTICIPANT, RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT);
            } else if (!seen.add(List.of(inscription.participant(), inscription.wish().item()))) {
                wrong(row, wire, PARTICIPANT, RefusalCode.REFUSAL_CODE_ALREADY_LISTED);
            }
            if (inscription.language().filter(l -> setting.channel(l).isEmpty()).isPresent()) {
                wrong(row, wire, "language", RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE);
            }
            var wish = inscription.wish();
            if (wish.item().filter(i -> setting.item(i).isEmpty()).isPresent()) {
                wrong(row, wire, "item", RefusalCode.REFUSAL_CODE_UNKNOWN_ITEM);
            }
            if (wish.timeClass().filter(c -> setting.timeClass(c).isEmpty()).isPresent()) {
                wrong(row, wire, "time_class", RefusalCode.REFUSAL_CODE_UNKNOWN_CATEGORY);
            }
            if (wish.onBehalfOf().isPresent()
                    && !wish.onBehalfOf()
                            .equals(
                                    who.isEmpty()
                                            ? Optional.empty()
                                            : setting.groupOf(inscription.participant()))) {
                wrong(row, wire, "on_behalf_of", RefusalCode.REFUSAL_CODE_UNKNOWN_GROUP);
            }
            if (mistakes.size() == before) {
                entries.add(inscription);
            }
        }

        private void wrong(
                int row,
                org.dragoman.protocol.v1.Inscription wire,
                String column,
                RefusalCode code) {
            wrong(row, column, code, value(wire, column));
        }

        private static String value(org.dragoman.protocol.v1.Inscription wire, String column) {
            return switch (column) {
                case PARTICIPANT -> wire.getParticipant();
                case "language" -> wire.getLanguage();
                case "item" -> wire.getItem();
                case "time_class" -> wire.getTimeClass();
                case "on_behalf_of" -> wire.getOnBehalfOf();
                default -> wire.getText();
            };
        }

        private void wrong(int row, String column, RefusalCode code, String value) {
            if (mistakes.size() < MISTAKES_MAX) {
                mistakes.add(new Mistake(row, shortened(column), code, shortened(value)));
            }
        }

        private static String shortened(String text) {
            String plain = PlainText.of(text);
            return plain.substring(0, Math.min(VALUE_MAX, plain.length()));
        }
    }
}
