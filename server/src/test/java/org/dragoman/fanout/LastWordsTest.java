package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Last words are heard until first words come, or until nobody says any. */
class LastWordsTest {
    @Test
    void last_words_are_heard_and_the_silent_floor_is_not() {
        var tail = new LastWords();
        for (long at = 0; at < 3000; at += 20) {
            assertThat(tail.lastWords(200, at)).isTrue();
            assertThat(tail.firstWords(10)).isFalse();
        }
    }

    @Test
    void the_very_first_word_of_the_floor_is_heard_and_no_last_word_after_it() {
        var tail = new LastWords();
        assertThat(tail.lastWords(200, 0)).isTrue();
        assertThat(tail.firstWords(200)).isTrue();
        assertThat(tail.lastWords(200, 20)).isFalse();
        assertThat(tail.firstWords(0)).isTrue();
    }

    @Test
    void a_booth_that_pauses_has_said_its_last_word() {
        var tail = new LastWords();
        assertThat(tail.lastWords(200, 0)).isTrue();
        assertThat(tail.lastWords(0, 400)).isTrue();
        assertThat(tail.lastWords(0, 401)).isFalse();
        assertThat(tail.firstWords(0)).isTrue();
        assertThat(tail.lastWords(200, 420)).isFalse();
    }
}
