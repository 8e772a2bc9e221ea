package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.given;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.junit.jupiter.api.Test;

/** Who goes on air has the channel; a language never has two voices. */
class BoothsTest {
    private static final Command A = new Command.GoOnAir(Output.A);
    private static final Command B = new Command.GoOnAir(Output.B);
    private static final Command C = new Command.GoOnAir(Output.C);

    @Test
    void an_interpreter_goes_on_air_in_the_language_of_the_output() {
        givenOpen().when(EN_1, A).then(onAir(EN_1, Output.A, EN, 1));
        givenOpen().when(AZ_1, B).then(onAir(AZ_1, Output.B, EN, 1));
    }

    @Test
    void a_desk_has_only_the_outputs_its_booth_has() {
        givenOpen().when(EN_1, B).thenRefused(Refusal.NO_OUTPUT, "output");
        givenOpen().when(AZ_1, C).thenRefused(Refusal.NO_OUTPUT, "output");
        givenOpen().when(DESKLESS, A).thenRefused(Refusal.NO_OUTPUT, "output");
    }

    @Test
    void the_booths_may_try_their_desks_before_the_session_opens() {
        given().when(EN_1, A).then(onAir(EN_1, Output.A, EN, 1));
    }

    @Test
    void nobody_goes_on_air_after_the_session() {
        givenOpen(new Event.SessionClosed()).when(EN_1, A).thenRefused(Refusal.WRONG_STATE, "");
    }

    @Test
    void the_partner_who_goes_on_air_takes_the_channel_over() {
        givenOpen(onAir(EN_1, Output.A, EN, 1))
                .when(EN_2, A)
                .then(new Event.WentOffAir(EN_1, End.PASSED), onAir(EN_2, Output.A, EN, 3));
    }

    @Test
    void another_booths_output_into_the_language_takes_the_channel_over() {
        givenOpen(onAir(EN_1, Output.A, EN, 1))
                .when(AZ_1, B)
                .then(new Event.WentOffAir(EN_1, End.PASSED), onAir(AZ_1, Output.B, EN, 3));
    }

    @Test
    void a_desk_that_changes_its_output_leaves_the_language_it_was_in() {
        givenOpen(onAir(AZ_1, Output.A, AZ, 1))
                .when(AZ_1, B)
                .then(new Event.WentOffAir(AZ_1, End.OWN), onAir(AZ_1, Output.B, EN, 3));
    }

    @Test
    void a_desk_may_change_its_output_and_take_a_channel_over_in_one() {
        givenOpen(onAir(AZ_1, Output.A, AZ, 1), onAir(EN_1, Output.A, EN, 2))
                .when(AZ_1, B)
                .then(
                        new Event.WentOffAir(AZ_1, End.OWN),
                        new Event.WentOffAir(EN_1, End.PASSED),
                        onAir(AZ_1, Output.B, EN, 5));
    }

    @Test
    void two_desks_of_a_booth_may_be_on_air_in_two_languages() {
        var booths = givenOpen().and(AZ_1, A).and(AZ_2, B).session().booths();
        assertThat(booths.interpreting(AZ)).contains(AZ_1);
        assertThat(booths.interpreting(EN)).contains(AZ_2);
    }

    @Test
    void going_on_air_where_one_is_already_changes_nothing() {
        givenOpen(onAir(EN_1, Output.A, EN, 1)).when(EN_1, A).thenNothing();
    }

    @Test
    void an_interpreter_goes_off_air() {
        givenOpen(onAir(EN_1, Output.A, EN, 1))
                .when(EN_1, new Command.GoOffAir())
                .then(new Event.WentOffAir(EN_1, End.OWN));
    }

    @Test
    void going_off_air_twice_changes_nothing() {
        givenOpen().when(EN_1, new Command.GoOffAir()).thenNothing();
    }

    @Test
    void who_was_taken_over_does_not_end_the_partners_turn() {
        givenOpen(onAir(EN_1, Output.A, EN, 1))
                .and(EN_2, A)
                .when(EN_1, new Command.GoOffAir())
                .thenNothing();
    }

    @Test
    void the_cough_key_keeps_the_lease_and_mutes_it() {
        var coughing = givenOpen().and(EN_1, A).and(EN_1, new Command.Cough(true));
        assertThat(coughing.patch().microphones())
                .singleElement()
                .satisfies(m -> assertThat(m.muted()).isTrue())
                .satisfies(m -> assertThat(m.epoch()).isEqualTo(1));
    }

    @Test
    void the_cough_key_let_go_is_heard_again() {
        var after = givenOpen().and(EN_1, A, new Command.Cough(true), new Command.Cough(false));
        assertThat(after.patch().microphones())
                .singleElement()
                .satisfies(m -> assertThat(m.muted()).isFalse());
    }

    @Test
    void the_same_key_twice_changes_nothing() {
        givenOpen().and(EN_1, A).when(EN_1, new Command.Cough(false)).thenNothing();
        givenOpen()
                .and(EN_1, A, new Command.Cough(true))
                .when(EN_1, new Command.Cough(true))
                .thenNothing();
    }

    @Test
    void only_who_is_on_air_can_cough() {
        givenOpen(onAir(EN_1, Output.A, EN, 1))
                .when(EN_2, new Command.Cough(true))
                .thenRefused(Refusal.NOT_ON_AIR, "");
    }

    @Test
    void nobody_takes_the_microphone_over_with_the_cough_key_held() {
        var taken = givenOpen().and(EN_1, A, new Command.Cough(true)).and(EN_2, A);
        assertThat(taken.patch().microphones())
                .singleElement()
                .satisfies(m -> assertThat(m.muted()).isFalse());
    }
}
