package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.rules.ListRules;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Turn;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Who asks is heard in the order of asking, unless somebody moves them and says why. */
class ListOfSpeakersTest {
    private static final Command ME = new Command.RequestFloor(Optional.empty());

    @Test
    void a_delegate_asks_for_the_floor_and_stands_last() {
        givenOpen(listed(1, AYGUN, AZ)).when(EMMA, ME).then(listed(2, EMMA, EN));
    }

    @Test
    void requests_stand_in_the_order_of_asking() {
        var list = givenOpen().and(FARID, ME).and(AYGUN, ME).and(EMMA, ME);
        assertThat(order(list)).containsExactly(FARID, AYGUN, EMMA);
    }

    @Test
    void a_delegate_may_name_themselves() {
        givenOpen().when(EMMA, requestFor(EMMA)).then(listed(1, EMMA, EN));
    }

    @Test
    void a_delegate_may_not_ask_for_somebody_else() {
        givenOpen().when(EMMA, requestFor(AYGUN)).thenRefused(Refusal.FORBIDDEN, "participant");
    }

    @Test
    void the_secretary_asks_for_somebody_else() {
        givenOpen().when(SECRETARY, requestFor(OBSERVER)).then(listed(1, OBSERVER, FR));
    }

    @Test
    void an_observer_has_to_be_listed_by_somebody() {
        givenOpen().when(OBSERVER, ME).thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void nobody_stands_on_the_list_twice() {
        givenOpen(listed(1, EMMA, EN))
                .when(EMMA, ME)
                .thenRefused(Refusal.ALREADY_LISTED, "participant");
    }

    @Test
    void whoever_is_speaking_may_ask_for_another_turn() {
        givenOpen(floorTo(1, EMMA, EN, 1)).when(EMMA, ME).then(listed(2, EMMA, EN));
    }

    @Test
    void a_list_has_an_end() {
        givenOpen(
                        listed(1, AYGUN, AZ),
                        listed(2, EMMA, EN),
                        listed(3, FARID, FR),
                        listed(4, NINA, AZ))
                .when(SECRETARY, requestFor(OBSERVER))
                .thenRefused(Refusal.LIST_FULL, "");
    }

    @Test
    void the_list_takes_nobody_who_cannot_speak() {
        for (ParticipantId nobody : List.of(STRANGER, EN_1, DISPLAY)) {
            givenOpen()
                    .when(SECRETARY, requestFor(nobody))
                    .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
    }

    @Test
    void a_turns_number_is_never_used_twice() {
        givenOpen(listed(1, AYGUN, AZ), new Event.TurnWithdrawn(new TurnId(1)))
                .when(AYGUN, ME)
                .then(listed(2, AYGUN, AZ));
        givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.SpeechEnded(End.OWN))
                .when(AYGUN, ME)
                .then(listed(2, AYGUN, AZ));
    }

    @Test
    void a_delegate_withdraws_their_own_request() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(AYGUN, new Command.WithdrawRequest(new TurnId(1)))
                .then(new Event.TurnWithdrawn(new TurnId(1)));
    }

    @Test
    void a_delegate_withdraws_nobody_elses_request() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(EMMA, new Command.WithdrawRequest(new TurnId(1)))
                .thenRefused(Refusal.FORBIDDEN, "turn");
    }

    @Test
    void the_secretary_withdraws_any_request() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(SECRETARY, new Command.WithdrawRequest(new TurnId(1)))
                .then(new Event.TurnWithdrawn(new TurnId(1)));
    }

    @Test
    void a_turn_that_is_not_listed_cannot_be_withdrawn() {
        givenOpen()
                .when(AYGUN, new Command.WithdrawRequest(new TurnId(1)))
                .thenRefused(Refusal.UNKNOWN_TURN, "turn");
    }

    @Test
    void a_turn_moved_up_goes_before_those_it_passed() {
        var list = three().and(SECRETARY, move(3, 1, "protocol"));
        assertThat(order(list)).containsExactly(FARID, AYGUN, EMMA);
    }

    @Test
    void a_turn_moved_down_goes_after_those_it_let_pass() {
        var list = three().and(SECRETARY, move(1, 2, ""));
        assertThat(order(list)).containsExactly(EMMA, AYGUN, FARID);
    }

    @Test
    void a_turn_can_be_moved_to_the_end() {
        var list = three().and(SECRETARY, move(1, 3, ""));
        assertThat(order(list)).containsExactly(EMMA, FARID, AYGUN);
    }

    @Test
    void a_moved_turn_says_who_moved_it_and_why() {
        var list = three().and(SECRETARY, move(3, 1, "level of representation"));
        assertThat(list.session().floor().list().getFirst().moved())
                .contains(new Turn.Move(SECRETARY, "level of representation"));
    }

    @Test
    void a_turn_moved_to_where_it_stands_changes_nothing() {
        three().when(SECRETARY, move(2, 2, "")).thenNothing();
    }

    @Test
    void a_place_is_on_the_list() {
        for (int place : new int[] {Integer.MIN_VALUE, -1, 0, 4, Integer.MAX_VALUE}) {
            three().when(SECRETARY, move(1, place, "")).thenRefused(Refusal.OUT_OF_RANGE, "place");
        }
    }

    @Test
    void a_reason_has_an_end() {
        three().when(SECRETARY, move(3, 1, "x".repeat(ListRules.REASON_MAX)))
                .then(new Event.TurnMoved(new TurnId(3), 1, "x".repeat(ListRules.REASON_MAX)));
        three().when(SECRETARY, move(3, 1, "x".repeat(ListRules.REASON_MAX + 1)))
                .thenRefused(Refusal.TOO_LONG, "reason");
    }

    @Test
    void a_turn_that_is_not_listed_cannot_be_moved() {
        three().when(SECRETARY, move(9, 1, "")).thenRefused(Refusal.UNKNOWN_TURN, "turn");
    }

    @Test
    void a_delegate_moves_nobody() {
        three().when(EMMA, move(2, 1, "")).thenRefused(Refusal.FORBIDDEN, "");
    }

    private static Case three() {
        return givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN), listed(3, FARID, FR));
    }

    private static Command requestFor(ParticipantId who) {
        return new Command.RequestFloor(Optional.of(who));
    }

    private static Command move(int turn, int place, String reason) {
        return new Command.MoveTurn(new TurnId(turn), place, reason);
    }

    private static List<ParticipantId> order(Case sitting) {
        return sitting.session().floor().list().stream().map(Turn::participant).toList();
    }
}
