package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.dragoman.conference.file.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

final class ReadinessTest {
    private static final String TEXTS =
            "14 of 15 names and titles have no fr; another language is shown";

    private static final String ONE_BOOTH_LESS =
            "13 of 14 names and titles have no fr; another language is shown";

    private static List<String> doubts(String text) throws ConferenceFileException {
        return Readiness.doubts(SmallConference.read(text));
    }

    @ParameterizedTest
    @MethodSource("org.dragoman.conference.ShippedConferencesTest#files")
    void the_shipped_conferences_leave_none(Path file) throws Exception {
        assertThat(Readiness.doubts(ConferenceFile.read(file))).isEmpty();
    }

    @Test
    void a_booth_has_two_interpreters() throws Exception {
        assertThat(doubts(TEXT))
                .containsExactly(
                        "booth en has 1 interpreter; AIIC asks for 2",
                        "booth fr has 1 interpreter; AIIC asks for 2",
                        TEXTS);
    }

    @Test
    void a_booth_that_works_both_ways_has_three_and_two_who_can_give_relay() throws Exception {
        String both =
                with("outputs: [en]", "outputs: [en, fr]")
                        .replace("a: [en], c: [fr]", "a: [en], b: [fr]");

        assertThat(doubts(both))
                .contains(
                        "booth en has 1 interpreter; AIIC asks for 3 where a booth works both ways",
                        "booth en has one interpreter who can speak fr; relay from it needs two");
    }

    @Test
    void a_language_that_nobody_takes_not_even_by_relay_is_doubted() throws Exception {
        assertThat(doubts(with("b: [fr], c: [en]", "b: [fr]")))
                .contains(
                        "while the floor speaks en nobody can interpret into fr, not even by"
                                + " relay")
                .doesNotContain(
                        "while the floor speaks fr nobody can interpret into en, not even by"
                                + " relay");
        assertThat(doubts(TEXT)).noneMatch(doubt -> doubt.contains("nobody can interpret"));
    }

    @Test
    void one_booth_between_two_languages_needs_more_the_longer_the_day() throws Exception {
        String one =
                with(
                                "outputs: [en], interpreters: [{participant: ann, a: [en], c:"
                                        + " [fr]}]",
                                "outputs: [en, fr], interpreters: [{participant: ann, a: [en], b:"
                                        + " [fr]}]")
                        .replaceAll("  - \\{id: fr, name.*\n", "")
                        .replace("bob, role: interpreter", "bob, role: press");

        assertThat(doubts(one))
                .containsExactly(
                        "booth en has 1 interpreter for a day of 120 minutes; AIIC asks for 2",
                        ONE_BOOTH_LESS);
        assertThat(doubts(one.replace("ends: 12:00", "ends: 16:00")))
                .contains("booth en has 1 interpreter for a day of 360 minutes; AIIC asks for 3");
        assertThat(doubts(one.replace("ends: 12:00", "ends: 14:00")))
                .contains("booth en has 1 interpreter for a day of 240 minutes; AIIC asks for 2");
        assertThat(doubts(one.replace("ends: 12:00", "ends: 18:00")))
                .contains("booth en has 1 interpreter for a day of 480 minutes; AIIC asks for 4");
        assertThat(
                        doubts(
                                one.replace("ends: 12:00", "ends: 10:30")
                                        .replace("ends: 11:00", "ends: 09:40")))
                .containsExactly(ONE_BOOTH_LESS);
    }
}
