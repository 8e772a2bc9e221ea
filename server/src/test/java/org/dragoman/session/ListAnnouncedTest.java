package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.PhraseId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** When the list closes, all are told, by itself and in every language. */
class ListAnnouncedTest {
    private static final long IN_TEN_MINUTES = Case.TEN_O_CLOCK + 600_000;

    private static List<String> told(Case hall) {
        return hall.session().attendance().announcements().stream()
                .flatMap(said -> said.phrase().stream())
                .map(PhraseId::value)
                .toList();
    }

    @Test
    void the_instant_at_which_the_list_closes_is_told_on_the_halls_clock() {
        givenOpen()
                .when(MODERATOR, new Command.CloseList(IN_TEN_MINUTES))
                .then(
                        new Event.ListClosing(IN_TEN_MINUTES),
                        new Event.Announced(
                                new PhraseId("list-closes-at"), Map.of("time", "10:10")));
    }

    @Test
    void all_are_told_that_it_is_closed_when_the_instant_comes_and_that_it_is_open_again() {
        var hall = givenOpen().and(MODERATOR, new Command.CloseList(IN_TEN_MINUTES));
        hall.laterMs(600_000).elapsed();
        assertThat(hall.session().floor().speakers().closed()).isTrue();
        hall.and(MODERATOR, new Command.OpenList(), new Command.CloseList(0));
        assertThat(told(hall))
                .containsExactly("list-closes-at", "list-closed", "list-open", "list-closed");
    }

    @Test
    void what_was_told_is_not_what_can_be_undone() {
        var hall = givenOpen().and(MODERATOR, new Command.CloseList(0));
        long position = hall.session().floor().undoable().orElseThrow().position();
        hall.and(MODERATOR, new Command.Undo(position));
        assertThat(hall.session().floor().speakers().closed()).isFalse();
    }
}
