package org.dragoman.gateway;

import org.dragoman.protocol.v1.ImportInscriptions;

import java.util.ArrayList;
import java.util.List;

/** Tables of speakers that are none. */
final class TableHazards extends HazardRows {
    TableHazards(Venue venue) {
        super(venue);
    }

    @Override
    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        tables(all);
        return all;
    }

    private void tables(List<Hazard> all) {
        all.add(table("quotation marks that do not close", "participant\n\"head-egypt", "QUOTES"));
        all.add(table("UTF-16", "\u00FF\u00FEp\0a\0\n\0h\0e\0", "CHARACTERS_LOST"));
        all.add(
                table(
                        "10,000 columns",
                        "participant" + ",".repeat(10_000) + "\nhead-egypt",
                        "ROW_TOO_LONG"));
        all.add(
                table(
                        "5,000 rows",
                        "participant\n" + "head-egypt\n".repeat(5000),
                        "TABLE_TOO_LONG"));
        all.add(
                table(
                        "a formula for a name",
                        "participant\n=HYPERLINK(\"x\")",
                        "QUOTES / UNKNOWN_PARTICIPANT"));
    }

    /** The first mistake that is told of a table; where none is told, the refusal. */
    private Hazard table(String kind, String csv, String wanted) {
        return Hazard.of(
                "H58",
                "a table of speakers with " + kind,
                String.join(", kept or ", wanted.split(" / ")) + ", kept",
                () -> {
                    try (var foe = Foe.binary(port(), venue.token("secretary-1"))) {
                        foe.say(
                                command(
                                        c ->
                                                c.setImportInscriptions(
                                                        ImportInscriptions.newBuilder()
                                                                .setCsv(csv)
                                                                .setDryRun(true))));
                        var answer =
                                foe.until(
                                        m ->
                                                m.hasInscriptionReport()
                                                        || m.hasRefused()
                                                        || m.hasAccepted());
                        String told =
                                answer.getInscriptionReport().getMistakesCount() > 0
                                        ? answer.getInscriptionReport()
                                                .getMistakes(0)
                                                .getCode()
                                                .name()
                                        : answer.getRefused().getCode().name()
                                                + " "
                                                + answer.getRefused().getField();
                        return told.replace("REFUSAL_CODE_", "").strip() + ", " + foe.fate();
                    }
                });
    }
}
