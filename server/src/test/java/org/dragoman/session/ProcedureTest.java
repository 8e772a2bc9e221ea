package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.request;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.EndPolicy;
import org.dragoman.conference.Fraction;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.TimeClassId;
import org.dragoman.session.rules.Due;
import org.dragoman.session.rules.Quorum;
import org.dragoman.session.rules.SpeechTimes;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.Side;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Responses, replies, motions, quorum and time, after the rules of procedure. */
class ProcedureTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Case discussing() {
        return discussing(EndPolicy.NONE);
    }

    private static Case discussing(EndPolicy clock) {
        return Case.openIn(Committee.setting(clock, Optional.empty()))
                .and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
    }

    private static Command give(ParticipantId who) {
        return new Command.GiveFloor(who, Optional.empty());
    }

    @Test
    void a_response_is_to_the_current_speech_and_comes_before_the_list() {
        var hall = discussing();
        hall.when(EMMA, request(TurnKind.RESPONSE)).thenRefused(Refusal.WRONG_STATE, "kind");
        hall.and(MODERATOR, give(AYGUN)).and(FARID, ASK).and(EMMA, request(TurnKind.RESPONSE));
        assertThat(hall.order()).containsExactly(EMMA, FARID);
        hall.and(MODERATOR, new Command.GiveNext());
        assertThat(hall.open()).containsExactly(EMMA);
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(120_000);
        hall.and(EMMA, new Command.EndSpeech()).and(MODERATOR, new Command.ResumeSpeech());
        assertThat(hall.open()).containsExactly(AYGUN);
    }

    @Test
    void responses_are_gone_when_the_speech_ends() {
        var hall = discussing().and(MODERATOR, give(AYGUN)).and(EMMA, request(TurnKind.RESPONSE));
        hall.and(AYGUN, new Command.EndSpeech());
        assertThat(hall.order()).isEmpty();
    }

    @Test
    void a_delegation_has_two_rights_of_reply_the_second_shorter() {
        var hall = discussing();
        hall.and(EMMA, request(TurnKind.RIGHT_OF_REPLY)).and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(600_000);
        hall.and(EMMA, new Command.EndSpeech())
                .and(OLGA, request(TurnKind.RIGHT_OF_REPLY))
                .and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(300_000);
        hall.when(EMMA, request(TurnKind.RIGHT_OF_REPLY))
                .thenRefused(Refusal.REPLIES_SPENT, "kind");
    }

    @Test
    void replies_come_after_the_speeches() {
        var hall = discussing().and(EMMA, request(TurnKind.RIGHT_OF_REPLY)).and(AYGUN, ASK);
        assertThat(hall.order()).containsExactly(AYGUN, EMMA);
    }

    private static Command motion(MotionKind kind) {
        var plain = Wish.of(TurnKind.MOTION);
        return new Command.RequestFloor(
                Optional.empty(),
                new Wish(
                        plain.kind(),
                        plain.onBehalfOf(),
                        plain.item(),
                        plain.timeClass(),
                        plain.category(),
                        Optional.of(kind),
                        plain.about(),
                        plain.side(),
                        ""),
                Optional.empty());
    }

    private static Command on(TurnId motion, Side side) {
        var plain = Wish.of(TurnKind.ON_MOTION);
        return new Command.RequestFloor(
                Optional.empty(),
                new Wish(
                        plain.kind(),
                        plain.onBehalfOf(),
                        plain.item(),
                        plain.timeClass(),
                        plain.category(),
                        plain.motion(),
                        Optional.of(motion),
                        Optional.of(side),
                        ""),
                Optional.empty());
    }

    @Test
    void motions_stand_by_precedence_and_the_lower_waits_for_the_higher() {
        var hall =
                discussing()
                        .and(EMMA, motion(MotionKind.CLOSE_DEBATE))
                        .and(FARID, motion(MotionKind.SUSPEND_MEETING));
        assertThat(hall.order()).containsExactly(FARID, EMMA);
        hall.when(MODERATOR, new Command.GiveTurn(hall.turnOf(EMMA), Optional.empty()))
                .thenRefused(Refusal.WRONG_STATE, "turn");
    }

    @Test
    void so_many_speak_for_a_motion_and_as_many_against() {
        var hall = discussing().and(EMMA, motion(MotionKind.CLOSE_DEBATE));
        var id = hall.turnOf(EMMA);
        hall.and(MODERATOR, new Command.GiveNext()).and(EMMA, new Command.EndSpeech());
        hall.and(FARID, on(id, Side.FOR)).and(AYGUN, on(id, Side.AGAINST));
        hall.when(OLGA, on(id, Side.FOR)).thenRefused(Refusal.LIST_FULL, "side");
        assertThat(hall.order()).containsExactly(FARID, AYGUN);
        hall.and(CHAIR, new Command.DecideMotion(id, MotionOutcome.CARRIED));
        assertThat(hall.order()).isEmpty();
        assertThat(hall.session().floor().speakers().closed()).isTrue();
    }

    @Test
    void a_session_opens_with_a_quorum_or_for_a_reason() {
        var hall = Case.in(Committee.setting(EndPolicy.NONE, Optional.of(new Fraction(1, 2))));
        hall.when(CHAIR, new Command.OpenSession()).thenRefused(Refusal.NO_QUORUM, "");
        hall.and(EMMA, new Command.CheckIn(Optional.of(EMMA), true))
                .and(OLGA, new Command.CheckIn(Optional.of(OLGA), true));
        hall.when(CHAIR, new Command.OpenSession()).thenRefused(Refusal.NO_QUORUM, "");
        hall.and(SECRETARY, new Command.CheckIn(Optional.of(AYGUN), true));
        hall.when(CHAIR, new Command.OpenSession()).then(new Event.SessionOpened());
        assertThat(Quorum.of(hall.setting(), hall.session()))
                .isEqualTo(new Quorum(2, 3, 2, 2, false));
        hall.and(AYGUN, new Command.CheckIn(Optional.of(AYGUN), false))
                .and(CHAIR, new Command.OverrideQuorum("by consensus"));
        hall.when(CHAIR, new Command.OpenSession()).then(new Event.SessionOpened());
    }

    @Test
    void a_motion_is_decided_with_a_quorum_only() {
        var hall =
                Case.openIn(Committee.setting(EndPolicy.NONE, Optional.of(new Fraction(1, 2))))
                        .and(EMMA, motion(MotionKind.ADJOURN_MEETING));
        var id = hall.turnOf(EMMA);
        hall.and(MODERATOR, new Command.GiveNext());
        hall.when(CHAIR, new Command.DecideMotion(id, MotionOutcome.CARRIED))
                .thenRefused(Refusal.NO_QUORUM, "");
        hall.when(CHAIR, new Command.DecideMotion(id, MotionOutcome.WITHDRAWN))
                .then(
                        new Event.SpeechEnded(End.OWN),
                        new Event.MotionDecided(id, MotionOutcome.WITHDRAWN));
    }

    @Test
    void the_clock_closes_the_microphone_where_the_rules_say_so() {
        var hall = discussing(EndPolicy.CLOSE).and(MODERATOR, give(EMMA));
        assertThat(new Due(hall.setting()).nextMs(hall.session())).hasValue(hall.nowMs() + 300_000);
        hall.laterMs(299_999).elapsed();
        assertThat(hall.open()).containsExactly(EMMA);
        hall.laterMs(1);
        hall.whenTheHouseReports(new Command.Elapse()).then(new Event.SpeechEnded(End.TIME));
    }

    @Test
    void a_minute_more_is_a_minute_more() {
        var hall = discussing(EndPolicy.CLOSE).and(MODERATOR, give(EMMA));
        hall.and(MODERATOR, new Command.GrantTime(Optional.empty(), 0));
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(360_000);
        hall.laterMs(300_000).elapsed();
        assertThat(hall.open()).containsExactly(EMMA);
    }

    @Test
    void elsewhere_over_run_only_counts_up() {
        var hall = discussing().and(MODERATOR, give(EMMA));
        hall.laterMs(400_000).whenTheHouseReports(new Command.Elapse()).thenNothing();
    }

    @Test
    void what_pauses_a_speech_stops_what_its_clock_would_do() {
        var hall = discussing(EndPolicy.CLOSE).and(MODERATOR, give(EMMA));
        hall.laterMs(200_000).and(MODERATOR, new Command.PauseSpeech()).laterMs(500_000);
        hall.whenTheHouseReports(new Command.Elapse()).thenNothing();
        hall.and(MODERATOR, new Command.ResumeSpeech());
        assertThat(new Due(hall.setting()).nextMs(hall.session())).hasValue(hall.nowMs() + 100_000);
    }

    @Test
    void a_new_limit_holds_for_the_rest_of_the_item() {
        var hall = discussing().and(MODERATOR, new Command.SetSpeechTime(240));
        hall.and(MODERATOR, give(EMMA));
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(240_000);
        hall.and(MODERATOR, new Command.TakeUpItem(OPENING)).and(MODERATOR, give(FARID));
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isZero();
    }

    private static Command speech(Optional<GroupId> group, Optional<TimeClassId> timeClass) {
        var plain = Wish.SPEECH;
        return new Command.RequestFloor(
                Optional.of(FARID),
                new Wish(
                        plain.kind(),
                        group,
                        plain.item(),
                        timeClass,
                        plain.category(),
                        plain.motion(),
                        plain.about(),
                        plain.side(),
                        ""),
                Optional.empty());
    }

    @Test
    void a_statement_on_behalf_of_a_group_and_a_keynote_have_times_of_their_own() {
        var hall = discussing();
        hall.and(FARID, speech(Optional.of(Committee.WEST), Optional.empty()))
                .and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(420_000);
        hall.and(FARID, new Command.EndSpeech());
        hall.when(FARID, speech(Optional.of(Committee.EAST), Optional.empty()))
                .thenRefused(Refusal.UNKNOWN_GROUP, "on_behalf_of");
        hall.when(FARID, speech(Optional.empty(), Optional.of(Committee.KEYNOTE)))
                .thenRefused(Refusal.FORBIDDEN, "time_class");
        hall.and(SECRETARY, speech(Optional.empty(), Optional.of(Committee.KEYNOTE)))
                .and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(900_000);
    }

    @Test
    void a_groups_budget_runs_down_and_can_be_filled_for_all() {
        var hall = discussing().and(MODERATOR, give(AYGUN)).laterMs(300_000);
        hall.and(AYGUN, new Command.EndSpeech());
        var times = new SpeechTimes(hall.setting());
        assertThat(times.leftMs(hall.session(), Committee.EAST)).contains(60_000L);
        hall.and(MODERATOR, give(AYGUN));
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(60_000);
        hall.and(MODERATOR, new Command.GrantGroupTime(Optional.empty(), 120));
        assertThat(times.leftMs(hall.session(), Committee.EAST)).contains(180_000L);
    }

    private static Case moved(MotionKind kind) {
        var hall = discussing().and(EMMA, motion(kind));
        return hall.and(MODERATOR, new Command.GiveNext()).and(EMMA, new Command.EndSpeech());
    }

    private static TurnId before(Case hall) {
        return hall.session().floor().procedure().motions().getFirst().turn();
    }

    @Test
    void a_carried_motion_to_suspend_closes_every_microphone_until_the_meeting_is_resumed() {
        var hall = moved(MotionKind.SUSPEND_MEETING).and(AYGUN, ASK);
        hall.and(EN_1, new Command.GoOnAir(Output.A)).and(MODERATOR, give(FARID));
        hall.and(CHAIR, new Command.DecideMotion(before(hall), MotionOutcome.CARRIED, true));
        assertThat(hall.session().phase()).isEqualTo(Session.Phase.SUSPENDED);
        assertThat(hall.open()).isEmpty();
        assertThat(hall.session().booths().onAir()).isEmpty();
        hall.when(MODERATOR, give(AYGUN)).thenRefused(Refusal.WRONG_STATE, "");
        long opened = hall.session().openedAtMs().orElseThrow();
        hall.laterMs(900_000).and(CHAIR, new Command.OpenSession());
        assertThat(hall.session().phase()).isEqualTo(Session.Phase.OPEN);
        assertThat(hall.session().openedAtMs()).hasValue(opened);
        assertThat(hall.order()).containsExactly(AYGUN);
    }

    @Test
    void a_carried_motion_to_adjourn_closes_the_session_once_it_is_confirmed() {
        var recorded = moved(MotionKind.ADJOURN_MEETING);
        recorded.and(CHAIR, new Command.DecideMotion(before(recorded), MotionOutcome.CARRIED));
        assertThat(recorded.session().phase()).isEqualTo(Session.Phase.OPEN);
        var acted = moved(MotionKind.ADJOURN_MEETING);
        acted.and(CHAIR, new Command.DecideMotion(before(acted), MotionOutcome.CARRIED, true));
        assertThat(acted.session().phase()).isEqualTo(Session.Phase.CLOSED);
    }

    @Test
    void a_motion_that_is_rejected_does_nothing_though_it_was_confirmed() {
        var hall = moved(MotionKind.SUSPEND_MEETING);
        hall.and(CHAIR, new Command.DecideMotion(before(hall), MotionOutcome.REJECTED, true));
        assertThat(hall.session().phase()).isEqualTo(Session.Phase.OPEN);
    }

    @Test
    void a_show_of_hands_that_a_clerk_counted_is_recorded_on_the_motion() {
        var hall = moved(MotionKind.CLOSE_DEBATE);
        hall.and(SECRETARY, new Command.CountHands(before(hall), 31, 9, 2));
        var count = hall.session().floor().procedure().motions().getFirst().count().orElseThrow();
        assertThat(count.inFavour()).isEqualTo(31);
        assertThat(count.against()).isEqualTo(9);
        assertThat(count.abstaining()).isEqualTo(2);
        assertThat(count.by()).contains(SECRETARY);
        hall.when(SECRETARY, new Command.CountHands(before(hall), 10_001, 0, 0))
                .thenRefused(Refusal.OUT_OF_RANGE, "in_favour");
        hall.when(SECRETARY, new Command.CountHands(new TurnId(99), 1, 0, 0))
                .thenRefused(Refusal.UNKNOWN_TURN, "turn");
        hall.when(EMMA, new Command.CountHands(before(hall), 1, 0, 0))
                .thenRefused(Refusal.FORBIDDEN, "");
    }
}
