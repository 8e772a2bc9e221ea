package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;
import static org.dragoman.conference.SmallConference.withLineAfter;

import org.junit.jupiter.api.Test;

/** Participants, badges, booths and their interpreters. */
final class PeopleMistakesTest {
    @Test
    void an_unknown_delegation_is_told() {
        assertThat(mistakesOf(with("delegation: red", "delegation: rad")))
                .containsExactly(
                        "13:57: delegation \"rad\" is not declared; did you mean \"red\"?");
    }

    @Test
    void a_badge_without_a_role_is_told() {
        assertThat(mistakesOf(with("{participant: chair, role: chair}", "{participant: chair}")))
                .containsExactly("20:5: key \"role\" is missing in badges; add it");
    }

    @Test
    void an_unknown_role_is_told_with_all_roles() {
        assertThat(mistakesOf(with("role: chair", "role: chairman")))
                .containsExactly(
                        "20:32: \"chairman\" is none of chair, moderator, secretary, technician,"
                                + " interpreter, captioner, delegate, observer, press,"
                                + " record-keeper, display, public; did you mean \"chair\"?");
    }

    @Test
    void a_badge_for_nobody_is_told() {
        assertThat(
                        mistakesOf(
                                withLineAfter(
                                        "role: delegate", "  - {participant: zed, role: press}")))
                .containsExactly(
                        "22:19: participant \"zed\" is not declared; declare it or take it out");
    }

    @Test
    void a_participant_without_a_badge_is_told() {
        assertThat(mistakesOf(with("  - {participant: head-red, role: delegate}\n", "")))
                .containsExactly("13:10: participant \"head-red\" has no badge; add one to badges");
    }

    @Test
    void two_badges_of_one_participant_are_told() {
        assertThat(
                        mistakesOf(
                                withLineAfter(
                                        "role: delegate", "  - {participant: chair, role: press}")))
                .containsExactly(
                        "22:19: participant \"chair\" has a badge already, at line 20; keep one");
    }

    @Test
    void an_interpreter_in_two_booths_is_told() {
        assertThat(
                        mistakesOf(
                                with(
                                        "{participant: bob, b: [fr], c: [en]}",
                                        "{participant: bob, b: [fr]}, {participant: ann, c:"
                                                + " [en]}")))
                .containsExactly(
                        "18:113: interpreter \"ann\" has a seat already, at line 17; keep one");
    }

    @Test
    void an_interpreter_nobody_knows_is_told() {
        assertThat(
                        mistakesOf(
                                with(
                                        "{participant: bob, b: [fr], c: [en]}",
                                        "{participant: bob, b: [fr]}, {participant: bop, c:"
                                                + " [en]}")))
                .containsExactly(
                        "18:113: participant \"bop\" is not declared; did you mean \"bob\"?");
    }

    @Test
    void an_interpreter_without_a_booth_is_told() {
        assertThat(mistakesOf(with("head-red, role: delegate", "head-red, role: interpreter")))
                .containsExactly(
                        "21:35: interpreter \"head-red\" sits in no booth; add head-red to a"
                                + " booth's interpreters");
    }

    @Test
    void somebody_in_a_booth_without_an_interpreters_badge_is_told() {
        assertThat(mistakesOf(with("ann, role: interpreter", "ann, role: press")))
                .containsExactly(
                        "17:85: \"ann\" sits in a booth, but the badge says press; make the role"
                                + " interpreter");
    }

    @Test
    void an_output_that_no_interpreter_speaks_is_told() {
        assertThat(mistakesOf(with("b: [fr], c: [en]", "c: [en, fr]")))
                .containsExactly(
                        "18:50: output \"fr\" has no interpreter with it as A or B; add one or"
                                + " take it out");
    }

    @Test
    void more_than_three_outputs_are_told() {
        assertThat(mistakesOf(with("outputs: [en]", "outputs: [en, en, en, en]")))
                .containsExactly(
                        "17:55: output \"en\" is there twice; keep one",
                        "17:59: output \"en\" is there twice; keep one",
                        "17:63: \"outputs\" has 4 entries; at most 3");
    }

    @Test
    void a_booth_without_outputs_is_told() {
        assertThat(
                        mistakesOf(
                                with(
                                        "outputs: [fr], interpreters: [{participant: bob, b: [fr]",
                                        "outputs: [], interpreters: [{participant: bob, b: [fr]")))
                .containsExactly(
                        "7:11: language \"fr\" has no booth that outputs it; add it to a booth's"
                                + " outputs",
                        "18:5: the booth has no outputs; add at least one language");
    }
}
