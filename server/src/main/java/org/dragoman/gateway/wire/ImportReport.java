package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.InscriptionReport;
import org.dragoman.protocol.v1.ListedRow;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.RowMistake;
import org.dragoman.session.rules.Fate;
import org.dragoman.session.said.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an import does, row by row: who comes onto the list, who is there already, and what is wrong. The check tells the same
 * as the import, since both are tried by the rules that list.
 */
public final class ImportReport {
    private static final String KIND = "kind";

    private final InscriptionTable table;
    private final List<Fate> fates;
    private final List<InscriptionTable.Mistake> mistakes;

    /**
     * @param fates what becomes of each entry of the table, in their order; none where they were not tried
     */
    public ImportReport(InscriptionTable table, List<Fate> fates) {
        this.table = table;
        this.fates = fates;
        this.mistakes = new ArrayList<>(table.mistakes());
        boolean full = false;
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i) instanceof Fate.Refused(var code, var field)
                    && !(full && code == Refusal.LIST_FULL)) {
                full |= code == Refusal.LIST_FULL;
                mistakes.add(mistake(table.entries().get(i), code, field));
            }
        }
        mistakes.sort((a, b) -> Integer.compare(a.row(), b.row()));
    }

    /** Whether anything is wrong, so that nothing is listed. */
    public boolean isWrong() {
        return !mistakes.isEmpty();
    }

    private static InscriptionTable.Mistake mistake(
            InscriptionTable.Entry entry, Refusal code, String field) {
        var who = entry.inscription().participant().value();
        return code == Refusal.FORBIDDEN && field.equals(KIND)
                ? new InscriptionTable.Mistake(
                        entry.row(),
                        Column.PARTICIPANT.wire(),
                        RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT,
                        who)
                : new InscriptionTable.Mistake(
                        entry.row(),
                        field,
                        RefusalCodes.of(code),
                        field.isEmpty() || field.equals(Column.PARTICIPANT.wire()) ? who : "");
    }

    /**
     * The report as it is told.
     *
     * @param say the words for a code, in the language of whoever asked
     */
    public InscriptionReport on(String command, Function<RefusalCode, String> say) {
        var report = InscriptionReport.newBuilder().setCommand(command);
        // Where one row is wrong nobody is listed, but what is right is counted.
        report.setEntries(
                fates.isEmpty()
                        ? table.entries().size()
                        : (int) fates.stream().filter(Fate.Listed.class::isInstance).count());
        mistakes.stream()
                .limit(InscriptionTable.MISTAKES_MAX)
                .forEach(
                        m ->
                                report.addMistakes(
                                        RowMistake.newBuilder()
                                                .setRow(m.row())
                                                .setColumn(m.column())
                                                .setCode(m.code())
                                                .setText(say.apply(m.code()))
                                                .setValue(m.value())));
        for (int i = 0; i < fates.size(); i++) {
            switch (fates.get(i)) {
                case Fate.Waiting(int place) ->
                        report.addListed(
                                listed(i, say, RefusalCode.REFUSAL_CODE_ALREADY_LISTED)
                                        .setPlace(place));
                case Fate.Spoken() ->
                        report.addListed(listed(i, say, RefusalCode.REFUSAL_CODE_ALREADY_SPOKEN));
                case Fate.Listed _, Fate.Refused _ -> {}
            }
        }
        return report.build();
    }

    private ListedRow.Builder listed(int i, Function<RefusalCode, String> say, RefusalCode code) {
        var entry = table.entries().get(i);
        return ListedRow.newBuilder()
                .setRow(entry.row())
                .setParticipant(entry.inscription().participant().value())
                .setText(say.apply(code));
    }
}
