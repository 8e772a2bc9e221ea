package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.request;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.Conference;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.rules.Due;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The list as rules of procedure have it: by item and delegation, closed before the opening, and whoever is gone. */
class ItemsAndDelegationsTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Command ask(ItemId item) {
        return new Command.RequestFloor(
                Optional.empty(), Wish.SPEECH.at(Optional.of(item)), Optional.empty());
    }

    private static Command inscribe(ParticipantId who, ItemId item) {
        return new Command.Inscribe(
                List.of(new Inscription(who, Optional.empty(), Wish.SPEECH.at(Optional.of(item)))));
    }

    private static List<String> standing(Case hall) {
        return hall.session().floor().list().stream()
                .map(t -> t.participant() + " " + t.status() + " " + t.wish().item().orElse(null))
                .toList();
    }

    private static Case absentAtTheOpening() {
        return Case.openIn(Committee.setting())
                .and(MODERATOR, new Command.TakeUpItem(OPENING))
                .and(SECRETARY, inscribe(AYGUN, OPENING))
                .and(SECRETARY, new Command.SkipTurn(new TurnId(1)))
                .and(MODERATOR, new Command.TakeUpItem(DISCUSSION))
                .and(EMMA, ASK);
    }

    @Test
    void who_was_absent_at_one_item_and_asks_at_another_has_a_new_turn_and_the_last() {
        var hall = absentAtTheOpening().and(AYGUN, ask(DISCUSSION));
        assertThat(standing(hall))
                .containsExactly(
                        "emma WAITING null", "aygun WAITING discussion", "aygun ABSENT opening");
    }

    @Test
    void so_has_who_names_no_item_since_that_is_the_one_taken_up() {
        var hall = absentAtTheOpening().and(AYGUN, ASK);
        assertThat(standing(hall))
                .containsExactly("emma WAITING null", "aygun WAITING null", "aygun ABSENT opening");
    }

    @Test
    void who_asked_for_whichever_item_was_absent_at_the_one_that_was_taken_up() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(AYGUN, ASK)
                        .and(SECRETARY, new Command.SkipTurn(new TurnId(1)))
                        .and(MODERATOR, new Command.TakeUpItem(DISCUSSION))
                        .and(EMMA, ASK)
                        .and(AYGUN, ASK);
        assertThat(standing(hall))
                .containsExactly(
                        "emma WAITING null", "aygun WAITING discussion", "aygun ABSENT null");
        hall.when(AYGUN, ASK).thenRefused(Refusal.ALREADY_LISTED, "participant");
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING)).and(AYGUN, ASK);
        assertThat(standing(hall))
                .containsExactly(
                        "aygun WAITING null", "emma WAITING null", "aygun WAITING discussion");
    }

    @Test
    void at_the_same_item_who_was_absent_comes_back_first() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(SECRETARY, inscribe(AYGUN, OPENING))
                        .and(EMMA, ASK)
                        .and(SECRETARY, new Command.SkipTurn(new TurnId(1)))
                        .and(AYGUN, ASK);
        assertThat(standing(hall)).containsExactly("aygun WAITING opening", "emma WAITING null");
    }

    @Test
    void the_floor_given_by_name_takes_no_turn_of_another_item() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(SECRETARY, inscribe(AYGUN, DISCUSSION))
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
        assertThat(hall.open()).containsExactly(AYGUN);
        assertThat(hall.order()).containsExactly(AYGUN);
        assertThat(hall.turnOf(AYGUN)).isEqualTo(new TurnId(1));
    }

    @Test
    void inscribed_for_a_later_item_one_may_ask_at_this_one() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(SECRETARY, inscribe(AYGUN, DISCUSSION))
                        .and(MODERATOR, new Command.TakeUpItem(OPENING))
                        .and(AYGUN, ASK);
        assertThat(hall.order()).containsExactly(AYGUN, AYGUN);
        hall.when(AYGUN, ASK).thenRefused(Refusal.ALREADY_LISTED, "participant");
    }

    private static Setting onePerDelegation() {
        var c = Committee.setting().conference();
        var r = c.rules();
        var rules =
                new HouseRules(
                        r.pointWhileClosed(),
                        r.point(),
                        r.response(),
                        r.replies(),
                        r.onMotion(),
                        r.motionSpeakers(),
                        r.groupStatement(),
                        r.quorumToOpen(),
                        r.quorumToDecide(),
                        r.clock(),
                        r.pointCategories(),
                        true,
                        r.repliesAt(),
                        r.customs());
        var strict =
                new Conference(
                        c.id(),
                        c.title(),
                        c.place(),
                        c.zone(),
                        c.languages(),
                        c.delegations(),
                        c.participants(),
                        c.booths(),
                        c.sessions(),
                        c.groups(),
                        c.timeClasses(),
                        rules,
                        c.phrases());
        return new Setting(strict, strict.sessions().getFirst(), 200);
    }

    @Test
    void where_the_file_says_so_a_second_speaker_of_a_delegation_is_refused_for_the_same_item() {
        var hall = Case.openIn(onePerDelegation()).and(EMMA, ASK).and(AYGUN, ASK);
        hall.when(OLGA, ASK).thenRefused(Refusal.DELEGATION_LISTED, "participant");
        hall.and(OLGA, ask(DISCUSSION)).and(OLGA, request(TurnKind.POINT_OF_ORDER));
        hall.when(SECRETARY, inscribe(EMMA, DISCUSSION))
                .thenRefused(Refusal.DELEGATION_LISTED, "entries[0].participant");
        hall.and(EMMA, new Command.WithdrawRequest(hall.turnOf(EMMA))).and(OLGA, ASK);
    }

    @Test
    void usually_two_of_one_delegation_may_stand_on_the_list() {
        var hall = Case.openIn(Committee.setting()).and(EMMA, ASK).and(OLGA, ASK);
        assertThat(hall.order()).containsExactly(EMMA, OLGA);
    }

    @Test
    void another_of_the_delegation_takes_the_place_and_keeps_it() {
        var hall = Case.openIn(Committee.setting()).and(AYGUN, ASK).and(EMMA, ASK).and(FARID, ASK);
        var turn = hall.turnOf(EMMA);
        hall.and(SECRETARY, new Command.ReplaceSpeaker(turn, OLGA, Optional.empty()));
        assertThat(hall.order()).containsExactly(AYGUN, OLGA, FARID);
        assertThat(hall.turnOf(OLGA)).isEqualTo(turn);
        assertThat(hall.facts().getLast().event())
                .isEqualTo(new Event.SpeakerReplaced(turn, OLGA, RU));
        hall.when(SECRETARY, new Command.ReplaceSpeaker(turn, OLGA, Optional.empty()))
                .thenNothing();
        hall.and(SECRETARY, new Command.Undo(hall.session().position()));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
    }

    @Test
    void nobody_takes_the_place_of_another_delegation_or_stands_twice() {
        var hall = Case.openIn(Committee.setting()).and(EMMA, ASK).and(OLGA, ASK).and(FARID, ASK);
        replace(hall, FARID, AYGUN).thenRefused(Refusal.OTHER_DELEGATION, "participant");
        replace(hall, EMMA, OLGA).thenRefused(Refusal.ALREADY_LISTED, "participant");
        replace(hall, EMMA, STRANGER).thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        replace(hall, EMMA, EN_1).thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.when(SECRETARY, new Command.ReplaceSpeaker(new TurnId(99), OLGA, Optional.empty()))
                .thenRefused(Refusal.UNKNOWN_TURN, "turn");
        hall.when(EMMA, new Command.ReplaceSpeaker(hall.turnOf(EMMA), OLGA, Optional.empty()))
                .thenRefused(Refusal.FORBIDDEN, "");
        hall.and(EMMA, request(TurnKind.POINT_OF_ORDER));
        hall.when(SECRETARY, new Command.ReplaceSpeaker(hall.turnOf(EMMA), OLGA, Optional.empty()))
                .thenRefused(Refusal.WRONG_STATE, "turn");
    }

    private static Case.Outcome replace(Case hall, ParticipantId before, ParticipantId now) {
        return hall.when(
                SECRETARY, new Command.ReplaceSpeaker(hall.turnOf(before), now, Optional.empty()));
    }

    @Test
    void a_list_is_closed_before_the_session_opens_and_who_asks_then_is_late() {
        var hall =
                Case.in(Committee.setting())
                        .and(SECRETARY, inscribe(AYGUN, DISCUSSION))
                        .and(SECRETARY, new Command.CloseList(0))
                        .and(MODERATOR, new Command.OpenSession())
                        .and(EMMA, ASK);
        assertThat(hall.session().floor().speakers().closed()).isTrue();
        assertThat(hall.session().floor().list())
                .filteredOn(t -> t.participant().equals(EMMA))
                .extracting(Turn::status)
                .containsExactly(TurnStatus.LATE);
    }

    @Test
    void a_list_closes_at_its_instant_before_the_session_opens() {
        var hall = Case.in(Committee.setting());
        hall.and(SECRETARY, new Command.CloseList(hall.nowMs() + 60_000));
        assertThat(new Due(hall.setting()).nextMs(hall.session())).hasValue(hall.nowMs() + 60_000);
        hall.laterMs(60_000).elapsed();
        assertThat(hall.session().floor().speakers().closed()).isTrue();
        hall.and(SECRETARY, new Command.OpenList());
        assertThat(hall.session().floor().speakers().closed()).isFalse();
    }

    @Test
    void an_instant_before_a_session_of_another_day_can_be_told() {
        var setting = Committee.setting();
        var hall = Case.in(setting);
        hall.and(SECRETARY, new Command.CloseList(setting.plannedEndMs()));
        hall.when(SECRETARY, new Command.CloseList(setting.plannedEndMs() + 25 * 3_600_000L))
                .thenRefused(Refusal.OUT_OF_RANGE, "at_ms");
    }

    /** Somebody was listed, and then the conference file was changed. */
    private static Case stranger() {
        return Case.openIn(Committee.setting()).and(Case.listed(1, STRANGER, EN)).and(EMMA, ASK);
    }

    @Test
    void who_is_gone_from_the_file_is_not_given_the_floor_and_everything_else_goes_on() {
        var hall = stranger();
        hall.when(MODERATOR, new Command.GiveNext())
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.when(MODERATOR, new Command.GiveTurn(new TurnId(1), Optional.empty()))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.when(MODERATOR, new Command.GiveFloor(STRANGER, Optional.empty()))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.and(MODERATOR, new Command.CloseList(0));
        hall.and(MODERATOR, new Command.SkipTurn(new TurnId(1)))
                .and(MODERATOR, new Command.GiveNext());
        assertThat(hall.open()).containsExactly(EMMA);
    }

    @Test
    void who_is_gone_had_the_floor_and_does_not_go_on() {
        var hall =
                Case.openIn(Committee.setting())
                        .and(Case.floorTo(1, STRANGER, EN, 1), new Event.Recovered(0));
        hall.when(MODERATOR, new Command.ResumeSpeech(Optional.empty()))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "turn");
        hall.and(MODERATOR, new Command.TakeFloor());
    }

    @Test
    void where_microphones_open_by_themselves_who_is_gone_is_passed_over() {
        var hall =
                stranger()
                        .and(
                                MODERATOR,
                                new Command.SetFloorMode(
                                        FloorMode.AUTOMATIC,
                                        OptionalInt.of(1),
                                        OptionalInt.empty()));
        assertThat(hall.open()).containsExactly(EMMA);
    }

    @Test
    void anybody_may_take_the_place_of_who_is_gone() {
        var hall = stranger();
        hall.and(MODERATOR, new Command.ReplaceSpeaker(new TurnId(1), OLGA, Optional.empty()));
        assertThat(hall.order()).containsExactly(OLGA, EMMA);
    }
}
