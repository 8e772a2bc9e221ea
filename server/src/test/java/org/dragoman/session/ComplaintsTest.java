package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.request;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.EndPolicy;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What users of other lists of speakers complain about, one test each. */
class ComplaintsTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());
    private static final Command POINT = request(TurnKind.POINT_OF_ORDER);

    private static Case hall() {
        return Case.openIn(Committee.setting()).and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
    }

    private static Command give(ParticipantId who) {
        return new Command.GiveFloor(who, Optional.empty());
    }

    @Test
    void points_of_order_are_first_come_first_served_among_themselves() {
        var hall = hall().and(FARID, POINT).and(AYGUN, ASK).and(EMMA, POINT);
        assertThat(hall.order()).containsExactly(FARID, EMMA, AYGUN);
    }

    @Test
    void a_point_of_order_is_not_a_contribution() {
        var hall = hall().and(FARID, POINT).and(MODERATOR, new Command.GiveNext());
        var point = hall.session().floor().speech().orElseThrow().turn();
        hall.laterMs(20_000).and(CHAIR, new Command.Rule(point, Ruling.NOTED, ""));
        assertThat(hall.session().floor().spoken().interventions(FARID)).isZero();
        assertThat(hall.session().floor().spoken().ms(FARID)).isEqualTo(20_000);
        hall.and(AYGUN, ASK)
                .and(MODERATOR, new Command.GiveNext())
                .and(AYGUN, new Command.EndSpeech());
        hall.and(AYGUN, ASK).laterMs(1).and(FARID, ASK);
        hall.and(SECRETARY, new Command.OrderList(ListPolicy.FEWEST));
        assertThat(hall.order()).containsExactly(FARID, AYGUN);
    }

    @Test
    void the_total_time_of_each_speaker_and_delegation_is_known() {
        var hall = hall();
        for (ParticipantId who : new ParticipantId[] {EMMA, OLGA, EMMA}) {
            hall.and(MODERATOR, give(who)).laterMs(60_000).and(who, new Command.EndSpeech());
        }
        var spoken = hall.session().floor().spoken();
        assertThat(spoken.ms(EMMA)).isEqualTo(120_000);
        assertThat(spoken.interventions(EMMA)).isEqualTo(2);
        // Emma and Olga speak for one delegation: as a body they have spoken longer than Farid.
        hall.and(OLGA, ASK).laterMs(1).and(FARID, ASK);
        hall.and(SECRETARY, new Command.OrderList(ListPolicy.LEAST_TIME));
        assertThat(hall.order()).containsExactly(FARID, OLGA);
    }

    @Test
    void every_reorder_is_there_for_the_hall_to_see_with_who_and_why() {
        var hall = hall().and(AYGUN, ASK).and(EMMA, ASK);
        hall.and(SECRETARY, new Command.MoveTurn(hall.turnOf(EMMA), 1, "head of state"));
        var moved = hall.session().floor().list().getFirst().moved().orElseThrow();
        assertThat(moved.by()).isEqualTo(SECRETARY);
        assertThat(moved.reason()).isEqualTo("head of state");
    }

    @Test
    void a_forgotten_end_of_speech_does_not_bring_an_old_speaker_back() {
        var hall = hall().and(MODERATOR, give(AYGUN)).laterMs(1_000_000);
        hall.and(MODERATOR, give(EMMA)).and(EMMA, new Command.EndSpeech());
        assertThat(hall.session().floor().speeches()).isEmpty();
        hall.when(MODERATOR, new Command.ResumeSpeech()).thenRefused(Refusal.WRONG_STATE, "");
        assertThat(hall.patch().microphones()).isEmpty();
    }

    @Test
    void a_drag_gone_wrong_is_undone() {
        var hall = hall().and(AYGUN, ASK).and(EMMA, ASK).and(FARID, ASK);
        hall.and(MODERATOR, new Command.MoveTurn(hall.turnOf(AYGUN), 3, ""));
        var position = hall.session().floor().undoable().orElseThrow().position();
        hall.and(MODERATOR, new Command.Undo(position));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA, FARID);
    }

    @Test
    void a_point_of_order_in_the_middle_of_a_speech_does_not_eat_the_speakers_time() {
        var hall = hall().and(MODERATOR, give(AYGUN)).laterMs(100_000).and(FARID, POINT);
        hall.and(MODERATOR, new Command.GiveNext()).laterMs(90_000);
        var point = hall.session().floor().speech().orElseThrow().turn();
        hall.and(CHAIR, new Command.Rule(point, Ruling.REJECTED, "no substance"))
                .and(MODERATOR, new Command.ResumeSpeech());
        assertThat(hall.session().floor().speech().orElseThrow().usedMs(hall.nowMs()))
                .isEqualTo(100_000);
    }

    @Test
    void a_closed_list_keeps_those_who_came_too_late_instead_of_losing_them() {
        var hall = hall().and(MODERATOR, new Command.CloseList(0)).and(EMMA, ASK);
        assertThat(hall.order()).containsExactly(EMMA);
        assertThat(hall.session().floor().list().getFirst().status()).isEqualTo(TurnStatus.LATE);
    }

    @Test
    void the_microphone_closes_by_itself_when_time_is_up_if_the_house_wants_that() {
        var hall =
                Case.openIn(Committee.setting(EndPolicy.CLOSE, Optional.empty()))
                        .and(MODERATOR, new Command.TakeUpItem(DISCUSSION))
                        .and(MODERATOR, give(AYGUN))
                        .laterMs(300_000)
                        .elapsed();
        assertThat(hall.patch().microphones()).isEmpty();
    }

    @Test
    void a_lost_line_pauses_the_clock_and_never_opens_the_microphone_again_by_itself() {
        var hall = hall().and(MODERATOR, give(AYGUN)).laterMs(50_000);
        hall.and(new Event.SpeechPaused(End.LOST)).laterMs(50_000).elapsed();
        assertThat(hall.open()).isEmpty();
        assertThat(hall.session().floor().speech().orElseThrow().usedMs(hall.nowMs()))
                .isEqualTo(50_000);
    }
}
