package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The sheet tells every fact in words, those of kinds to come as well, and nothing in it can disturb its lines. */
class AuditSheetTest {
    private static final long AT = 1_363_604_223_120L;
    private static final Map<String, String> NAMES = Map.of("emma", "Emma Ó Briain");

    private static String sheet(Entry... entries) throws IOException {
        var text = new StringBuilder();
        var sheet = new AuditSheet(text, ZoneOffset.UTC, id -> NAMES.getOrDefault(id, id));
        sheet.begin("opening");
        for (Entry entry : entries) {
            sheet.entry(entry);
        }
        sheet.end();
        return text.toString();
    }

    private static Entry entry(long position, String by, String event) {
        return new Entry(
                position,
                AT + position,
                by,
                "c-1",
                event,
                Long.toHexString(position).repeat(64).substring(0, 64));
    }

    @Test
    void a_fact_is_told_with_its_time_actor_words_and_hash() throws Exception {
        assertThat(
                        sheet(
                                entry(
                                        3,
                                        "chair",
                                        "{\"event\":\"FloorGiven\",\"epoch\":7,\"language\":\"az\",\"limitMs\":300000,\"turn\":{\"value\":4}}")))
                .contains(
                        "     3  2013-03-18 10:57:03.123  chair  floor given: epoch 7, language az,"
                                + " limit 5:00, entry 4  [333333333333]\n");
    }

    @Test
    void who_is_known_is_named() throws Exception {
        assertThat(sheet(entry(1, "emma", "{\"event\":\"SessionOpened\"}")))
                .contains("  emma (\u2068Emma Ó Briain\u2069)  session opened  [");
    }

    @Test
    void what_nobody_asked_for_the_house_did() throws Exception {
        assertThat(sheet(entry(1, "", "{\"aliveAtMs\":1363604223000,\"event\":\"Recovered\"}")))
                .contains("  the server  recovered: alive at 2013-03-18 10:57:03.000  [");
    }

    @Test
    void a_reason_stands_in_quotes_and_cannot_leave_its_line() throws Exception {
        String reason = "بروتوكول\\u202e\\n9999 forged";
        assertThat(
                        sheet(
                                entry(
                                        1,
                                        "chair",
                                        "{\"event\":\"TurnMoved\",\"reason\":\"" + reason + "\"}")))
                .contains("reason \"\u2068بروتوكول\\u{202E}\\u{000A}9999 forged\u2069\"  [")
                .doesNotContain("\u202e", "\n9999");
    }

    @Test
    void kinds_to_come_and_what_is_no_event_are_told_as_they_are() throws Exception {
        assertThat(
                        sheet(
                                entry(
                                        1,
                                        "chair",
                                        "{\"event\":\"MotionTabled\",\"for\":[\"emma\",{\"deep\":[[1]]}],\"quorumMet\":true}")))
                .contains("motion tabled: for [emma (")
                .contains("(deep [[1]])], quorum met true");
        for (String line : List.of("", "null", "7", "[]", "{}", "{\"event\":7}", "{", "x\ny")) {
            assertThat(sheet(entry(1, "chair", line)).lines().filter(l -> l.startsWith("     1")))
                    .describedAs(line)
                    .hasSize(1);
        }
        String bottomless = "[".repeat(400) + "]".repeat(400);
        assertThat(sheet(entry(1, "", "{\"event\":\"X\",\"a\":" + bottomless + "}")))
                .contains("...");
    }

    /** F09. */
    @Test
    void a_clock_that_was_set_back_is_marked() throws Exception {
        var later =
                new Entry(
                        1, AT + 5_400_000, "", "", "{\"event\":\"SessionOpened\"}", "a".repeat(64));
        var earlier = new Entry(2, AT, "", "", "{\"event\":\"Recovered\"}", "b".repeat(64));
        assertThat(sheet(later, earlier)).contains("clock set back by 1:30:00\n     2  ");
        assertThat(sheet(earlier, later)).doesNotContain("clock set back");
    }

    @Test
    void each_page_ends_with_the_whole_hash_of_its_last_line() throws Exception {
        var entries = new Entry[AuditSheet.PAGE + 2];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = entry(i + 1L, "chair", "{\"event\":\"SessionOpened\"}");
        }
        assertThat(sheet(entries))
                .contains(
                        "- page 1, records 1 to 40; head after record 40: "
                                + entries[39].hash()
                                + "\n")
                .contains("- page 2, records 41 to 42; head after record 42: " + entries[41].hash())
                .contains("records  42\nhead     " + entries[41].hash() + "\n");
    }
}
