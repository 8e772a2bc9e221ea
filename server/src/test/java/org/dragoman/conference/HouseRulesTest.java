package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/** How the floor is run stands in the conference's file; what is left out is as usual. */
class HouseRulesTest {
    private static final String RULES =
            """
            groups:
              - {id: colours, name: {en: Colours}, budget: 30m}
            time-classes:
              - {id: keynote, name: {en: Keynote}, speech: 15m}
            rules:
              point-of-order: 90s
              replies: [8m, 4m, 2m]
              quorum-to-open: 1/3
              clock: close
              points-of-order:
                - {id: rules, name: {en: Rules}}
            phrases:
              - {id: bus-leaves, text: {en: "The bus leaves at {time}.", fr: "Le bus part à {time}."}}
            """;

    @Test
    void a_file_without_rules_is_run_as_usual() throws ConferenceFileException {
        var small = SmallConference.read(TEXT);
        assertThat(small.rules()).isEqualTo(HouseRules.STANDARD);
        assertThat(small.phrases()).extracting(p -> p.id().value()).contains("list-closes");
    }

    @Test
    void what_a_file_says_holds_and_the_rest_is_as_usual() throws ConferenceFileException {
        var read =
                SmallConference.read(
                        with("id: red, kind: state", "id: red, kind: state, group: colours")
                                + RULES);
        assertThat(read.rules().point()).isEqualTo(Duration.ofSeconds(90));
        assertThat(read.rules().response()).isEqualTo(HouseRules.STANDARD.response());
        assertThat(read.rules().replies()).hasSize(3);
        assertThat(read.rules().quorumToOpen()).contains(new Fraction(1, 3));
        assertThat(read.rules().clock()).isEqualTo(EndPolicy.CLOSE);
        assertThat(read.delegations().getFirst().group())
                .isEqualTo(Optional.of(new GroupId("colours")));
        assertThat(read.timeClasses()).hasSize(1);
        assertThat(read.phrases().getLast().places()).containsExactly("time");
    }

    @Test
    void a_state_has_all_rights_and_an_ngo_may_speak_unless_the_file_says_otherwise()
            throws ConferenceFileException {
        var usual = SmallConference.read(TEXT).delegations();
        assertThat(usual.get(0).rights()).containsExactly(Right.values());
        assertThat(usual.get(1).rights()).containsExactly(Right.SPEAK);
        var said =
                SmallConference.read(
                        with("id: blue, kind: ngo", "id: blue, kind: ngo, rights: [reply]"));
        assertThat(said.delegations().get(1).rights()).containsExactly(Right.REPLY);
    }

    @Test
    void subtopics_are_items_of_their_own_below_another() throws ConferenceFileException {
        var read =
                SmallConference.read(
                        with(
                                "title: {en: Debate}}",
                                "title: {en: Debate}, subtopics: [{id: debate-a, kind: expert,"
                                        + " title: {en: A}}]}"));
        var topic = read.sessions().getFirst().items().getLast();
        assertThat(topic.parent()).contains(new ItemId("debate"));
    }

    @Test
    void a_group_that_nobody_declared_is_told() {
        assertThat(
                        mistakesOf(
                                with("id: red, kind: state", "id: red, kind: state, group: colors")
                                        + RULES))
                .containsExactly(
                        "9:35: group \"colors\" is not declared; did you mean \"colours\"?");
    }

    @Test
    void what_is_no_fraction_is_told() {
        assertThat(mistakesOf(TEXT + "rules: {quorum-to-open: most}\n"))
                .containsExactly("42:25: \"most\" is not a fraction; write it like 1/3 or 2/3");
        assertThat(mistakesOf(TEXT + "rules: {quorum-to-open: 3/2}\n"))
                .containsExactly("42:25: \"3/2\" is not a fraction; write it like 1/3 or 2/3");
    }

    @Test
    void a_rank_or_a_clock_that_is_none_is_told() {
        assertThat(
                        mistakesOf(
                                with(
                                        "delegation: red, language: fr",
                                        "delegation: red, language: fr, rank: king")))
                .singleElement()
                .asString()
                .contains("\"king\" is none of head-of-state");
        assertThat(mistakesOf(TEXT + "rules: {clock: gong}\n"))
                .singleElement()
                .asString()
                .startsWith("42:16: \"gong\" is none of none, chime, close");
    }

    @Test
    void a_phrase_that_lacks_a_place_in_a_language_is_told() {
        assertThat(
                        mistakesOf(
                                TEXT
                                        + "phrases: [{id: bus, text: {en: \"At {time}.\", fr:"
                                        + " \"Bientôt.\"}}]\n"))
                .containsExactly("42:16: phrase \"bus\" lacks {time} in fr; write it there too");
    }
}
