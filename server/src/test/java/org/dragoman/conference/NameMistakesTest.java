package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

/** Names and titles that could not be shown as they stand. */
final class NameMistakesTest {
    private static String annCalled(String name) {
        return with("{en: Ann}", "{en: \"" + name + "\"}");
    }

    @Test
    void a_name_that_turns_the_direction_of_writing_is_told() {
        assertThat(mistakesOf(annCalled("Ann \u202Erotaredom")))
                .containsExactly(
                        "14:26: character 5 is the invisible U+202E (RIGHT-TO-LEFT OVERRIDE);"
                                + " delete it");
        assertThat(mistakesOf(annCalled("Ann\u2066"))).hasSize(1);
    }

    @Test
    void a_name_with_something_of_no_width_is_told() {
        assertThat(mistakesOf(annCalled("A\u200Bnn")))
                .containsExactly(
                        "14:26: character 2 is the invisible U+200B (ZERO WIDTH SPACE); delete"
                                + " it");
        assertThat(mistakesOf(annCalled("A\u200Dnn"))).hasSize(1);
        assertThat(mistakesOf(annCalled("A" + Character.toString(0xE0041) + "nn"))).hasSize(1);
    }

    @Test
    void joiners_stay_between_letters_that_need_them() throws ConferenceFileException {
        assertThat(mistakesOf(annCalled("می\u200Cخواهم"))).isEmpty();
    }

    @Test
    void a_name_is_composed() throws ConferenceFileException {
        Conference read = SmallConference.read(annCalled("Ane\u0301 "));

        assertThat(read.participant(new ParticipantId("ann")).orElseThrow().name().in())
                .containsValue("Ané");
    }

    @Test
    void a_name_or_title_that_is_too_long_is_told_in_characters_as_people_count_them() {
        assertThat(mistakesOf(annCalled("e\u0323".repeat(64)))).isEmpty();
        assertThat(mistakesOf(annCalled("x".repeat(65))))
                .containsExactly("14:26: the text has 65 characters; shorten it to 64 or fewer");
        assertThat(mistakesOf(with("{en: Welcome}", "{en: " + "x".repeat(301) + "}")))
                .containsExactly("32:54: the text has 301 characters; shorten it to 300 or fewer");
    }

    @Test
    void a_heap_of_accents_is_told() {
        assertThat(mistakesOf(annCalled("A" + "\u0301".repeat(20) + "nn")))
                .containsExactly("14:26: too many accents on character 1; take them off");
    }

    @Test
    void a_name_of_blanks_or_in_no_language_is_told() {
        assertThat(mistakesOf(annCalled("   ")))
                .containsExactly("14:26: the text is empty; write something to show");
        assertThat(mistakesOf(with("{en: Ann}", "{}")))
                .containsExactly("14:21: \"name\" has no text; write it in at least one language");
    }
}
