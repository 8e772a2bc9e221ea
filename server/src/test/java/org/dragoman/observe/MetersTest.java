package org.dragoman.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.TechnicianView;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever operates the server finds every meter in their chapter, by the name that Prometheus shows. */
class MetersTest {
    private static final Path CHAPTER = Path.of("..", "config", "OPERATING.md");

    @Test
    void every_meter_stands_in_the_operators_chapter_and_none_is_left_over() throws IOException {
        assertThat(named()).containsExactlyInAnyOrderElementsOf(registered());
    }

    @Test
    void a_meters_labels_are_those_that_the_chapter_names() throws IOException {
        String chapter = Files.readString(CHAPTER);
        Matcher said =
                Pattern.compile("(?m)^\\* `(dragoman_\\w+)` `\\{([a-z,]+)}`").matcher(chapter);
        String shown = shown();
        while (said.find()) {
            assertThat(shown)
                    .as(said.group(1))
                    .containsPattern(said.group(1) + "\\{" + labels(said.group(2)));
        }
    }

    private static String labels(String said) {
        var inOrder = new TreeSet<>(List.of(said.split(",", -1)));
        return String.join("=\"[^\"]*\",", inOrder) + "=\"";
    }

    /** The names that begin a line of the list in the chapter. */
    private static Set<String> named() throws IOException {
        return found("(?m)^\\* `(dragoman_\\w+)`", Files.readString(CHAPTER));
    }

    /** The names that Prometheus gets; the largest value of a summary goes with it. */
    private static Set<String> registered() {
        return found("(?m)^# TYPE (dragoman_\\w+?)(?<!_max) [a-z]+$", shown());
    }

    private static Set<String> found(String pattern, String text) {
        var all = new TreeSet<String>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }

    /** What a hub with one session shows. */
    private static String shown() {
        try (var observed = new Observed("test")) {
            observed.session("opening", new Soundboard(1, List.of(), 100), () -> 0);
            observed.channels("opening", List.of("floor"), TechnicianView::getDefaultInstance);
            observed.journal("opening", () -> 0, () -> 0);
            observed.clock(() -> 0);
            observed.buffers(() -> 0);
            observed.certificate(() -> 1);
            return observed.scrape();
        }
    }
}
