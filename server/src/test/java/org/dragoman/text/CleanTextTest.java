package org.dragoman.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class CleanTextTest {
    /** Code points that are not seen, wherever they stand: from, to, what they are. */
    private record Row(int from, int to, String what) {
        IntStream points() {
            return IntStream.rangeClosed(from, to);
        }
    }

    private static final List<Row> INVISIBLE =
            List.of(
                    new Row(0x0000, 0x0008, "controls"),
                    new Row(0x000E, 0x001B, "controls"),
                    new Row(0x007F, 0x0084, "controls"),
                    new Row(0x0086, 0x009F, "controls"),
                    new Row(0x00AD, 0x00AD, "soft hyphen"),
                    new Row(0x0378, 0x0379, "not assigned"),
                    new Row(0x034F, 0x034F, "a joiner of graphemes"),
                    new Row(0x061C, 0x061C, "Arabic letter mark"),
                    new Row(0x115F, 0x1160, "fillers of Hangul"),
                    new Row(0x17B4, 0x17B5, "vowels of Khmer that are not drawn"),
                    new Row(0x180E, 0x180E, "Mongolian vowel separator"),
                    new Row(0x200B, 0x200B, "zero width space"),
                    new Row(0x200C, 0x200D, "joiners beside Latin letters"),
                    new Row(0x200E, 0x200F, "marks of direction"),
                    new Row(0x202A, 0x202E, "embeddings and overrides of direction"),
                    new Row(0x2060, 0x2060, "word joiner"),
                    new Row(0x2061, 0x2064, "invisible operators"),
                    new Row(0x2065, 0x2065, "not assigned"),
                    new Row(0x2066, 0x2069, "isolates of direction"),
                    new Row(0x206A, 0x206F, "deprecated formats"),
                    new Row(0x3164, 0x3164, "a filler of Hangul"),
                    new Row(0xD800, 0xD800, "half a surrogate pair"),
                    new Row(0xDFFF, 0xDFFF, "half a surrogate pair"),
                    new Row(0xE000, 0xE00F, "private use"),
                    new Row(0xF8FF, 0xF8FF, "private use"),
                    new Row(0xFEFF, 0xFEFF, "byte order mark"),
                    new Row(0xFFA0, 0xFFA0, "a filler of Hangul, half as wide"),
                    new Row(0xFFF9, 0xFFFB, "interlinear annotation"),
                    new Row(0xFFFE, 0xFFFF, "no characters"),
                    new Row(0x1D173, 0x1D17A, "musical formats"),
                    new Row(0xE0001, 0xE0001, "language tag"),
                    new Row(0xE0020, 0xE007F, "tags"),
                    new Row(0xF0000, 0xF0001, "private use"),
                    new Row(0x10FFFD, 0x10FFFD, "private use"));

    /** What parts words where it comes from, and is not seen itself. */
    private static final List<Row> SEPARATORS =
            List.of(
                    new Row(0x0009, 0x000D, "tab and ends of lines and pages"),
                    new Row(0x001C, 0x001F, "separators of files, groups, records and units"),
                    new Row(0x0085, 0x0085, "next line"),
                    new Row(0x2028, 0x2029, "separators of lines and paragraphs"));

    /** Marks of direction that a sentence may have and a name may not. */
    private static final List<Row> MARKS =
            List.of(
                    new Row(0x061C, 0x061C, "Arabic letter mark"),
                    new Row(0x200E, 0x200F, "marks of direction"));

    /** What stays as it is, and what it is. */
    private static final List<List<String>> SPELLING =
            List.of(
                    List.of("می\u200Cخواهم", "Persian, a prefix apart"),
                    List.of("۳\u200Cتا", "Persian, behind a digit"),
                    List.of("كتبَ\u200Cه", "Arabic, behind a vowel mark"),
                    List.of("ه\u200Dه", "Arabic, a joined form"),
                    List.of("क्\u200Dष", "Devanagari, a half form"),
                    List.of("क्\u200Cष", "Devanagari, a visible virama"),
                    List.of("র\u200D্যা", "Bengali, ra and ya-phalaa"),
                    List.of("ශ්\u200Dරී", "Sinhala"),
                    List.of("ന്\u200Dറ", "Malayalam, a chillu"),
                    List.of("က္\u200Cက", "Myanmar"),
                    List.of("⚖\uFE0F", "an emoji's style"),
                    List.of("👩\u200D⚖\uFE0F", "a judge"),
                    List.of("👩🏽\u200D🚀", "an astronaut"),
                    List.of("👩\u200D👩\u200D👧", "a family"),
                    List.of("🏳\uFE0F\u200D🌈", "a flag"),
                    List.of("آية \u06DD١", "Arabic, the end of a verse: drawn around its number"),
                    List.of("\u0601١٤٤٧", "Arabic, the sign of a year"),
                    List.of("Ó Briain, d’Été – naïve", "Latin with its marks"));

    private static String between(int point) {
        return "a" + Character.toString(point) + "b";
    }

    @Test
    void what_is_not_seen_is_taken_out_of_what_is_typed_live() {
        for (Row row : INVISIBLE) {
            row.points()
                    .forEach(
                            point ->
                                    assertThat(CleanText.stripped(between(point)))
                                            .as("U+%04X %s", point, row.what())
                                            .isEqualTo("ab"));
        }
    }

    @Test
    void what_parts_words_becomes_a_blank_of_names_and_of_sentences() {
        for (Row row : SEPARATORS) {
            row.points()
                    .forEach(
                            point -> {
                                String as = "U+%04X %s".formatted(point, row.what());
                                assertThat(CleanText.stripped(between(point)))
                                        .as(as)
                                        .isEqualTo("a b");
                                assertThat(CleanText.prose(between(point))).as(as).isEqualTo("a b");
                            });
        }
        assertThat(CleanText.prose("one\r\ntwo")).isEqualTo("one two");
    }

    @Test
    void marks_of_direction_stay_in_sentences_and_not_in_names() {
        for (Row row : MARKS) {
            row.points()
                    .forEach(
                            point -> {
                                String as = "U+%04X %s".formatted(point, row.what());
                                assertThat(CleanText.prose(between(point)))
                                        .as(as)
                                        .isEqualTo(between(point));
                                assertThat(CleanText.stripped(between(point)))
                                        .as(as)
                                        .isEqualTo("ab");
                            });
        }
        String number = "بالرقم \u200E+994 12 555 01 00 الآن";
        assertThat(CleanText.prose(number)).isEqualTo(number);
    }

    @Test
    void a_sentence_ends_its_isolates_and_cannot_turn_round_what_comes_behind_it() {
        assertThat(CleanText.prose("a\u2067b\u2069c")).isEqualTo("a\u2067b\u2069c");
        assertThat(CleanText.prose("a\u2067b\u2068c")).isEqualTo("a\u2067b\u2068c\u2069\u2069");
        assertThat(CleanText.prose("a\u2069b\u2066c")).isEqualTo("ab\u2066c\u2069");
        assertThat(CleanText.prose("\u2067".repeat(2000) + "a"))
                .isEqualTo("\u2067".repeat(8) + "a" + "\u2069".repeat(8));
        for (int point = 0x202A; point <= 0x202E; point++) {
            assertThat(CleanText.prose(between(point))).isEqualTo("ab");
        }
        assertThat(CleanText.prose("a\u00ADb\u200Bc\uE000d\u0007")).isEqualTo("abcd");
    }

    @Test
    void what_is_not_seen_is_refused_in_a_file_with_its_place() {
        for (Row row : INVISIBLE) {
            row.points()
                    .forEach(
                            point ->
                                    assertThatThrownBy(() -> CleanText.accepted(between(point), 64))
                                            .as("U+%04X %s", point, row.what())
                                            .isInstanceOf(IllegalArgumentException.class)
                                            .hasMessageContaining(
                                                    "character 2 is the invisible U+%04X"
                                                            .formatted(point)));
        }
    }

    @Test
    void what_is_not_seen_is_spelled_out_where_it_is_on_record() {
        for (Row row : INVISIBLE) {
            row.points()
                    .forEach(
                            point ->
                                    assertThat(CleanText.spelledOut(between(point)))
                                            .as("U+%04X %s", point, row.what())
                                            .isEqualTo("a\\u{%04X}b".formatted(point)));
        }
    }

    @Test
    void what_is_spelling_stays_with_all_three() {
        for (List<String> row : SPELLING) {
            String text = row.getFirst();
            assertThat(CleanText.stripped(text)).as(row.getLast()).isEqualTo(text);
            assertThat(CleanText.prose(text)).as(row.getLast()).isEqualTo(text);
            assertThat(CleanText.accepted(text, 64)).as(row.getLast()).isEqualTo(text);
            assertThat(CleanText.spelledOut(text))
                    .as(row.getLast())
                    .isEqualTo("\u2068" + text + "\u2069");
        }
    }

    @Test
    void joiners_that_join_nothing_are_invisible() {
        for (String loose :
                List.of(
                        "\u200Cمن",
                        "من\u200C",
                        "من\u200C و",
                        "من\u200C\u200Cو",
                        "من\u200Cx",
                        "ก\u200Cข",
                        "👩\u200C⚖",
                        "👩\u200Da",
                        "\u200D👩")) {
            String without = loose.replaceAll("[\u200C\u200D]", "");
            assertThat(CleanText.stripped(loose)).isEqualTo(without);
            assertThatThrownBy(() -> CleanText.accepted(loose, 64))
                    .hasMessageContaining("is the invisible U+200");
            assertThat(CleanText.spelledOut(loose)).contains("\\u{200");
        }
    }

    @Test
    void what_is_typed_live_stands_on_one_line_and_is_composed() {
        assertThat(CleanText.stripped("Cafe\u0301\nof\tus")).isEqualTo("Café of us");
    }

    @Test
    void a_heap_of_accents_is_no_higher_than_a_file_may_have_it() {
        String eight = "q" + "\u0323".repeat(7);
        for (String heap : List.of("q" + "\u0323".repeat(400), eight)) {
            assertThat(CleanText.stripped(heap + "!")).isEqualTo(eight + "!");
            assertThat(CleanText.prose(heap + "!")).isEqualTo(eight + "!");
        }
        assertThat(CleanText.accepted(eight, 64)).isEqualTo(eight);
    }

    @Test
    void plain_words_on_record_are_not_isolated() {
        assertThat(CleanText.spelledOut("head-malta")).isEqualTo("head-malta");
        assertThat(CleanText.spelledOut("a\nb")).isEqualTo("a\\u{000A}b");
    }

    @Test
    void the_three_agree_on_every_code_point_that_may_be_assigned() {
        List<String> disputed = new ArrayList<>();
        IntStream.concat(IntStream.range(0, 0x20000), IntStream.range(0xE0000, 0xE0200))
                .filter(point -> point != '\n' && point != '\t')
                .filter(point -> Normalizer.isNormalized(between(point), Normalizer.Form.NFC))
                .forEach(
                        point -> {
                            boolean spelled =
                                    CleanText.spelledOut(between(point)).startsWith("a\\u{");
                            boolean stripped =
                                    !CleanText.stripped(between(point)).equals(between(point));
                            if (spelled != stripped || spelled == isAccepted(between(point))) {
                                disputed.add("U+%04X".formatted(point));
                            }
                        });
        assertThat(disputed).isEmpty();
    }

    private static boolean isAccepted(String text) {
        try {
            return CleanText.accepted(text, 64).equals(text);
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
