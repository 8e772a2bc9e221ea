package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.HandoverEnd;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Handovers;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Handing over: offered or asked for, accepted, both armed, swapped; and every way in which it comes to nothing. */
class HandoverTest {
    private static final Command OFFER = new Command.OfferHandover(Optional.empty(), 0);
    private static final Command REQUEST = new Command.RequestHandover(Output.A, 0);
    private static final Command ACCEPT = new Command.AnswerHandover(true, Optional.empty());
    private static final Command DECLINE = new Command.AnswerHandover(false, Optional.empty());
    private static final Command SWAP = new Command.SwapHandover(Optional.empty());
    private static final Command CANCEL = new Command.CancelHandover(Optional.empty());

    @Test
    void an_offer_is_accepted_and_swapped_at_a_pause() {
        var hall = armed();
        int lease = stage(hall).epoch().orElseThrow();
        hall.whenTheHouseReports(new Command.NotePause(EN_1))
                .then(new Event.HandedOver(EN, EN_1, EN_2, Output.A, lease, false));
    }

    @Test
    void who_takes_over_has_a_lease_that_leads_nowhere_until_the_swap() {
        var hall = armed();
        var waiting = microphone(hall, EN_2);
        assertThat(waiting.state()).isEqualTo(Microphone.State.ARMED);
        assertThat(waiting.carriedOn()).isEmpty();
        hall.and(EN_1, SWAP);
        assertThat(microphone(hall, EN_2).state()).isEqualTo(Microphone.State.LIVE);
        assertThat(microphone(hall, EN_2).sameLease(waiting)).isTrue();
        assertThat(hall.session().booths().voices(EN)).containsExactly(EN_2);
        assertThat(hall.session().booths().handovers().underWay()).isEmpty();
    }

    @Test
    void a_request_is_accepted_by_who_is_on_air() {
        var hall = onAirAlone().and(EN_2, REQUEST);
        assertThat(stage(hall).stage()).isEqualTo(Handover.Stage.REQUESTED);
        hall.when(EN_2, ACCEPT).thenRefused(Refusal.NO_HANDOVER, "channel");
        hall.and(EN_1, ACCEPT);
        assertThat(stage(hall).stage()).isEqualTo(Handover.Stage.ARMING);
    }

    @Test
    void nobody_swaps_before_the_sound_of_both_comes() {
        var hall = onAirAlone().and(EN_1, OFFER).and(EN_2, ACCEPT);
        hall.when(EN_1, SWAP).thenRefused(Refusal.WRONG_STATE, "");
        hall.whenTheHouseReports(new Command.NotePause(EN_1)).thenNothing();
        heard(hall, EN_2);
        hall.when(EN_2, SWAP).then(over(hall, false));
    }

    @Test
    void who_shuts_the_microphone_hands_over_if_the_partner_is_armed() {
        var hall = armed();
        hall.when(EN_1, new Command.GoOffAir()).then(over(hall, true));
    }

    @Test
    void the_partners_own_key_swaps_too() {
        var hall = armed();
        hall.when(EN_2, new Command.GoOnAir(Output.A)).then(over(hall, false));
    }

    @Test
    void who_is_lost_while_the_partner_is_armed_hands_over() {
        var hall = armed();
        hall.whenTheHouseReports(new Command.LoseMicrophone(EN_1)).then(over(hall, true));
    }

    @Test
    void who_is_lost_before_leaves_the_language_to_nobody() {
        var hall = onAirAlone().and(EN_1, OFFER).and(EN_2, ACCEPT);
        hall.whenTheHouseReports(new Command.LoseMicrophone(EN_1))
                .then(
                        new Event.WentOffAir(EN_1, End.LOST),
                        new Event.HandoverEnded(EN, HandoverEnd.VANISHED));
    }

    @Test
    void the_partner_who_is_lost_leaves_all_as_it_was() {
        var hall = armed();
        hall.whenTheHouseReports(new Command.LoseMicrophone(EN_2))
                .then(new Event.HandoverEnded(EN, HandoverEnd.VANISHED));
    }

    @Test
    void it_can_be_declined_and_called_off() {
        onAirAlone()
                .and(EN_2, REQUEST)
                .when(EN_1, DECLINE)
                .then(new Event.HandoverEnded(EN, HandoverEnd.DECLINED));
        for (ParticipantId who : new ParticipantId[] {EN_1, EN_2}) {
            armed().when(who, CANCEL).then(new Event.HandoverEnded(EN, HandoverEnd.CANCELLED));
        }
    }

    @Test
    void an_offer_to_all_is_declined_only_when_the_last_declines() {
        var hall = onAirAlone().and(EN_1, OFFER);
        hall.when(AZ_1, DECLINE).thenNothing();
        hall.when(AZ_1, ACCEPT)
                .then(
                        new Event.HandoverAgreed(EN, AZ_1, Output.B),
                        new Event.HandoverArmed(EN, hall.session().epoch() + 1));
    }

    @Test
    void an_offer_to_one_is_nobody_elses_to_answer() {
        var hall = onAirAlone().and(EN_1, new Command.OfferHandover(Optional.of(EN_2), 0));
        hall.when(AZ_1, ACCEPT).thenRefused(Refusal.NO_HANDOVER, "channel");
        hall.when(AZ_1, CANCEL).thenRefused(Refusal.NO_HANDOVER, "channel");
    }

    @Test
    void it_ends_by_itself_when_nothing_comes_of_it() {
        for (Case hall : new Case[] {onAirAlone().and(EN_1, OFFER), armed()}) {
            hall.laterMs(29_999).elapsed();
            assertThat(hall.session().booths().handovers().underWay()).isNotEmpty();
            hall.laterMs(1)
                    .whenTheHouseReports(new Command.Elapse())
                    .then(new Event.HandoverEnded(EN, HandoverEnd.TIMED_OUT));
        }
    }

