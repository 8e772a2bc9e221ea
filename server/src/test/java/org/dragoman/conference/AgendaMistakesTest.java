package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

/** Days, sessions and items. */
final class AgendaMistakesTest {
    @Test
    void a_session_that_ends_before_it_starts_is_told() {
        assertThat(mistakesOf(with("ends: 12:00", "ends: 09:30")))
                .containsExactly(
                        "30:15: the session ends at 09:30, not after it starts at 10:00; fix one"
                                + " of them");
    }

    @Test
    void a_session_may_end_after_midnight() throws ConferenceFileException {
        assertThat(endOf("12:00", "00:30")).isEqualTo("2026-05-05T00:30");
        assertThat(endOf("12:00", "24:00")).isEqualTo("2026-05-05T00:00");
        assertThat(endOf("12:00", "23:59")).isEqualTo("2026-05-04T23:59");
    }

    /** The opening begins in the evening, and ends at that hour. */
    private static String endOf(String before, String ends) throws ConferenceFileException {
        String text =
                with("starts: 10:00", "starts: 22:00")
                        .replaceFirst("ends: " + before, "ends: " + ends);
        return SmallConference.read(text).sessions().getFirst().over().toString();
    }

    @Test
    void sessions_at_the_same_time_are_allowed() throws ConferenceFileException {
        String parallel =
                TEXT
                        + """
                              - id: parallel
                                title: {en: Parallel}
                                starts: 09:30
                                ends: 10:30
                                items: []
                        """;

        assertThat(SmallConference.read(parallel).sessions())
                .extracting(s -> s.id().value())
                .containsExactly("opening", "closing", "parallel");
    }

    @Test
    void days_out_of_order_are_told() {
        assertThat(mistakesOf(with("2026-05-05", "2026-05-04")))
                .containsExactly(
                        "34:11: day 2026-05-04 must come after 2026-05-04 at line 25; each day"
                                + " once, in order");
    }

    @Test
    void dates_and_times_that_are_none_are_told_with_an_example() {
        assertThat(mistakesOf(with("2026-05-05", "2026-02-30")))
                .containsExactly(
                        "34:11: \"2026-02-30\" is not a date; write year-month-day, like"
                                + " 2013-03-18");
        assertThat(mistakesOf(with("09:00", "9am")))
                .containsExactly(
                        "38:17: \"9am\" is not a time of day; write hours:minutes, like 09:30");
    }

    @Test
    void a_speech_past_two_hours_is_told() {
        assertThat(mistakesOf(with("10m", "2h1s")))
                .containsExactly("32:72: \"2h1s\" is too long; at most 7200s");
        assertThat(mistakesOf(with("10m", "2h"))).isEmpty();
        assertThat(mistakesOf(with("10m", "0"))).isEmpty();
    }

    @Test
    void a_speech_that_is_no_duration_is_told() {
        assertThat(mistakesOf(with("10m", "-5m")))
                .containsExactly(
                        "32:72: \"-5m\" is not a duration; write it like 15m, 90s or 1h30m");
        assertThat(mistakesOf(with("10m", "10"))).hasSize(1);
        assertThat(mistakesOf(with("10m", "9999999h"))).hasSize(1);
    }

    @Test
    void a_speaker_nobody_knows_is_told() {
        assertThat(mistakesOf(with("speakers: [chair]", "speakers: [chair, chear]")))
                .containsExactly(
                        "32:95: participant \"chear\" is not declared; did you mean \"chair\"?");
    }

    @Test
    void a_conference_without_a_session_is_told() {
        assertThat(mistakesOf(TEXT.substring(0, TEXT.indexOf("days:")) + "days: []\n"))
                .containsExactly("1:1: the conference has no session; add one to days");
    }
}
