package org.dragoman.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.session.SmallHall;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A table of speakers is listed whole, or every wrong row is told. */
class InscriptionTableTest {
    private static InscriptionTable read(String csv) {
        return InscriptionTable.read(csv, SmallHall.setting());
    }

    private static List<String> mistakes(String csv) {
        return read(csv).mistakes().stream()
                .map(m -> m.row() + " " + m.column() + " " + m.code().name().substring(13))
                .toList();
    }

    /** The speakers of a table in which nothing is wrong, with their item and text. */
    private static List<String> speakers(String csv) {
        assertThat(mistakes(csv)).as(csv).isEmpty();
        return read(csv).entries().stream()
                .map(InscriptionTable.Entry::inscription)
                .map(
                        i ->
                                i.participant().value()
                                        + i.language().map(l -> " " + l).orElse("")
                                        + i.wish().item().map(t -> " " + t.value()).orElse("")
                                        + (i.wish().text().isEmpty()
                                                ? ""
                                                : " <" + i.wish().text() + ">"))
                .toList();
    }

    @Test
    void a_right_table_is_read_in_its_order() {
        assertThat(
                        speakers(
                                "participant,language,item,text\n"
                                        + "emma,en,discussion,\"Peace, and trade\"\n"
                                        + "aygun,,,\n"))
                .containsExactly("emma en discussion <Peace, and trade>", "aygun");
    }

    @Test
    void cells_may_stand_between_tabs_semicolons_or_commas_and_lines_end_as_they_like() {
        for (String table :
                List.of(
                        "participant\tlanguage\titem\nemma\ten\tdiscussion\n",
                        "participant\tlanguage\titem\r\nemma\ten\tdiscussion",
                        "participant;language;item\r\nemma;en;discussion\r\n",
                        "participant,language,item\remma,en,discussion\r",
                        "sep=;\r\nparticipant;language;item\r\nemma;en;discussion\r\n",
                        "SEP=\t\nparticipant\tlanguage\titem\nemma\ten\tdiscussion\n",
                        "\"sep=,\"\nparticipant,language,item\nemma,en,discussion\n",
                        "\uFEFFlanguage;item;participant\r\n\r\nen;discussion;emma\r\n;;\r\n",
                        "participant,language,item,,\nemma,en,discussion,,\n")) {
            assertThat(speakers(table)).as(table).containsExactly("emma en discussion");
        }
    }

    @Test
    void quotation_marks_of_a_spreadsheet_are_read_as_it_writes_them() {
        assertThat(
                        speakers(
                                "participant,text\n"
                                        + "emma,\"She said \"\"yes\"\",\n"
                                        + "and went\"\n"
                                        + "farid,x\n"))
                .containsExactly("emma <She said \"yes\", and went>", "farid <x>");
        assertThat(
                        speakers(
                                "participant\ttext\nemma\t5\" pipes\nfarid\t\"Water\" for all\n"
                                        + "aygun\t\"two\nlines\"\n"))
                .containsExactly(
                        "emma <5\" pipes>", "farid <\"Water\" for all>", "aygun <two lines>");
    }

    @Test
    void a_header_may_be_spelled_otherwise_and_in_the_five_languages() {
        for (String header :
                List.of(
                        "Participant;Language;Agenda item",
                        " PARTICIPANT ; language;\u00A0Item",
                        "Orateur;Langue;Point",
                        "Участник;Язык;Пункт",
                        "İştirakçı;Dil;Bənd",
                        "\u200Fالمشارك;اللغة;البند")) {
            assertThat(speakers(header + "\nemma;en;discussion\n"))
                    .as(header)
                    .containsExactly("emma en discussion");
        }
        assertThat(mistakes("participant,Time class,On behalf of\nemma,,\n")).isEmpty();
    }

    @Test
    void what_a_program_changed_in_an_id_is_put_right() {
        assertThat(
                        speakers(
                                "participant,language,item\n"
                                        + "Emma ,EN,\u00A0Discussion\n"
                                        + "\u200Efarid,,\n"))
                .containsExactly("emma en discussion", "farid");
    }