    @Test
    void in_five_minutes_both_are_armed() {
        var hall = onAirAlone().and(EN_1, new Command.OfferHandover(Optional.of(EN_2), 5));
        hall.and(EN_2, ACCEPT);
        assertThat(stage(hall).stage()).isEqualTo(Handover.Stage.AGREED);
        hall.laterMs(299_999).elapsed();
        assertThat(stage(hall).stage()).isEqualTo(Handover.Stage.AGREED);
        hall.laterMs(1).elapsed();
        assertThat(stage(hall).stage()).isEqualTo(Handover.Stage.ARMING);
    }

    @Test
    void somebody_else_who_takes_the_language_over_ends_it() {
        var hall = armed();
        hall.when(AZ_1, new Command.GoOnAir(Output.B))
                .then(
                        new Event.WentOffAir(EN_1, End.PASSED),
                        onAir(AZ_1, Output.B, EN, hall.session().epoch() + 2),
                        new Event.HandoverEnded(EN, HandoverEnd.TAKEN));
    }

    @Test
    void who_is_armed_and_goes_on_air_elsewhere_ends_it() {
        var hall = onAirAlone().and(EN_1, OFFER).and(AZ_1, ACCEPT);
        hall.when(AZ_1, new Command.GoOnAir(Output.A))
                .then(
                        onAir(AZ_1, Output.A, AZ, hall.session().epoch() + 1),
                        new Event.HandoverEnded(EN, HandoverEnd.TAKEN));
    }

    @Test
    void who_is_on_air_elsewhere_cannot_accept() {
        onAirAlone()
                .and(AZ_1, new Command.GoOnAir(Output.A))
                .and(EN_1, OFFER)
                .when(AZ_1, ACCEPT)
                .thenRefused(Refusal.WRONG_STATE, "");
    }

    @Test
    void who_is_armed_for_one_language_cannot_be_armed_for_another() {
        var hall =
                onAirAlone()
                        .and(AZ_2, new Command.GoOnAir(Output.A))
                        .and(EN_1, OFFER)
                        .and(AZ_2, OFFER)
                        .and(AZ_1, on(1));
        hall.when(AZ_1, on(2)).thenRefused(Refusal.WRONG_STATE, "");
    }

    private static Command on(int channel) {
        return new Command.AnswerHandover(true, Optional.of(new ChannelNumber(channel)));
    }

    @Test
    void a_language_is_handed_over_once_at_a_time() {
        onAirAlone()
                .and(EN_1, OFFER)
                .when(EN_2, REQUEST)
                .thenRefused(Refusal.HANDOVER_UNDER_WAY, "");
    }

    @Test
    void only_who_is_on_air_offers_and_only_to_who_can() {
        givenOpen().when(EN_1, OFFER).thenRefused(Refusal.NOT_ON_AIR, "");
        var hall = onAirAlone();
        for (ParticipantId who : new ParticipantId[] {EN_1, FR_1, NINA}) {
            hall.when(EN_1, new Command.OfferHandover(Optional.of(who), 0))
                    .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "to");
        }
        hall.when(EN_1, new Command.OfferHandover(Optional.empty(), 61))
                .thenRefused(Refusal.OUT_OF_RANGE, "minutes");
    }

    @Test
    void nothing_is_asked_of_a_language_without_a_voice() {
        givenOpen().when(EN_2, REQUEST).thenRefused(Refusal.NOT_ON_AIR, "output");
    }

    @Test
    void the_end_of_the_session_ends_it() {
        var hall = armed().and(CHAIR, new Command.CloseSession());
        assertThat(hall.patch().microphones()).isEmpty();
        assertThat(hall.session().booths().handovers().underWay()).isEmpty();
    }

    @Test
    void a_restart_ends_it_and_nobody_is_armed() {
        var hall = armed().and(new Event.Recovered(0));
        assertThat(hall.patch().microphones()).isEmpty();
        assertThat(hall.session().booths().handovers().underWay()).isEmpty();
    }

    @Test
    void what_came_of_it_can_be_read_after() {
        var hall = armed().and(EN_1, SWAP);
        var outcome = hall.session().booths().handovers().outcomes().get(EN);
        assertThat(outcome)
                .isEqualTo(
                        new Handovers.Outcome(
                                EN_1,
                                Optional.of(EN_2),
                                Optional.empty(),
                                Optional.of(EN_1),
                                hall.nowMs()));
    }

    private static Case onAirAlone() {
        return givenOpen(onAir(EN_1, Output.A, EN, 1));
    }

    private static Case armed() {
        var hall = onAirAlone().and(EN_1, OFFER).and(EN_2, ACCEPT);
        heard(hall, EN_2);
        return hall;
    }

    private static void heard(Case hall, ParticipantId who) {
        hall.whenTheHouseReports(new Command.HearArmed(who)).events().forEach(hall::and);
    }

    private static Handover stage(Case hall) {
        return hall.session().booths().handovers().of(EN).orElseThrow();
    }

    private static Event over(Case hall, boolean shut) {
        return new Event.HandedOver(
                EN, EN_1, EN_2, Output.A, stage(hall).epoch().orElseThrow(), shut);
    }

    private static Microphone microphone(Case hall, ParticipantId who) {
        return hall.patch().microphones().stream()
                .filter(m -> m.holder().equals(who))
                .findFirst()
                .orElseThrow();
    }
}
