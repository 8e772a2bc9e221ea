package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.file.MissingTexts;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a conference lacks in which language is told by its place. */
class MissingTextsTest {
    @Test
    void each_missing_text_is_told_by_its_place() throws Exception {
        assertThat(MissingTexts.told(SmallConference.read(SmallConference.TEXT)))
                .contains(
                        "no fr: name of delegation red",
                        "no fr: name of participant head-red",
                        "no fr: title of session opening",
                        "no fr: title of item welcome")
                .hasSize(14);
    }

    @Test
    void what_is_whole_is_not_told() throws Exception {
        var text = SmallConference.with("name: {en: Red}", "name: {en: Red, fr: Rouge}");
        assertThat(MissingTexts.told(SmallConference.read(text)))
                .doesNotContain("no fr: name of delegation red")
                .hasSize(13);
    }

    @Test
    void a_large_conference_tells_a_hundred_and_how_many_more() throws Exception {
        String bodies =
                IntStream.range(0, 200)
                        .mapToObj(i -> "  - {id: b%d, kind: ngo, name: {en: B}}\n".formatted(i))
                        .collect(Collectors.joining());
        var text = SmallConference.TEXT.replace("participants:\n", bodies + "participants:\n");
        assertThat(MissingTexts.told(SmallConference.read(text)))
                .hasSize(101)
                .last()
                .isEqualTo("and 114 more");
    }
}
