package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Speech;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** A microphone that is open and brings nothing is closed; whoever has the floor opens it again by themselves. */
class FramelessTest {
    private static final Command.ResumeSpeech RESUME = new Command.ResumeSpeech(Optional.empty());

    private static Case closed() {
        var hall = givenOpen().and(MODERATOR, new Command.GiveFloor(OLGA, Optional.empty()));
        int epoch = hall.session().floor().speech().orElseThrow().microphone().orElseThrow();
        hall.whenTheHouseReports(new Command.CloseFrameless(OLGA, epoch))
                .then(new Event.SpeechPaused(End.NO_FRAMES));
        return hall.and(new Event.SpeechPaused(End.NO_FRAMES));
    }

    @Test
    void the_speech_waits_and_its_speaker_lets_it_go_on() {
        var hall = closed();
        assertThat(hall.session().floor().speech()).get().matches(speech -> !speech.isOpen());
        hall.and(OLGA, RESUME);
        assertThat(hall.session().floor().speech()).get().matches(Speech::isOpen);
        assertThat(hall.session().floor().speech()).get().matches(speech -> !speech.frameless());
    }

    @Test
    void the_podium_may_let_it_go_on_as_well_and_nobody_else() {
        closed().when(EMMA, RESUME).thenRefused(Refusal.FORBIDDEN, "");
        var hall = closed().and(MODERATOR, RESUME);
        assertThat(hall.session().floor().speech()).get().matches(Speech::isOpen);
    }

    @Test
    void whom_the_podium_paused_does_not_go_on_by_themselves() {
        givenOpen()
                .and(MODERATOR, new Command.GiveFloor(OLGA, Optional.empty()))
                .and(MODERATOR, new Command.PauseSpeech(Optional.empty()))
                .when(OLGA, RESUME)
                .thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void whom_the_podium_pauses_meanwhile_is_not_closed_once_more_and_an_older_lease_is_nobodys() {
        var hall = givenOpen().and(MODERATOR, new Command.GiveFloor(OLGA, Optional.empty()));
        int epoch = hall.session().floor().speech().orElseThrow().microphone().orElseThrow();
        hall.whenTheHouseReports(new Command.CloseFrameless(OLGA, epoch - 1)).thenNothing();
        hall.and(MODERATOR, new Command.PauseSpeech(Optional.empty()));
        hall.whenTheHouseReports(new Command.CloseFrameless(OLGA, epoch)).thenNothing();
    }
}