    @Test
    void every_wrong_row_is_told_with_its_column() {
        assertThat(mistakes("participant,language,item\nnobody,en,\nemma,de,no-item\nemma,,\n"))
                .containsExactly(
                        "2 participant UNKNOWN_PARTICIPANT",
                        "3 language UNKNOWN_LANGUAGE",
                        "3 item UNKNOWN_ITEM");
    }

    @Test
    void who_stands_twice_is_told_at_the_second_place() {
        assertThat(mistakes("participant\nemma\nfarid\nemma\n"))
                .containsExactly("4 participant ROW_TWICE");
    }

    @Test
    void each_mistake_of_the_header_is_told_once_and_by_its_name() {
        assertThat(mistakes("name,language\nemma,en\n")).containsExactly("1 name COLUMN_UNKNOWN");
        assertThat(mistakes("participant,spoken,read\nemma,en,\n"))
                .containsExactly("1 spoken COLUMN_UNKNOWN", "1 read COLUMN_UNKNOWN");
        assertThat(mistakes("language,item\nen,discussion\n"))
                .containsExactly("1 participant COLUMN_MISSING");
        assertThat(mistakes("participant,Participant\nemma,farid\n"))
                .containsExactly("1 Participant COLUMN_TWICE");
        assertThat(mistakes("emma,en,discussion\nfarid,fr,\n"))
                .containsExactly("1 participant COLUMN_MISSING");
        assertThat(mistakes("participant language item\nemma en discussion\n"))
                .containsExactly("1 participant COLUMN_MISSING");
    }

    @Test
    void characters_that_were_lost_are_told_at_their_row_and_never_taken_in() {
        assertThat(mistakes("participant;text\nemma;\uFFFD\uFFFD\uFFFD\uFFFD\nfarid;fine\n"))
                .containsExactly("2 text CHARACTERS_LOST");
        assertThat(mistakes("participant;text\nemma;a\0b\nfari\uFFFDd;\n"))
                .containsExactly("2 text CHARACTERS_LOST", "3 participant CHARACTERS_LOST");
        var wide = new StringBuilder();
        "participant,text\nemma,hello\n".chars().forEach(c -> wide.append((char) c).append('\0'));
        assertThat(mistakes(wide.toString())).containsExactly("1 participant CHARACTERS_LOST");
    }

    @Test
    void quotation_marks_that_do_not_match_are_told_at_their_cell() {
        assertThat(mistakes("participant,text\nemma,\"hello\n")).containsExactly("2 text QUOTES");
        assertThat(mistakes("participant,text\nfarid,x\nemma,5\" pipes\n"))
                .containsExactly("3 text QUOTES");
        assertThat(mistakes("participant,text\nemma,\"Water\" for all\n"))
                .containsExactly("2 text QUOTES");
    }

    @Test
    void a_row_with_more_cells_than_columns_is_told() {
        assertThat(mistakes("participant\nemma,en\n")).containsExactly("2  ROW_TOO_LONG");
        assertThat(mistakes("participant,,\nemma,,en\n")).containsExactly("2  ROW_TOO_LONG");
    }

    @Test
    void nothing_at_all_is_no_table() {
        assertThat(mistakes("")).containsExactly("1  TABLE_EMPTY");
        assertThat(mistakes("participant,language\n\n")).containsExactly("1  TABLE_EMPTY");
    }

    @Test
    void mistakes_and_rows_have_their_bounds() {
        assertThat(mistakes("participant\n" + "x\n".repeat(199)))
                .hasSize(InscriptionTable.MISTAKES_MAX);
        assertThat(mistakes("participant\n" + "x\n".repeat(201)))
                .containsExactly("202  TABLE_TOO_LONG");
        assertThat(mistakes("participant\n" + "x\n".repeat(5000))).hasSize(1);
        assertThat(mistakes("participant\nemma" + ",".repeat(5000) + "\n"))
                .containsExactly("2  ROW_TOO_LONG");
    }
}
