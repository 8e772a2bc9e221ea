package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.request;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.rules.Due;
import org.dragoman.session.rules.Fate;
import org.dragoman.session.rules.OrderPolicies;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a secretary does to the list: closes it, skips, swaps, orders, inscribes, and takes back. */
class ListKeepingTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Case three() {
        return Case.openIn(Committee.setting())
                .and(AYGUN, ASK)
                .laterMs(1)
                .and(EMMA, ASK)
                .laterMs(1)
                .and(FARID, ASK);
    }

    @Test
    void a_list_closes_at_the_instant_that_was_told() {
        var hall = Case.openIn(Committee.setting());
        hall.and(MODERATOR, new Command.CloseList(hall.nowMs() + 600_000));
        var due = new Due(hall.setting());
        assertThat(due.nextMs(hall.session())).hasValue(hall.nowMs() + 600_000);
        hall.laterMs(599_999).elapsed();
        assertThat(hall.session().floor().speakers().closed()).isFalse();
        hall.laterMs(1).elapsed();
        assertThat(hall.session().floor().speakers().closed()).isTrue();
        assertThat(due.nextMs(hall.session())).isEmpty();
    }

    @Test
    void who_asks_later_is_late_and_is_called_only_when_admitted() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(MODERATOR, new Command.CloseList(0))
                        .and(AYGUN, ASK)
                        .and(EMMA, ASK);
        hall.when(MODERATOR, new Command.GiveNext()).thenRefused(Refusal.LIST_EMPTY, "");
        hall.and(CHAIR, new Command.AdmitLate(hall.turnOf(EMMA), true))
                .and(CHAIR, new Command.AdmitLate(hall.turnOf(AYGUN), false));
        assertThat(hall.order()).containsExactly(EMMA);
        assertThat(hall.and(MODERATOR, new Command.GiveNext()).open()).containsExactly(EMMA);
    }

    @Test
    void who_asks_after_the_instant_is_late_even_before_the_clock_was_asked() {
        var hall = Case.openIn(Committee.setting());
        hall.and(MODERATOR, new Command.CloseList(hall.nowMs() + 10)).laterMs(10).and(AYGUN, ASK);
        assertThat(hall.session().floor().list().getFirst().status()).isEqualTo(TurnStatus.LATE);
    }

    @Test
    void who_is_absent_is_passed_over_and_can_come_back_once() {
        var hall = three();
        hall.and(SECRETARY, new Command.SkipTurn(hall.turnOf(AYGUN)));
        assertThat(hall.order()).containsExactly(EMMA, FARID, AYGUN);
        assertThat(hall.session().floor().speakers().next().orElseThrow().participant())
                .isEqualTo(EMMA);
        var number = hall.turnOf(AYGUN);
        hall.and(AYGUN, ASK);
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        assertThat(hall.turnOf(AYGUN)).isEqualTo(number);
        hall.and(SECRETARY, new Command.SkipTurn(number));
        assertThat(hall.order()).containsExactly(EMMA, FARID, AYGUN);
        assertThat(hall.session().floor().turn(number).orElseThrow().status())
                .isEqualTo(TurnStatus.WAITING);
    }

    @Test
    void a_swap_needs_both_consents() {
        var hall = three();
        var one = hall.turnOf(AYGUN);
        hall.and(AYGUN, new Command.OfferSwap(one, hall.turnOf(FARID)));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        hall.when(EMMA, new Command.AnswerSwap(one, true)).thenRefused(Refusal.FORBIDDEN, "turn");
        hall.and(FARID, new Command.AnswerSwap(one, true));
        assertThat(hall.order()).containsExactly(FARID, EMMA, AYGUN);
        assertThat(hall.session().floor().speakers().swaps()).isEmpty();
    }

    @Test
    void nobody_swaps_with_who_was_passed_over_since() {
        var hall = three();
        var one = hall.turnOf(AYGUN);
        hall.and(AYGUN, new Command.OfferSwap(one, hall.turnOf(FARID)))
                .and(SECRETARY, new Command.SkipTurn(one));
        hall.when(FARID, new Command.AnswerSwap(one, true))
                .thenRefused(Refusal.WRONG_STATE, "turn");
        assertThat(hall.order()).containsExactly(EMMA, FARID, AYGUN);
        hall.and(FARID, new Command.AnswerSwap(one, false));
        assertThat(hall.session().floor().speakers().swaps()).isEmpty();
    }

    @Test
    void an_offer_goes_with_its_turn() {
        var hall = three();
        hall.and(AYGUN, new Command.OfferSwap(hall.turnOf(AYGUN), hall.turnOf(FARID)))
                .and(FARID, new Command.WithdrawRequest(hall.turnOf(FARID)));
        assertThat(hall.session().floor().speakers().swaps()).isEmpty();
    }

    @Test
    void an_order_by_rank_says_who_moved_whom_and_why() {
        var hall = three().and(SECRETARY, new Command.OrderList(ListPolicy.RANK));
        assertThat(hall.order()).containsExactly(EMMA, FARID, AYGUN);
        var moved = hall.session().floor().list().getFirst().moved().orElseThrow();
        assertThat(moved.by()).isEqualTo(SECRETARY);
        assertThat(moved.policy()).contains(ListPolicy.RANK);
    }

    @Test
    void groups_take_turns() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(EMMA, ASK)
                        .laterMs(1)
                        .and(FARID, ASK)
                        .laterMs(1)
                        .and(AYGUN, ASK);
        hall.and(SECRETARY, new Command.OrderList(ListPolicy.ALTERNATE_GROUPS));
        assertThat(hall.order()).containsExactly(EMMA, AYGUN, FARID);
    }

    @Test
    void a_preview_changes_nothing_and_is_what_the_order_will_be() {
        var hall = three();
        var preview =
                new OrderPolicies(hall.setting())
                        .order(hall.session(), ListPolicy.RANK).stream()
                                .map(p -> p.turn().participant())
                                .toList();
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        hall.and(SECRETARY, new Command.OrderList(ListPolicy.RANK));
        assertThat(hall.order()).isEqualTo(preview);
    }

    @Test
    void the_secretariat_inscribes_before_the_session_all_or_none() {
        var hall = Case.in(Committee.setting());
        hall.and(SECRETARY, inscribe(AYGUN, EMMA));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA);
        hall.when(SECRETARY, inscribe(FARID, AYGUN, OLGA))
                .thenRefused(Refusal.ALREADY_LISTED, "entries[1].participant");
        assertThat(hall.order()).containsExactly(AYGUN, EMMA);
    }

    private static Command inscribe(ParticipantId... who) {
        return new Command.Inscribe(entries(who));
    }

    private static List<Inscription> entries(ParticipantId... who) {
        return Arrays.stream(who)
                .map(w -> new Inscription(w, Optional.empty(), Wish.SPEECH))
                .toList();
    }

    /** A table that was perhaps imported before. */
    private static Command.Inscribe table(ParticipantId... who) {
        return new Command.Inscribe(entries(who), true);
    }

    private static List<Fate> tried(Case hall, Command.Inscribe table) {
        var asked = new Asked(Optional.of(SECRETARY), 0, hall.nowMs(), table);
        return new Rules(hall.setting()).tried(hall.session(), asked, table).fates();
    }

    @Test
    void a_table_that_grew_lists_who_is_new_and_leaves_the_order_as_it_is() {
        var hall = Case.openIn(Committee.setting()).and(SECRETARY, table(AYGUN, EMMA));
        hall.and(SECRETARY, new Command.MoveTurn(hall.turnOf(EMMA), 1, "minister"));
        var grown = table(AYGUN, EMMA, FARID);
        assertThat(tried(hall, grown))
                .containsExactly(new Fate.Waiting(2), new Fate.Waiting(1), new Fate.Listed());
        hall.and(SECRETARY, grown);
        assertThat(hall.order()).containsExactly(EMMA, AYGUN, FARID);
        long position = hall.session().position();
        hall.and(SECRETARY, grown);
        assertThat(hall.session().position()).isEqualTo(position);
    }

    @Test
    void who_has_spoken_at_the_item_is_not_listed_again_by_the_same_table_and_is_at_the_next() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(SECRETARY, table(AYGUN, EMMA))
                        .and(MODERATOR, new Command.GiveNext());
        assertThat(tried(hall, table(AYGUN, EMMA)))
                .containsExactly(new Fate.Spoken(), new Fate.Waiting(1));
        hall.and(AYGUN, new Command.EndSpeech()).and(SECRETARY, table(AYGUN, EMMA));
        assertThat(hall.order()).containsExactly(EMMA);
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        assertThat(tried(hall, table(AYGUN))).containsExactly(new Fate.Listed());
    }

    @Test
    void who_has_spoken_for_their_country_is_listed_for_their_group_by_the_next_table() {
        var forGroup = ofGroup(AYGUN, Committee.EAST);
        var hall =
                Case.openIn(Committee.setting())
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(SECRETARY, table(AYGUN))
                        .and(MODERATOR, new Command.GiveNext());
        assertThat(tried(hall, forGroup)).containsExactly(new Fate.Listed());
        hall.and(AYGUN, new Command.EndSpeech());
        assertThat(tried(hall, forGroup)).containsExactly(new Fate.Listed());
        hall.and(SECRETARY, forGroup).and(MODERATOR, new Command.GiveNext());
        assertThat(tried(hall, forGroup)).containsExactly(new Fate.Spoken());
        hall.and(AYGUN, new Command.EndSpeech());
        assertThat(tried(hall, forGroup)).containsExactly(new Fate.Spoken());
    }

    /** A table of one row, of who speaks for a group. */
    private static Command.Inscribe ofGroup(ParticipantId who, GroupId group) {
        var wish =
                new Wish(
                        TurnKind.SPEECH,
                        Optional.of(group),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "");
        return new Command.Inscribe(List.of(new Inscription(who, Optional.empty(), wish)), true);
    }

    @Test
    void a_table_that_is_tried_is_decided_as_it_is_imported() {
        var hall = Case.openIn(Committee.setting());
        var wrong = table(AYGUN, new ParticipantId("nobody"), CHAIR);
        assertThat(tried(hall, wrong).get(1))
                .isEqualTo(new Fate.Refused(Refusal.UNKNOWN_PARTICIPANT, "participant"));
        hall.when(SECRETARY, wrong)
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "entries[1].participant");
        hall.and(MODERATOR, new Command.CloseSession());
        assertThat(tried(hall, table(AYGUN))).isEmpty();
        hall.when(SECRETARY, table(AYGUN)).thenRefused(Refusal.WRONG_STATE, "");
    }

    @Test
    void a_turn_for_another_item_waits_for_it() {
        var hall = Case.openIn(Committee.setting()).and(MODERATOR, new Command.TakeUpItem(OPENING));
        var later =
                new Command.RequestFloor(
                        Optional.empty(),
                        Wish.SPEECH.at(Optional.of(DISCUSSION)),
                        Optional.empty());
        hall.and(AYGUN, later).and(EMMA, ASK);
        assertThat(hall.order()).containsExactly(EMMA, AYGUN);
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        assertThat(hall.session().floor().speakers().next()).isPresent();
        hall.and(MODERATOR, new Command.WithdrawRequest(hall.turnOf(EMMA)));
        assertThat(hall.and(MODERATOR, new Command.GiveNext()).open()).containsExactly(AYGUN);
    }

    @Test
    void a_slip_of_the_hand_is_undone_and_who_asked_since_stays() {
        var hall = three();
        hall.and(SECRETARY, new Command.MoveTurn(hall.turnOf(FARID), 1, "slip"));
        assertThat(hall.order()).containsExactly(FARID, AYGUN, EMMA);
        hall.and(OLGA, ASK).laterMs(29_000).and(SECRETARY, undo(hall));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID, OLGA);
    }

    private static Command undo(Case hall) {
        return new Command.Undo(hall.session().floor().undoable().orElseThrow().position());
    }

    @Test
    void after_half_a_minute_nothing_is_undone() {
        var hall = three();
        hall.and(SECRETARY, new Command.MoveTurn(hall.turnOf(FARID), 1, "slip")).laterMs(30_001);
        hall.when(SECRETARY, undo(hall)).thenRefused(Refusal.NOTHING_TO_UNDO, "position");
    }

    @Test
    void what_came_before_the_last_is_not_undone() {
        var hall = three();
        hall.and(SECRETARY, new Command.MoveTurn(hall.turnOf(FARID), 1, "slip"));
        var first = undo(hall);
        hall.and(MODERATOR, new Command.MoveTurn(hall.turnOf(EMMA), 1, "meant"));
        hall.when(SECRETARY, first).thenRefused(Refusal.NOTHING_TO_UNDO, "position");
    }

    @Test
    void a_floor_given_by_mistake_is_taken_and_the_turn_stands_where_it_stood() {
        var hall = three();
        var second = hall.turnOf(EMMA);
        hall.and(MODERATOR, new Command.GiveTurn(second, Optional.empty()));
        hall.when(SECRETARY, undo(hall)).thenRefused(Refusal.FORBIDDEN, "position");
        hall.and(MODERATOR, undo(hall));
        assertThat(hall.open()).isEmpty();
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        assertThat(hall.turnOf(EMMA)).isEqualTo(second);
        assertThat(hall.session().floor().spoken().interventions(EMMA)).isZero();
        assertThat(hall.facts().stream().map(Fact::event))
                .anyMatch(Event.FloorGiven.class::isInstance)
                .anyMatch(Event.Undone.class::isInstance);
    }

    @Test
    void a_speech_ended_by_mistake_comes_first_again_with_the_time_that_was_left() {
        var hall = three().and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        hall.and(MODERATOR, new Command.GiveNext())
                .laterMs(100_000)
                .and(MODERATOR, new Command.EndSpeech())
                .and(MODERATOR, undo(hall));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        assertThat(hall.open()).isEmpty();
        hall.and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(200_000);
    }

    @Test
    void the_last_speaker_is_listed_again_first() {
        var hall = three().and(MODERATOR, new Command.GiveNext());
        hall.and(AYGUN, new Command.EndSpeech()).and(MODERATOR, new Command.ListAgain());
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
        hall.when(MODERATOR, new Command.ListAgain()).thenRefused(Refusal.ALREADY_LISTED, "");
    }

    @Test
    void a_table_of_turns_keeps_its_bounds() {
        var hall = Case.openIn(Committee.setting());
        hall.when(SECRETARY, new Command.Inscribe(List.of()))
                .thenRefused(Refusal.OUT_OF_RANGE, "entries");
    }

    @Test
    void two_who_order_at_the_same_time_lose_nothing() {
        var hall = three();
        long seen = hall.session().position();
        hall.and(MODERATOR, new Command.MoveTurn(hall.turnOf(FARID), 1, "minister"));
        hall.whenSeen(seen, SECRETARY, new Command.OrderList(ListPolicy.RANK))
                .thenRefused(Refusal.STALE_VERSION, "seen_position");
        assertThat(hall.order()).containsExactly(FARID, AYGUN, EMMA);
        assertThat(hall.whenSeen(hall.session().position(), SECRETARY, request(OLGA)).events())
                .hasSize(1);
    }
}
