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

    @Test
    void a_right_table_is_read_in_its_order() {
        var table =
                read(
                        "participant,language,item,text\n"
                                + "emma,en,discussion,\"Peace, and trade\"\n"
                                + "aygun,,,\n");
        assertThat(table.mistakes()).isEmpty();
        assertThat(table.entries())
                .extracting(e -> e.participant().value())
                .containsExactly("emma", "aygun");
        assertThat(table.entries().getFirst().wish().text()).isEqualTo("Peace, and trade");
    }

    @Test
    void columns_may_stand_in_any_order_with_semicolons_and_a_byte_order_mark() {
        var table = read("\uFEFFlanguage;participant\r\nfr;farid\r\n\r\n");
        assertThat(table.mistakes()).isEmpty();
        assertThat(table.entries()).hasSize(1);
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
                .containsExactly("4 participant ALREADY_LISTED");
    }

    @Test
    void a_header_without_participants_or_with_other_columns_is_told() {
        assertThat(mistakes("name,language\nemma,en\n"))
                .containsExactly("1 name BAD_TEXT", "1 participant BAD_TEXT");
    }

    @Test
    void quotes_that_never_close_are_told_at_their_row() {
        assertThat(mistakes("participant,text\nemma,\"hello\n")).containsExactly("2  BAD_TEXT");
    }

    @Test
    void a_row_with_more_cells_than_columns_is_told() {
        assertThat(mistakes("participant\nemma,en\n")).containsExactly("2  BAD_TEXT");
    }

    @Test
    void nothing_at_all_is_no_table() {
        assertThat(mistakes("")).containsExactly("1 participant BAD_TEXT");
    }

    @Test
    void mistakes_and_rows_have_their_bounds() {
        assertThat(mistakes("participant\n" + "x\n".repeat(199)))
                .hasSize(InscriptionTable.MISTAKES_MAX);
        assertThat(mistakes("participant\n" + "x\n".repeat(201))).containsExactly("202  LIST_FULL");
    }
}
