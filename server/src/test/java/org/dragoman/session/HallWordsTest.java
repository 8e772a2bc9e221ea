package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.PhraseId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.HallScreen;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Attendance;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What everybody reads: phrases, words of one's own, taken back or not, and what the hall's screens show. */
class HallWordsTest {
    private static final Map<String, String> BUSES =
            Map.of("en", "The buses leave at 18:00.", "ru", "Автобусы отходят в 18:00.");
    private static final long SIX = Case.TEN_O_CLOCK + 8 * 3_600_000;

    private static List<Long> standing(Case hall) {
        return hall.session().attendance().announcements().stream()
                .map(Attendance.Said::position)
                .toList();
    }

    @Test
    void words_of_ones_own_are_said_in_the_languages_they_have_until_an_instant() {
        givenOpen()
                .when(SECRETARY, new Command.AnnounceText(BUSES, SIX))
                .then(new Event.TextAnnounced(BUSES, Optional.of(SIX)));
    }

    @Test
    void words_for_all_have_at_least_one_language_each_of_the_conference_and_a_bound() {
        var no = new Command.AnnounceText(Map.of(), 0);
        givenOpen().when(MODERATOR, no).thenRefused(Refusal.REQUIRED, "text");
        var empty = new Command.AnnounceText(Map.of("en", " "), 0);
        givenOpen().when(MODERATOR, empty).thenRefused(Refusal.REQUIRED, "text");
        var strange = new Command.AnnounceText(Map.of("tlh", "nuqneH"), 0);
        givenOpen().when(MODERATOR, strange).thenRefused(Refusal.UNKNOWN_LANGUAGE, "text");
        var tooLong = new Command.AnnounceText(Map.of("en", "x".repeat(501)), 0);
        givenOpen().when(MODERATOR, tooLong).thenRefused(Refusal.TOO_LONG, "text");
        var never = new Command.AnnounceText(BUSES, -1);
        givenOpen().when(MODERATOR, never).thenRefused(Refusal.OUT_OF_RANGE, "until_ms");
    }

    @Test
    void what_was_said_is_taken_back_and_nobody_who_comes_later_reads_it() {
        var hall =
                givenOpen()
                        .and(
                                MODERATOR,
                                new Command.AnnounceText(BUSES, 0),
                                new Command.Announce(
                                        new PhraseId("list-closes"), Map.of("minutes", "5")));
        long first = standing(hall).getFirst();
        long second = standing(hall).getLast();
        hall.and(MODERATOR, new Command.RecallAnnouncement(first));
        assertThat(standing(hall)).containsExactly(second);
        hall.when(MODERATOR, new Command.RecallAnnouncement(first)).then();
    }

    @Test
    void the_halls_screens_show_the_speaker_until_somebody_chooses() {
        var hall = givenOpen();
        assertThat(hall.session().attendance().onScreen().screen()).isEqualTo(HallScreen.SPEAKER);
        hall.and(SECRETARY, new Command.ShowInHall(HallScreen.AGENDA, Map.of()));
        assertThat(hall.session().attendance().onScreen().screen()).isEqualTo(HallScreen.AGENDA);
        assertThat(hall.session().attendance().onScreen().by()).contains(SECRETARY);
    }

    @Test
    void a_message_on_the_halls_screens_has_words_and_nothing_else_has() {
        var silent = new Command.ShowInHall(HallScreen.MESSAGE, Map.of());
        givenOpen().when(MODERATOR, silent).thenRefused(Refusal.REQUIRED, "message");
        var spoken = new Command.ShowInHall(HallScreen.BLANK, BUSES);
        givenOpen().when(MODERATOR, spoken).thenRefused(Refusal.OUT_OF_RANGE, "message");
        givenOpen()
                .when(MODERATOR, new Command.ShowInHall(HallScreen.MESSAGE, BUSES))
                .then(new Event.HallScreenChosen(HallScreen.MESSAGE, BUSES));
    }
}
