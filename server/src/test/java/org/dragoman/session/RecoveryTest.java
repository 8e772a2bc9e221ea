package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** After a crash every microphone is closed, and nothing else is lost; a lost connection closes its own. */
class RecoveryTest {
    @Test
    void after_a_recovery_every_microphone_is_closed() {
        var recovered = busy().and(new Event.Recovered(Case.TEN_O_CLOCK));
        assertThat(recovered.patch().microphones()).isEmpty();
        assertThat(recovered.session().booths().onAir()).isEmpty();
    }

    @Test
    void after_a_recovery_the_speech_stands_paused() {
        var speech = busy().and(new Event.Recovered(Case.TEN_O_CLOCK)).session().floor().speech();
        assertThat(speech).map(Speech::participant).contains(AYGUN);
        assertThat(speech.orElseThrow().microphone()).isEmpty();
    }

    @Test
    void a_recovery_keeps_the_list_and_the_floors_language() {
        var floor = busy().and(new Event.Recovered(Case.TEN_O_CLOCK)).session().floor();
        assertThat(floor.list()).extracting(Turn::participant).containsExactly(EMMA, FARID);
        assertThat(floor.language()).isEqualTo(AZ);
    }

    @Test
    void the_clock_stands_still_while_the_house_is_away() {
        var recovered =
                busy().laterMs(3_600_000).and(new Event.Recovered(10_000 + Case.TEN_O_CLOCK));
        var speech = recovered.session().floor().speech().orElseThrow();
        assertThat(speech.usedMs(recovered.nowMs())).isEqualTo(10_000);
        assertThat(speech.usedMs(recovered.nowMs() + 60_000)).isEqualTo(10_000);
    }

    @Test
    void a_clock_that_was_last_known_before_the_speech_has_not_run() {
        var recovered = busy().and(new Event.Recovered(0));
        assertThat(recovered.session().floor().speech()).map(s -> s.usedMs(0)).contains(0L);
    }

    @Test
    void a_speech_goes_on_after_a_recovery_when_the_podium_says_so() {
        busy().and(new Event.Recovered(Case.TEN_O_CLOCK))
                .when(CHAIR, new Command.ResumeSpeech())
                .then(new Event.SpeechResumed(5));
    }

    @Test
    void an_interpreter_back_after_a_recovery_is_on_air_only_by_their_own_hand() {
        busy().and(new Event.Recovered(Case.TEN_O_CLOCK))
                .when(EN_1, new Command.GoOnAir(Output.A))
                .then(onAir(EN_1, Output.A, EN, 5));
    }

    @Test
    void a_recovery_leaves_a_closed_session_closed() {
        var closed = givenOpen(new Event.SessionClosed(), new Event.Recovered(1)).session();
        assertThat(closed.phase()).isEqualTo(Session.Phase.CLOSED);
    }

    @Test
    void a_speakers_lost_connection_pauses_the_speech() {
        busy().whenTheHouseReports(new Command.LoseMicrophone(AYGUN))
                .then(new Event.SpeechPaused(End.LOST));
    }

    @Test
    void an_interpreters_lost_connection_takes_the_desk_off_air() {
        busy().whenTheHouseReports(new Command.LoseMicrophone(EN_1))
                .then(new Event.WentOffAir(EN_1, End.LOST));
    }

    @Test
    void a_lost_connection_without_a_microphone_changes_nothing() {
        busy().whenTheHouseReports(new Command.LoseMicrophone(EMMA)).thenNothing();
        busy().and(CHAIR, new Command.PauseSpeech())
                .whenTheHouseReports(new Command.LoseMicrophone(AYGUN))
                .thenNothing();
    }

    @Test
    void nobody_but_the_house_can_report_for_it() {
        busy().when(TECHNICIAN, new Command.LoseMicrophone(AYGUN))
                .thenRefused(Refusal.FORBIDDEN, "");
        busy().when(CHAIR, new Command.LoseMicrophone(AYGUN)).thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void the_house_itself_asks_for_nothing_else() {
        busy().whenTheHouseReports(new Command.GiveNext()).thenRefused(Refusal.FORBIDDEN, "");
        busy().whenTheHouseReports(new Command.RequestFloor(Optional.of(NINA)))
                .thenRefused(Refusal.FORBIDDEN, "");
    }

    /** Aygün speaks, two wait, English and French are interpreted. */
    private static Case busy() {
        return givenOpen(
                listed(1, EMMA, EN),
                listed(2, FARID, FR),
                floorTo(3, AYGUN, AZ, 1),
                onAir(EN_1, Output.A, EN, 2),
                onAir(FR_1, Output.A, FR, 3));
    }
}
