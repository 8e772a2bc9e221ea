package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.RequestEnd;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Whoever's request is ended by somebody else learns how, by whom and why, until they ask again. */
class RequestEndsTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Optional<RequestEnd> end(Case hall, ParticipantId who) {
        return hall.session().floor().requests().of(who);
    }

    private static void ended(
            Case hall, ParticipantId who, RequestEnd.State state, ParticipantId by, String reason) {
        assertThat(end(hall, who))
                .hasValueSatisfying(
                        end -> {
                            assertThat(end.state()).isEqualTo(state);
                            assertThat(end.by()).isEqualTo(by);
                            assertThat(end.reason()).isEqualTo(reason);
                        });
    }

    @Test
    void a_late_request_that_is_turned_down_is_denied_with_actor_and_reason() {
        var hall = givenOpen().and(CHAIR, new Command.CloseList(0)).and(EMMA, ASK);
        hall.and(SECRETARY, new Command.AdmitLate(hall.turnOf(EMMA), false, "no time is left"));
        ended(hall, EMMA, RequestEnd.State.DENIED, SECRETARY, "no time is left");
        assertThat(hall.order()).isEmpty();
    }

    @Test
    void a_turn_that_somebody_else_takes_off_the_list_is_cancelled_with_actor_and_reason() {
        var hall = givenOpen().and(EMMA, ASK);
        hall.and(MODERATOR, new Command.WithdrawRequest(hall.turnOf(EMMA), "asked by phone"));
        ended(hall, EMMA, RequestEnd.State.CANCELLED, MODERATOR, "asked by phone");
    }

    @Test
    void whose_floor_is_taken_is_told_by_whom() {
        var hall = givenOpen().and(CHAIR, new Command.GiveFloor(EMMA, Optional.empty()));
        hall.and(CHAIR, new Command.TakeFloor());
        ended(hall, EMMA, RequestEnd.State.REVOKED, CHAIR, "");
    }

    @Test
    void what_one_does_oneself_and_a_speech_that_ends_in_due_course_is_no_news() {
        var hall = givenOpen().and(EMMA, ASK);
        hall.and(EMMA, new Command.WithdrawRequest(hall.turnOf(EMMA)));
        hall.and(CHAIR, new Command.GiveFloor(AYGUN, Optional.empty()), new Command.EndSpeech());
        assertThat(hall.session().floor().requests().last()).isEmpty();
    }

    @Test
    void asking_again_or_an_undo_takes_it_away() {
        var hall = givenOpen().and(EMMA, ASK).and(AYGUN, ASK);
        hall.and(MODERATOR, new Command.WithdrawRequest(hall.turnOf(EMMA))).and(EMMA, ASK);
        assertThat(end(hall, EMMA)).isEmpty();
        hall.and(MODERATOR, new Command.WithdrawRequest(hall.turnOf(AYGUN)));
        assertThat(end(hall, AYGUN)).isPresent();
        long position = hall.session().floor().undoable().orElseThrow().position();
        hall.and(MODERATOR, new Command.Undo(position));
        assertThat(end(hall, AYGUN)).isEmpty();
        assertThat(hall.order()).contains(AYGUN);
    }

    @Test
    void a_reason_has_an_end() {
        var hall = givenOpen().and(EMMA, ASK);
        hall.when(MODERATOR, new Command.WithdrawRequest(hall.turnOf(EMMA), "x".repeat(301)))
                .thenRefused(Refusal.TOO_LONG, "reason");
    }
}
