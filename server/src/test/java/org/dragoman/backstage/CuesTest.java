package org.dragoman.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.BoothId;
import org.junit.jupiter.api.Test;

/** Slower, please: who asks is nobody's business, and one stuck key is not the wish of the booths. */
class CuesTest {
    private static final BoothId FR = new BoothId("fr");
    private static final BoothId RU = new BoothId("ru");
    private static final long T = 1_000_000;

    private static boolean shown(Cues cues, long atMs) {
        return cues.at(atMs).stream().anyMatch(Cues.Active::shown);
    }

    @Test
    void one_press_lights_a_lamp_and_the_speaker_sees_nothing() {
        var cues = Cues.NONE.press(Cue.SLOWER, FR, T);
        assertThat(cues.at(T)).hasSize(1);
        assertThat(shown(cues, T)).isFalse();
        assertThat(cues.at(T + Cues.TOGETHER_MS)).isEmpty();
    }

    @Test
    void two_booths_within_twenty_seconds_are_shown_to_the_speaker() {
        var cues = Cues.NONE.press(Cue.SLOWER, FR, T).press(Cue.SLOWER, RU, T + 19_000);
        assertThat(shown(cues, T + 19_000)).isTrue();
        assertThat(shown(cues, T + 19_000 + Cues.SHOWN_MS)).isFalse();
    }

    @Test
    void two_booths_further_apart_are_not() {
        var cues = Cues.NONE.press(Cue.SLOWER, FR, T).press(Cue.SLOWER, RU, T + 20_000);
        assertThat(shown(cues, T + 20_000)).isFalse();
    }

    @Test
    void a_key_that_bounces_is_one_press_and_one_booth_that_insists_is_heard() {
        var cues = Cues.NONE;
        for (int i = 0; i < 50; i++) {
            cues = cues.press(Cue.SLOWER, FR, T + i * 50L);
        }
        assertThat(shown(cues, T + 2_500)).isFalse();
        assertThat(shown(cues.press(Cue.SLOWER, FR, T + 4_000), T + 4_000)).isTrue();
    }

    @Test
    void the_speaker_is_not_pressed_again_and_again() {
        var cues = Cues.NONE;
        int lit = 0;
        for (long at = T; at < T + 120_000; at += 1_000) {
            boolean before = shown(cues, at);
            cues = cues.press(Cue.SLOWER, at % 2_000 == 0 ? FR : RU, at);
            lit += !before && shown(cues, at) ? 1 : 0;
        }
        assertThat(lit).isBetween(3, 4);
        assertThat(cues.at(T + 119_000).getFirst().times()).isEqualTo(lit);
    }

    @Test
    void another_speaker_begins_without_what_was_asked_of_the_last() {
        var cues = Cues.NONE.press(Cue.SLOWER, FR, T).press(Cue.SLOWER, RU, T + 1_000);
        var next = cues.anotherSpeaker();
        assertThat(next.at(T + 2_000)).isEmpty();
        assertThat(shown(next.press(Cue.SLOWER, FR, T + 3_000), T + 3_000)).isFalse();
    }

    @Test
    void cues_do_not_count_for_one_another() {
        var cues = Cues.NONE.press(Cue.SLOWER, FR, T).press(Cue.LOUDER, RU, T + 1_000);
        assertThat(shown(cues, T + 1_000)).isFalse();
        assertThat(cues.at(T + 1_000)).hasSize(2);
    }
}
