package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;

import org.dragoman.conference.file.ConferenceFile;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

/** The booths' glossary as a conference file brings it. */
final class GlossaryTest {
    private static final int LINE = (int) TEXT.lines().count() + 1;

    private static String glossary(String... terms) {
        return TEXT + "glossary:\n  - " + String.join("\n  - ", terms) + "\n";
    }

    @Test
    void terms_are_read_in_their_order_with_their_notes() throws Exception {
        var conference =
                SmallConference.read(
                        glossary(
                                "in: {en: draft resolution, fr: projet de résolution}",
                                "{in: {en: rule of law}, note: A/RES/60/1}"));

        assertThat(conference.glossary())
                .containsExactly(
                        new GlossaryTerm(
                                new Text(
                                        Map.of(
                                                new LanguageTag("en"),
                                                "draft resolution",
                                                new LanguageTag("fr"),
                                                "projet de résolution")),
                                ""),
                        new GlossaryTerm(
                                new Text(Map.of(new LanguageTag("en"), "rule of law")),
                                "A/RES/60/1"));
    }

    @Test
    void a_conference_needs_none() throws Exception {
        assertThat(SmallConference.read(TEXT).glossary()).isEmpty();
        assertThat(SmallConference.read(TEXT + "glossary: []\n").glossary()).isEmpty();
    }

    @Test
    void a_language_that_the_conference_does_not_have_is_told_at_its_place() {
        assertThat(mistakesOf(glossary("in: {en: floor, de: Saal}")))
                .containsExactly(
                        (LINE + 1)
                                + ":21: language \"de\" is not declared; declare it or take it"
                                + " out");
    }

    @Test
    void a_term_without_words_is_told_at_its_place() {
        assertThat(mistakesOf(glossary("in: {}")))
                .containsExactly(
                        (LINE + 1) + ":9: \"in\" has no text; write it in at least one language");
        assertThat(mistakesOf(glossary("note: a note alone")))
                .singleElement()
                .asString()
                .startsWith((LINE + 1) + ":5: key \"in\" is missing");
        assertThat(mistakesOf(glossary("in: {en: \"\"}")))
                .containsExactly((LINE + 1) + ":14: the text is empty; write something to show");
    }

    @Test
    void what_is_too_long_is_told_with_how_long_it_may_be() {
        assertThat(mistakesOf(glossary("in: {en: " + "a".repeat(121) + "}")))
                .containsExactly(
                        (LINE + 1)
                                + ":14: the text has 121 characters; shorten it to 120 or fewer");
        assertThat(mistakesOf(glossary("{in: {en: floor}, note: " + "a".repeat(201) + "}")))
                .containsExactly(
                        (LINE + 1)
                                + ":29: the text has 201 characters; shorten it to 200 or fewer");
    }

    @Test
    void the_same_term_twice_is_told_with_where_the_first_one_stands() {
        assertThat(mistakesOf(glossary("in: {en: floor}", "in: {en: chair}", "in: {en: floor}")))
                .singleElement()
                .asString()
                .startsWith((LINE + 3) + ":5: term \"floor\" is there already, at ")
                .endsWith("; keep one");
    }

    @Test
    void a_key_that_is_unknown_is_told_with_what_was_meant() {
        assertThat(mistakesOf(glossary("{in: {en: floor}, notes: x}")))
                .singleElement()
                .asString()
                .startsWith((LINE + 1) + ":23: ")
                .contains("note");
    }

    @Test
    void the_conference_of_the_demo_brings_one_in_all_its_languages() throws Exception {
        var baku = ConferenceFile.read(Path.of("..", "config", "conferences", "baku-2013.yaml"));

        assertThat(baku.glossary()).hasSizeGreaterThan(20);
        assertThat(baku.glossary())
                .allSatisfy(term -> assertThat(term.in().in()).hasSize(baku.languages().size()));
    }
}
