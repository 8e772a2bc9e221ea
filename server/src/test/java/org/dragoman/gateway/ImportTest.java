package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ImportInscriptions;
import org.dragoman.protocol.v1.InscriptionReport;
import org.dragoman.protocol.v1.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A table that the secretariat keeps and imports each morning. */
class ImportTest {
    private static final String TABLE = "participant,language\nhead-egypt,ar\nhead-jordan,ar\n";

    @TempDir Path data;
    private Venue venue;
    private DragomanClient secretary;
    private final ConcurrentLinkedQueue<InscriptionReport> reports = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        secretary =
                venue.enter(
                        "moderator-1a",
                        new SessionListener() {
                            @Override
                            public void checked(InscriptionReport report) {
                                reports.add(report);
                            }
                        });
    }

    @AfterEach
    void close() {
        venue.close();
    }

    /** The report of a table, and whether it was accepted. */
    private InscriptionReport send(String csv, boolean dryRun, boolean right) throws Exception {
        int before = reports.size();
        var failure =
                secretary
                        .command(
                                Command.newBuilder()
                                        .setImportInscriptions(
                                                ImportInscriptions.newBuilder()
                                                        .setCsv(csv)
                                                        .setDryRun(dryRun)))
                        .handle((accepted, no) -> no)
                        .get(10, TimeUnit.SECONDS);
        assertThat(failure == null).as("%s", failure).isEqualTo(right);
        await().until(() -> reports.size() == before + 1);
        return List.copyOf(reports).getLast();
    }

    private List<String> order() {
        return secretary.snapshot().orElseThrow().list().getTurnsList().stream()
                .map(Turn::getParticipant)
                .toList();
    }

    private static InscriptionReport plain(InscriptionReport report) {
        return report.toBuilder().clearCommand().build();
    }

    @Test
    void a_table_that_grew_lists_who_is_new_and_the_check_says_what_the_import_does()
            throws Exception {
        send(TABLE, false, true);
        String grown = TABLE + "head-kuwait,ar\n";
        var check = send(grown, true, true);
        assertThat(order()).containsExactly("head-egypt", "head-jordan");
        var done = send(grown, false, true);
        assertThat(plain(done)).isEqualTo(plain(check));
        assertThat(done.getEntries()).isEqualTo(1);
        assertThat(done.getMistakesList()).isEmpty();
        assertThat(done.getListedList())
                .extracting(l -> l.getRow() + " " + l.getParticipant() + " " + l.getPlace())
                .containsExactly("2 head-egypt 1", "3 head-jordan 2");
        await().untilAsserted(
                        () ->
                                assertThat(order())
                                        .containsExactly(
                                                "head-egypt", "head-jordan", "head-kuwait"));
        assertThat(send(grown, false, true).getEntries()).isZero();
        assertThat(order()).hasSize(3);
    }

    @Test
    void whoever_has_no_right_to_speak_is_told_at_their_row_by_the_check_and_by_the_import()
            throws Exception {
        String table = TABLE + "visitor-display,ar\n";
        var check = send(table, true, false);
        var done = send(table, false, false);
        assertThat(plain(done)).isEqualTo(plain(check));
        assertThat(done.getMistakesList())
                .extracting(m -> m.getRow() + " " + m.getColumn() + " " + m.getValue())
                .containsExactly("4 participant visitor-display");
        assertThat(order()).isEmpty();
    }

    @Test
    void what_lost_its_characters_is_told_in_the_readers_language_and_not_taken_in()
            throws Exception {
        var report = send("participant;text\r\nhead-egypt;\uFFFD\uFFFD\r\n", false, false);
        assertThat(report.getMistakesList()).hasSize(1);
        assertThat(report.getMistakes(0).getRow()).isEqualTo(2);
        assertThat(report.getMistakes(0).getColumn()).isEqualTo("text");
        assertThat(report.getMistakes(0).getText()).contains("UTF-8");
        assertThat(order()).isEmpty();
    }
}
