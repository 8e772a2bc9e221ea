package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ItemId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Attendance;
import org.dragoman.session.state.RunSheet.Held;
import org.junit.jupiter.api.Test;

import java.util.Objects;
import java.util.Optional;

/** What the moderator sees of the course of the session: how long each item took, and the notes on turns. */
class RunSheetTest {
    private static final int MINUTE = 60_000;

    private static Held held(Case hall, ItemId item) {
        return Objects.requireNonNull(hall.session().runSheet().items().get(item));
    }

    @Test
    void an_item_takes_the_time_in_which_it_was_taken_up_and_the_session_sat() {
        var hall = Case.openIn(Committee.setting());
        long ten = hall.nowMs();
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING));
        assertThat(held(hall, OPENING).sinceMs()).contains(ten);
        hall.laterMs(10 * MINUTE).and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        assertThat(held(hall, OPENING))
                .isEqualTo(
                        new Held(
                                ten,
                                Optional.of(ten + 10 * MINUTE),
                                10 * MINUTE,
                                Optional.empty()));
        hall.laterMs(5 * MINUTE).and(new Event.SessionSuspended());
        assertThat(held(hall, DISCUSSION).sinceMs()).isEmpty();
        assertThat(held(hall, DISCUSSION).tookMs()).isEqualTo(5 * MINUTE);
        hall.laterMs(60 * MINUTE).and(new Event.SessionResumed());
        hall.laterMs(MINUTE).and(MODERATOR, new Command.CloseSession());
        assertThat(held(hall, DISCUSSION).tookMs()).isEqualTo(6 * MINUTE);
        assertThat(held(hall, DISCUSSION).leftAtMs()).contains(hall.nowMs());
    }

    @Test
    void an_item_that_is_taken_up_again_goes_on_with_its_time() {
        var hall = Case.openIn(Committee.setting());
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING)).laterMs(MINUTE);
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION)).laterMs(MINUTE);
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING)).laterMs(MINUTE);
        assertThat(held(hall, OPENING).tookMs()).isEqualTo(MINUTE);
        assertThat(held(hall, OPENING).leftAtMs()).isEmpty();
        assertThat(hall.session().runSheet().items().keySet()).containsExactly(OPENING, DISCUSSION);
    }

    @Test
    void a_clock_that_jumped_is_no_time_that_an_item_took() {
        var hall = Case.openIn(Committee.setting());
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING)).laterMs(MINUTE);
        hall.laterMs(60 * MINUTE).and(new Event.ClockMoved(60 * MINUTE));
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        assertThat(held(hall, OPENING).tookMs()).isEqualTo(MINUTE);
    }

    @Test
    void a_note_stands_on_a_turn_of_the_list_and_stays_when_the_turn_was_had() {
        var hall = Case.openIn(Committee.setting());
        hall.and(EMMA, new Command.RequestFloor(Optional.empty()));
        var turn = hall.turnOf(EMMA);
        hall.and(SECRETARY, new Command.WriteNote("arrives at noon", Optional.of(turn)));
        hall.and(MODERATOR, new Command.GiveNext(), new Command.EndSpeech());
        hall.and(MODERATOR, new Command.WriteNote("spoke of item 3", Optional.of(turn)));
        assertThat(hall.session().attendance().notes())
                .extracting(Attendance.Note::turn)
                .containsExactly(Optional.of(turn), Optional.of(turn));
        hall.when(SECRETARY, new Command.WriteNote("?", Optional.of(TableState.NO_TURN)))
                .thenRefused(Refusal.UNKNOWN_TURN, "turn");
        hall.when(EMMA, new Command.WriteNote("mine", Optional.of(turn)))
                .thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void notes_on_turns_and_others_do_not_push_each_other_out() {
        var hall = Case.openIn(Committee.setting()).and(SECRETARY, new Command.WriteNote("first"));
        hall.and(EMMA, new Command.RequestFloor(Optional.empty()));
        for (int i = 0; i < 250; i++) {
            hall.and(new Event.NoteWritten(Integer.toString(i), Optional.of(hall.turnOf(EMMA))));
        }
        var notes = hall.session().attendance().notes();
        assertThat(notes.getFirst().text()).isEqualTo("first");
        assertThat(notes).hasSize(201);
        assertThat(notes.getLast().text()).isEqualTo("249");
    }
}
