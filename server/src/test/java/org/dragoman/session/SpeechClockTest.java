package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.junit.jupiter.api.Test;

/** The clock runs while, and only while, the microphone is open. */
class SpeechClockTest {
    @Test
    void the_clock_starts_with_the_floor() {
        var speaking = givenOpen(floorTo(1, AYGUN, AZ, 1));
        assertThat(used(speaking)).isZero();
        assertThat(used(speaking.laterMs(1500))).isEqualTo(1500);
    }

    @Test
    void the_clock_stands_while_a_speech_is_paused() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .laterMs(1000)
                        .and(CHAIR, new Command.PauseSpeech())
                        .laterMs(99_000);
        assertThat(used(sitting)).isEqualTo(1000);
    }

    @Test
    void the_clock_goes_on_from_where_it_stood() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .laterMs(1000)
                        .and(CHAIR, new Command.PauseSpeech())
                        .laterMs(99_000)
                        .and(CHAIR, new Command.ResumeSpeech())
                        .laterMs(500);
        assertThat(used(sitting)).isEqualTo(1500);
    }

    @Test
    void a_second_speech_starts_from_nothing() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .laterMs(1000)
                        .and(new Event.SpeechEnded(End.OWN), floorTo(2, AYGUN, AZ, 3));
        assertThat(used(sitting)).isZero();
    }

    @Test
    void declaring_the_language_leaves_the_clock_alone() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .laterMs(1000)
                        .and(CHAIR, new Command.DeclareFloorLanguage(RU))
                        .laterMs(1000);
        assertThat(used(sitting)).isEqualTo(2000);
    }

    @Test
    void a_clock_turned_back_takes_no_time_away() {
        var sitting =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .laterMs(-86_400_000)
                        .and(CHAIR, new Command.PauseSpeech());
        assertThat(used(sitting)).isZero();
    }

    private static long used(Case sitting) {
        return sitting.session().floor().speech().orElseThrow().usedMs(sitting.nowMs());
    }
}
