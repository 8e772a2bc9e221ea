package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;
import static org.dragoman.conference.SmallConference.withLineAfter;

import org.junit.jupiter.api.Test;

/** Keys and values of the wrong name, number or kind. */
final class KeyMistakesTest {
    @Test
    void an_unknown_key_is_answered_with_the_nearest_known_one() {
        assertThat(mistakesOf(with("name: {en: Ann}", "name: {en: Ann}, langauge: fr")))
                .containsExactly(
                        "14:32: key \"langauge\" is not known in participants; did you mean"
                                + " \"language\"?");
    }

    @Test
    void an_unknown_key_near_none_is_answered_with_all_known_ones() {
        assertThat(mistakesOf(with("place: {en: Here}", "place: {en: Here}\nweather: fine")))
                .containsExactly(
                        "4:1: key \"weather\" is not known; known here: conference, languages,"
                            + " title, place, timezone, groups, delegations, participants, badges,"
                            + " booths, interpretation, days, time-classes, rules, phrases,"
                            + " glossary, hall");
    }

    @Test
    void a_missing_key_is_told_at_the_start_of_what_misses_it() {
        assertThat(mistakesOf(with("timezone: Europe/Paris\n", "")))
                .containsExactly("1:1: key \"timezone\" is missing; add it");
        assertThat(mistakesOf(with("id: red, kind: state", "id: red")))
                .containsExactly("9:5: key \"kind\" is missing in delegations; add it");
    }

    @Test
    void a_key_that_stands_twice_is_told_at_the_second_place() {
        assertThat(mistakesOf(with("place: {en: Here}", "place: {en: Here, en: There}")))
                .containsExactly("3:19: key \"en\" appears twice, first at line 3; keep one");
    }

    @Test
    void a_value_of_the_wrong_kind_is_told_with_what_it_must_be() {
        assertThat(mistakesOf(with("place: {en: Here}", "place: Here")))
                .containsExactly(
                        "3:8: \"place\" must be a mapping of keys to values, not a single value");
        assertThat(mistakesOf(with("speakers: [chair]", "speakers: chair")))
                .containsExactly(
                        "32:87: \"speakers\" in days.sessions.items must be a list, not a single"
                                + " value");
        assertThat(mistakesOf(with("id: red, kind: state", "id: red, kind: [state]")))
                .containsExactly(
                        "9:21: \"kind\" in delegations must be a single value, not a list");
        assertThat(mistakesOf(with("{en: Ann}", "{en: }")))
                .containsExactly(
                        "14:25: \"en\" in participants.name must be a single value, not nothing");
    }

    @Test
    void a_word_that_is_none_of_the_few_possible_is_told_with_all_of_them() {
        assertThat(
                        mistakesOf(
                                with(
                                        "direction: ltr}\n  - {tag: fr",
                                        "direction: lrt}\n  - {tag: fr")))
                .containsExactly("6:44: \"lrt\" is none of ltr, rtl; did you mean \"ltr\"?");
    }

    @Test
    void an_id_of_another_form_is_told() {
        assertThat(mistakesOf(with("id: welcome", "id: Wel_come")))
                .containsExactly(
                        "32:18: item id \"Wel_come\" must be 1 to 64 of a-z, 0-9, dot and dash");
        assertThat(mistakesOf(with("conference: small-2026", "conference: ../../etc")))
                .containsExactly(
                        "1:13: conference id \"../../etc\" must be 1 to 64 of a-z, 0-9, dot and"
                                + " dash");
    }

    @Test
    void a_time_zone_must_be_one_the_world_knows() {
        assertThat(mistakesOf(with("Europe/Paris", "Asia/Bakou")))
                .containsExactly(
                        "4:11: time zone \"Asia/Bakou\" is not known; did you mean \"Asia/Baku\"?");
        assertThat(mistakesOf(with("Europe/Paris", "the hall's")))
                .containsExactly(
                        "4:11: time zone \"the hall's\" is not known; write an IANA name like"
                                + " Asia/Baku");
    }

    @Test
    void each_sort_of_id_stands_once() {
        assertThat(mistakesOf(with("{id: blue,", "{id: red,")))
                .containsExactly(
                        "10:10: delegation \"red\" is declared twice, first at line 9; rename or"
                                + " delete one");
        assertThat(mistakesOf(withLineAfter("{id: bob", "  - {id: ann, name: {en: Another}}")))
                .containsExactly(
                        "16:10: participant \"ann\" is declared twice, first at line 14; rename or"
                                + " delete one");
        assertThat(mistakesOf(with("{id: fr, name: {en: French", "{id: en, name: {en: French")))
                .containsExactly(
                        "18:10: booth \"en\" is declared twice, first at line 17; rename or delete"
                                + " one");
        assertThat(mistakesOf(with("id: closing\n", "id: opening\n")))
                .containsExactly(
                        "36:13: session \"opening\" is declared twice, first at line 27; rename or"
                                + " delete one");
        assertThat(mistakesOf(with("{id: thanks,", "{id: debate,")))
                .containsExactly(
                        "41:18: item \"debate\" is declared twice, first at line 33; rename or"
                                + " delete one");
        assertThat(
                        mistakesOf(
                                withLineAfter(
                                        "tag: fr",
                                        "  - {tag: fr, autonym: encore, direction: ltr}")))
                .containsExactly(
                        "8:11: language \"fr\" is declared twice, first at line 7; rename or delete"
                                + " one");
    }

    @Test
    void a_section_in_the_wrong_place_is_sent_to_the_right_one() {
        assertThat(mistakesOf(TEXT + "sessions: []\n"))
                .containsExactly(
                        "42:1: key \"sessions\" is not known; a session belongs in a day; move"
                                + " it to days");
        assertThat(
                        mistakesOf(
                                with(
                                        "  - date: 2026-05-05\n",
                                        "  - date: 2026-05-05\n    items: []\n")))
                .containsExactly(
                        "35:5: key \"items\" is not known in days; an item belongs in a"
                                + " session; move it there");
    }
}
