package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.said.Command;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Speech;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** A technician closes any open microphone: a delegate's on the floor as well as a desk's. */
class FloorOffAirTest {
    @Test
    void who_has_the_floor_is_off_air_at_once_and_the_podium_lets_them_go_on() {
        var hall =
                givenOpen()
                        .and(MODERATOR, new Command.GiveFloor(OLGA, Optional.empty()))
                        .and(TECHNICIAN, new Command.TakeOffAir(OLGA));
        assertThat(hall.session().floor().speech()).get().matches(speech -> !speech.isOpen());
        hall.when(TECHNICIAN, new Command.TakeOffAir(OLGA)).thenNothing();
        hall.and(MODERATOR, new Command.ResumeSpeech(Optional.empty()));
        assertThat(hall.session().floor().speech()).get().matches(Speech::isOpen);
    }

    @Test
    void whoever_has_no_microphone_open_is_nobody_to_take_off_air() {
        givenOpen()
                .when(TECHNICIAN, new Command.TakeOffAir(OLGA))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "interpreter");
    }

    @Test
    void a_delegate_takes_nobody_off_air() {
        givenOpen()
                .and(MODERATOR, new Command.GiveFloor(OLGA, Optional.empty()))
                .when(OLGA, new Command.TakeOffAir(OLGA))
                .thenRefused(Refusal.FORBIDDEN, "");
    }
}
