package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.given;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.TurnId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** An epoch is what a frame is let in by: it grows with each change of who sends where, and is never used again. */
class EpochTest {
    @Test
    void every_change_of_who_sends_where_has_an_epoch_of_its_own() {
        for (Event event :
                List.of(
                        floorTo(1, AYGUN, AZ, 1),
                        new Event.SpeechPaused(End.LOST),
                        new Event.SpeechResumed(1),
                        new Event.SpeechEnded(End.OWN),
                        new Event.FloorLanguageDeclared(FR),
                        onAir(EN_1, Output.A, EN, 1),
                        new Event.WentOffAir(EN_1, End.OWN),
                        new Event.Coughed(EN_1, true),
                        new Event.HandoverArmed(EN, 1),
                        new Event.HandedOver(EN, EN_1, EN_2, Output.A, 1, true),
                        new Event.HoldOver(EN),
                        new Event.Recovered(0))) {
            assertThat(given(event).session().epoch()).describedAs("%s", event).isEqualTo(1);
        }
    }

    @Test
    void the_list_and_the_agenda_leave_the_epoch_alone() {
        var session =
                givenOpen(
                                new Event.ItemTakenUp(DISCUSSION),
                                listed(1, AYGUN, AZ),
                                listed(2, EMMA, EN),
                                new Event.TurnMoved(new TurnId(2), 1, ""),
                                new Event.TurnWithdrawn(new TurnId(2)),
                                new Event.SessionClosed())
                        .session();
        assertThat(session.epoch()).isZero();
    }

    @Test
    void a_lease_opens_under_exactly_the_epoch_its_event_makes() {
        var sitting = givenOpen();
        for (Step step : aMorning()) {
            int before = sitting.session().epoch();
            sitting.and(step.by(), step.command());
            int after = sitting.session().epoch();
            assertThat(after).describedAs("%s", step).isGreaterThan(before);
            assertThat(epochs(sitting)).describedAs("%s", step).contains(after);
        }
    }

    @Test
    void no_epoch_is_the_lease_of_two() {
        var sitting = givenOpen();
        for (Step step : aMorning()) {
            sitting.and(step.by(), step.command());
            assertThat(epochs(sitting)).describedAs("%s", step).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_speech_resumed_after_a_pause_has_another_lease() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .and(CHAIR, new Command.PauseSpeech(), new Command.ResumeSpeech());
        assertThat(epochs(sitting)).containsExactly(3);
    }

    private record Step(ParticipantId by, Command command) {}

    /** Commands each of which opens a microphone. */
    private static List<Step> aMorning() {
        return List.of(
                new Step(EN_1, new Command.GoOnAir(Output.A)),
                new Step(CHAIR, new Command.GiveFloor(AYGUN, Optional.empty())),
                new Step(FR_1, new Command.GoOnAir(Output.A)),
                new Step(AZ_1, new Command.GoOnAir(Output.A)),
                new Step(AZ_1, new Command.GoOnAir(Output.B)),
                new Step(EN_2, new Command.GoOnAir(Output.A)),
                new Step(CHAIR, new Command.GiveFloor(EMMA, Optional.empty())),
                new Step(CHAIR, new Command.GiveFloor(FARID, Optional.of(RU))),
                new Step(EN_1, new Command.GoOnAir(Output.A)));
    }

    private static List<Integer> epochs(Case sitting) {
        return sitting.patch().microphones().stream().map(Microphone::epoch).toList();
    }
}
