package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.Interlock;
import org.dragoman.conference.Interlock.Mode;
import org.dragoman.conference.Interlock.TakeOver;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Two desks in one language: both are heard, or the first stays, or whoever comes takes over as far as it may. */
class InterlockTest {
    private static final Command A = new Command.GoOnAir(Output.A);
    private static final Command B = new Command.GoOnAir(Output.B);

    @Test
    void without_an_interlock_both_are_heard() {
        var hall = locked(Mode.NONE).and(EN_1, A).and(AZ_1, B);
        assertThat(hall.session().booths().voices(EN)).containsExactly(EN_1, AZ_1);
        assertThat(hall.patch().channels().get(2).interpreters()).containsExactly(EN_1, AZ_1);
    }

    @Test
    void with_the_interlock_whoever_is_on_air_stays() {
        var hall = locked(Mode.INTERLOCK).and(EN_1, A);
        hall.when(EN_2, A).thenRefused(Refusal.CHANNEL_BUSY, "output", EN_1);
        hall.when(AZ_1, B).thenRefused(Refusal.CHANNEL_BUSY, "output", EN_1);
        hall.and(EN_1, new Command.GoOffAir()).and(AZ_1, B);
        assertThat(hall.session().booths().interpreting(EN)).contains(AZ_1);
    }

    @Test
    void who_is_refused_stays_on_air_where_they_were() {
        var hall = locked(Mode.INTERLOCK).and(EN_1, A).and(AZ_1, A);
        hall.when(AZ_1, B).thenRefused(Refusal.CHANNEL_BUSY, "output", EN_1);
        assertThat(hall.session().booths().interpreting(AZ)).contains(AZ_1);
    }

    @Test
    void partners_alone_may_override_where_a_goes_over_a() {
        var hall = locked(Mode.OVERRIDE, TakeOver.A_OVER_A).and(EN_1, A);
        hall.when(AZ_1, B).thenRefused(Refusal.CHANNEL_BUSY, "output", EN_1);
        hall.and(EN_2, A);
        assertThat(hall.session().booths().voices(EN)).containsExactly(EN_2);
    }

    @Test
    void the_own_booth_alone_may_override_where_a_goes_over_b_and_c() {
        var hall = locked(Mode.OVERRIDE, TakeOver.A_OVER_BC).and(AZ_1, B);
        hall.when(AZ_2, B).thenRefused(Refusal.CHANNEL_BUSY, "output", AZ_1);
        hall.and(EN_1, A);
        hall.when(EN_2, A).thenRefused(Refusal.CHANNEL_BUSY, "output", EN_1);
        assertThat(hall.session().booths().voices(EN)).containsExactly(EN_1);
    }

    @Test
    void nobody_overrides_where_nobody_may() {
        var hall = locked(Mode.OVERRIDE).and(AZ_1, B);
        hall.when(EN_1, A).thenRefused(Refusal.CHANNEL_BUSY, "output", AZ_1);
    }

    @Test
    void setting_what_is_set_changes_nothing() {
        givenOpen().when(TECHNICIAN, new Command.SetInterlock(Interlock.STANDARD)).thenNothing();
    }

    @Test
    void whoever_comes_takes_over_from_all_that_were_mixed_before() {
        var hall =
                locked(Mode.NONE)
                        .and(EN_1, A)
                        .and(AZ_1, B)
                        .and(TECHNICIAN, new Command.SetInterlock(Interlock.STANDARD));
        hall.when(EN_2, A)
                .then(
                        new Event.WentOffAir(EN_1, End.PASSED),
                        new Event.WentOffAir(AZ_1, End.PASSED),
                        onAir(EN_2, Output.A, EN, hall.session().epoch() + 3));
    }

    private static Case locked(Mode mode, TakeOver... overrides) {
        return givenOpen()
                .and(TECHNICIAN, new Command.SetInterlock(new Interlock(mode, List.of(overrides))));
    }
}
