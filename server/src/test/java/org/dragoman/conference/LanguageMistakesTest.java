package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class LanguageMistakesTest {
    @Test
    void a_bad_tag_is_told_once_with_its_right_form() {
        assertThat(mistakesOf(with("{tag: en,", "{tag: en_GB,")))
                .containsExactly("6:11: \"en_GB\" is not a BCP-47 language tag; write \"en-GB\"");
        assertThat(mistakesOf(with("{tag: en,", "{tag: EN,")))
                .containsExactly("6:11: \"EN\" is not a BCP-47 language tag; write \"en\"");
    }

    @Test
    void a_tag_that_means_nothing_is_told_with_an_example() {
        assertThat(mistakesOf(with("{tag: fr,", "{tag: französisch,")))
                .contains(
                        "7:11: \"französisch\" is not a BCP-47 language tag; write one like az or"
                                + " zh-Hant");
    }

    @Test
    void a_language_that_is_none_of_the_conferences_is_told_wherever_it_is_used() {
        assertThat(mistakesOf(with("language: fr}", "language: de}")))
                .containsExactly(
                        "13:72: language \"de\" is not declared; declare it or take it out");
        assertThat(mistakesOf(with("name: {en: Red}", "name: {en: Red, de: Rot}")))
                .containsExactly(
                        "9:44: language \"de\" is not declared; declare it or take it out");
        assertThat(mistakesOf(with("c: [fr]", "c: [fr, de]")))
                .containsExactly(
                        "17:107: language \"de\" is not declared; declare it or take it out");
    }

    @Test
    void a_language_no_booth_outputs_is_told() {
        assertThat(
                        mistakesOf(
                                with(
                                        "outputs: [fr], interpreters: [{participant: bob, b: [fr],"
                                                + " c: [en]",
                                        "outputs: [en], interpreters: [{participant: bob, a:"
                                                + " [en]")))
                .containsExactly(
                        "7:11: language \"fr\" has no booth that outputs it; add it to a booth's"
                                + " outputs");
    }

    @Test
    void more_languages_than_channels_are_told() {
        String many =
                IntStream.rangeClosed(1, 31)
                        .mapToObj(
                                n ->
                                        "  - {tag: en-x-n%d, autonym: No %d, direction: ltr}\n"
                                                .formatted(n, n))
                        .collect(Collectors.joining());
        assertThat(mistakesOf(with("delegations:\n", many + "delegations:\n")))
                .contains("38:5: \"languages\" has 33 entries; at most 32");
    }
}
