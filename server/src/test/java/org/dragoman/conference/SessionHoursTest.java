package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;
import static org.dragoman.conference.SmallConference.withLineAfter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;

/** When delegations inscribe, how long items are to take, and until when teams are engaged. */
class SessionHoursTest {
    private static final String ENDS = "ends: 12:00";
    private static final String HOURS =
            "        inscription: {opens: 2026-04-01 09:00, closes: 2026-05-01 18:00}";

    @Test
    void an_item_has_the_hours_of_its_session_unless_it_says_its_own() throws Exception {
        String own =
                "title: {en: Debate}, planned: 45m,"
                        + " inscription: {opens: 2026-04-02 09:00, closes: 2026-04-03 09:00}}";
        var text = withLineAfter(ENDS, HOURS).replace("title: {en: Debate}}", own);
        var plan = SmallConference.read(text).sessions().getFirst();
        assertThat(plan.inscription(new ItemId("welcome")).orElseThrow().closes())
                .isEqualTo(LocalDateTime.of(2026, 5, 1, 18, 0));
        assertThat(plan.inscription(new ItemId("debate")).orElseThrow().closes())
                .isEqualTo(LocalDateTime.of(2026, 4, 3, 9, 0));
        assertThat(plan.items().getLast().planned()).contains(Duration.ofMinutes(45));
        var other = SmallConference.read(text).sessions().getLast();
        assertThat(other.inscription(new ItemId("thanks"))).isEmpty();
    }

    @Test
    void hours_that_end_before_they_begin_are_told() {
        assertThat(mistakesOf(withLineAfter(ENDS, HOURS.replace("2026-05-01", "2026-03-01"))))
                .containsExactly(
                        "31:56: inscription closes before it opens; write a later day and time");
    }

    @Test
    void an_instant_needs_its_day() {
        assertThat(mistakesOf(withLineAfter(ENDS, HOURS.replace("2026-05-01 18:00", "18:00"))))
                .containsExactly(
                        "31:56: \"18:00\" is no day and time; write them like 2013-03-15 18:00");
    }

    @Test
    void teams_are_engaged_until_an_hour_be_it_past_midnight() throws Exception {
        String teams = "        teams: [{booth: en, ends: 11:30}, {booth: fr, ends: 00:30}]";
        var plan = SmallConference.read(withLineAfter(ENDS, teams)).sessions().getFirst();
        assertThat(plan.teams())
                .containsEntry(new BoothId("en"), LocalDateTime.of(2026, 5, 4, 11, 30))
                .containsEntry(new BoothId("fr"), LocalDateTime.of(2026, 5, 5, 0, 30));
    }

    @Test
    void a_team_of_no_booth_is_told() {
        assertThat(mistakesOf(withLineAfter(ENDS, "        teams: [{booth: ar, ends: 11:30}]")))
                .containsExactly("31:25: booth \"ar\" is not declared; did you mean \"fr\"?");
    }

    @Test
    void what_a_conference_wants_besides_is_asked_for_by_key() throws Exception {
        var text =
                SmallConference.TEXT
                        + """
                        rules:
                          alternate-groups: true
                          priority-tone: true
                          public-audit-sheet: true
                          every-sound-check: true
                        """;
        assertThat(SmallConference.read(text).rules().customs())
                .isEqualTo(new Customs(3, true, true, true, true));
        assertThat(mistakesOf(text.replace("priority-tone: true", "priority-tone: loud")))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"loud\" must be true or false");
    }

    @Test
    void the_booths_get_texts_so_many_speakers_ahead_as_the_file_says() throws Exception {
        var text = SmallConference.TEXT + "rules: {texts-ahead: 5}\n";
        assertThat(SmallConference.read(text).rules().customs().textsAhead()).isEqualTo(5);
        assertThat(SmallConference.read(with("Red}}", "Red}}")).rules().customs())
                .isEqualTo(Customs.USUAL);
    }
}
