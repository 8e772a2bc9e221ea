package org.dragoman.captions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Keystrokes become segments; what is taken back is corrected in place. */
class DictationTest {
    private static final int MAX = 400;

    private final Dictation dictation = new Dictation(MAX);
    private final Map<Integer, Dictation.Written> shown = new TreeMap<>();

    /** Types, and keeps what a reader would see: the newest revision of each segment. */
    private DictationTest types(String keys) {
        for (Dictation.Written written : dictation.type(keys)) {
            var before = shown.put(written.number(), written);
            assertThat(before == null ? 0 : before.revision()).isLessThan(written.revision());
        }
        return this;
    }

    private List<String> lines() {
        return shown.values().stream()
                .filter(w -> !w.text().isEmpty())
                .map(w -> (w.done() ? "" : "~") + w.text())
                .toList();
    }

    @Test
    void characters_grow_one_segment_and_a_line_end_finishes_it() {
        types("Mr. Cha");
        assertThat(lines()).containsExactly("~Mr. Cha");
        types("irman,\nthank you");
        assertThat(lines()).containsExactly("Mr. Chairman,", "~thank you");
    }

    @Test
    void blanks_without_end_end_their_line_and_cost_no_more_than_it() {
        types("One");
        for (int post = 0; post < 100; post++) {
            types(" ".repeat(MAX * 10));
        }
        types("two");
        assertThat(lines()).containsExactly("One", "~two");
        types("\b".repeat(MAX * 1000));
        assertThat(lines()).containsExactly("One");
    }

    @Test
    void a_backspace_takes_the_last_character_back() {
        types("2O13").types("\b\b\b013\n");
        assertThat(lines()).containsExactly("2013");
    }

    @Test
    void no_backspace_goes_behind_a_finished_line_however_many_come() {
        types("Thank you.\n").types(" wrold").types("\b\b\b\b\b\b").types(" world");
        assertThat(lines()).containsExactly("Thank you.", "~world");
        assertThat(shown.keySet()).containsExactly(1, 2);
        types("\b".repeat(50)).types(" One.\n\n").types("\b\b").types("\nTwo");
        assertThat(lines()).containsExactly("Thank you.", "One.", "~Two");
        assertThat(shown.get(1)).isEqualTo(new Dictation.Written(1, 1, true, "Thank you."));
    }

    @Test
    void blanks_at_the_beginning_of_a_line_are_not_shown_but_taken_back_one_by_one() {
        types("\u00a0 \t two").types("\b".repeat(5)).types("  three\n");
        assertThat(lines()).containsExactly("three");
        types(" a b").types("\b\b c\n");
        assertThat(lines()).containsExactly("three", "a c");
    }

    @Test
    void what_was_begun_and_taken_back_altogether_is_empty_and_its_number_is_not_used_again() {
        types("one\n").types("tw").types("\b\b\b").types("\nthree\n");
        assertThat(lines()).containsExactly("one", "three");
        assertThat(shown.keySet()).containsExactly(1, 2, 3);
        assertThat(shown.values())
                .extracting(Dictation.Written::text)
                .containsExactly("one", "", "three");
    }

    @Test
    void more_backspaces_than_there_is_text_do_no_harm() {
        types("\b\b\b").types("a\b\b\b\b").types("b\n");
        assertThat(lines()).containsExactly("b");
    }

    @Test
    void the_end_of_a_sentence_finishes_a_segment_that_is_long_enough() {
        String first = "The delegation of Azerbaijan thanks all partners ".repeat(3) + "for this.";
        types(first + " And now");
        assertThat(lines()).containsExactly(first, "~And now");
        types("\b".repeat(8));
        assertThat(lines()).as("nothing of it was taken back").containsExactly(first);
        types("!");
        assertThat(lines()).containsExactly("~" + first + "!");
        types(" And");
        assertThat(lines()).containsExactly(first + "!", "~And");
        types("\n" + "\b".repeat(20));
        assertThat(lines()).containsExactly(first + "!", "And");
    }

    @Test
    void a_line_without_an_end_lets_go_of_its_beginning_and_goes_on() {
        String sentence = "The delegation of Azerbaijan thanks all partners ".repeat(3) + "for it.";
        for (int i = 0; i < 100; i++) {
            types(" " + sentence);
        }
        assertThat(lines()).hasSize(100);
        types("\b".repeat(100_000));
        assertThat(lines()).hasSizeBetween(75, 85).allMatch(line -> line.equals(sentence));
        types("The end.\n");
        assertThat(lines().getLast()).isEqualTo("The end.");
    }

    @Test
    void a_segment_never_grows_past_the_limit() {
        types("x".repeat(3 * MAX));
        assertThat(lines()).allMatch(line -> line.length() <= MAX);
        assertThat(String.join("", lines()).replace("~", "")).hasSize(3 * MAX);
    }

    @Test
    void a_character_beyond_the_basic_plane_is_taken_back_whole() {
        types("a👩\b\n");
        assertThat(lines()).containsExactly("a");
    }

    @Test
    void line_ends_of_every_kind_and_empty_lines_make_no_empty_segments() {
        types("\n\r\none\r\n\r\n\ntwo\rthree\n");
        assertThat(lines()).containsExactly("one", "two", "three");
    }

    /** Whatever is typed: what readers see is what stands when all is typed at once. */
    @Test
    void typed_in_pieces_or_at_once_it_reads_the_same() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var keys = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                keys.append("ab. \n\b\bعé".charAt(random.nextInt(9)));
            }
            var pieces = read(keys.toString(), random);
            var whole = read(keys.toString(), null);
            assertThat(pieces).as("seed " + seed).isEqualTo(whole);
        }
    }

    private static List<String> read(String keys, @org.jspecify.annotations.Nullable Random cuts) {
        var typed = new Dictation(MAX);
        var seen = new HashMap<Integer, String>();
        for (int at = 0; at < keys.length(); ) {
            int end =
                    cuts == null
                            ? keys.length()
                            : Math.min(keys.length(), at + 1 + cuts.nextInt(7));
            typed.type(keys.substring(at, end)).forEach(w -> seen.put(w.number(), w.text()));
            at = end;
        }
        var lines = new ArrayList<>(new TreeMap<>(seen).values());
        lines.removeIf(String::isEmpty);
        return lines;
    }
}
