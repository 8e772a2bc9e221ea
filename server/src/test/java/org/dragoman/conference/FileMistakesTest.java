package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Files that cannot be understood as YAML, or are meant to hurt. */
final class FileMistakesTest {
    @Test
    void something_that_is_not_yaml_is_told_where_it_stops_to_be() {
        assertThat(mistakesOf(with("timezone: Europe/Paris", "timezone: a: b")))
                .containsExactly("4:12: this is not YAML: mapping values are not allowed here");
    }

    @Test
    void an_empty_file_is_told() {
        assertThat(mistakesOf("")).containsExactly(" the file is empty");
        assertThat(mistakesOf("# only a remark\n")).containsExactly(" the file is empty");
    }

    @Test
    void a_file_that_is_no_mapping_is_told() {
        assertThat(mistakesOf("- a\n- b\n"))
                .containsExactly("1:1: the file must be a mapping of keys to values, not a list");
    }

    @Test
    void a_second_document_is_told() {
        assertThat(mistakesOf(TEXT + "---\nconference: other\n"))
                .containsExactly("42:1: a second document starts here; keep one in each file");
    }

    @Test
    void every_tab_that_indents_is_told() {
        String tabbed =
                with("  - {id: red", "\t- {id: red").replace("  - {id: blue", "  \t- {id: blue");
        assertThat(mistakesOf(tabbed))
                .containsExactly(
                        "9:1: a tab is not allowed here; indent with spaces only",
                        "10:3: a tab is not allowed here; indent with spaces only");
    }

    @Test
    void control_characters_are_told() {
        assertThat(mistakesOf(with("{en: Ann}", "{en: \"A\u0007nn\"}")))
                .containsExactly(
                        "14:28: the control character U+0007 is not allowed here; delete it");
    }

    @Test
    void a_byte_order_mark_is_told() {
        assertThat(mistakesOf("\uFEFF" + TEXT))
                .containsExactly(
                        "1:1: the file starts with a byte order mark; save it as UTF-8 without"
                                + " BOM");
        assertThat(mistakesOf(TEXT.getBytes(StandardCharsets.UTF_16)))
                .containsExactly("1:1: the file is UTF-16; save it as UTF-8 without BOM");
    }

    @Test
    void bytes_that_are_no_utf_8_are_told_where_they_stand() {
        assertThat(mistakesOf(TEXT.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("2:52: this is not UTF-8; save the file as UTF-8");
    }

    @Test
    void anchors_aliases_and_tags_are_told_all_at_once() {
        String clever =
                with("place: {en: Here}", "place: &here {en: Here}")
                        .replace("name: {en: Ann}", "name: *here")
                        .replace("{en: Red}", "!!map {en: Red}");
        assertThat(mistakesOf(clever))
                .containsExactly(
                        "3:8: an anchor (&) is not allowed here; take it out",
                        "9:34: a tag (!) is not allowed here; take it out",
                        "14:21: an alias (*) is not allowed here; write the value out");
    }

    @Test
    @Timeout(10)
    void a_bomb_of_aliases_is_refused_without_being_built() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 100; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(mistakesOf(bomb.toString())).hasSize(100 + 99 * 2);
    }

    @Test
    @Timeout(10)
    void lists_nested_without_end_are_told() {
        assertThat(mistakesOf("a: " + "[".repeat(1_000_000)))
                .containsExactly("1:24: lists and mappings are nested too deep here");
    }

    @Test
    void a_key_that_is_no_word_is_told() {
        assertThat(mistakesOf(with("place: {en: Here}", "place: {[en]: Here}")))
                .containsExactly("3:9: a key must be a single word, not a list");
    }

    @Test
    void more_than_ten_megabytes_are_told_without_being_read(@TempDir Path folder)
            throws Exception {
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) '#');
        Path file = Files.write(folder.resolve("large.yaml"), large);
        try {
            ConferenceFile.read(file);
            assertThat(false).as("refused").isTrue();
        } catch (ConferenceFileException e) {
            assertThat(e)
                    .hasMessage(
                            file
                                    + ": the file has more than 10 MB; take out what does not"
                                    + " belong there");
        }
    }

    @Test
    @Timeout(20)
    void ten_megabytes_of_mistakes_are_counted_past_the_first_thousand() {
        String flood = TEXT + "x: 1\ny: 2\n".repeat(200_000);
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(15),
                () ->
                        assertThat(mistakesOf(flood))
                                .hasSize(1001)
                                .last()
                                .asString()
                                .endsWith("more errors; fix the first ones"));
    }
}
