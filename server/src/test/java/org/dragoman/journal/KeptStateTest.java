package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What is kept beside the journals outlasts the house, and a broken drawer keeps nobody from opening. */
final class KeptStateTest {
    @TempDir Path folder;

    private Path file() {
        return folder.resolve("backstage.drawer");
    }

    private static Map<String, String> found(KeptState.Part part) {
        return part.found().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new String(e.getValue(), UTF_8)));
    }

    @Test
    void what_was_put_in_is_there_the_next_time_and_what_was_thrown_away_is_not() throws Exception {
        try (var drawer = KeptState.open(file())) {
            var help = drawer.part("opening").part("help");
            help.put("1", "no sound".getBytes(UTF_8));
            help.put("2", "echo".getBytes(UTF_8));
            help.put("1", "no sound at all".getBytes(UTF_8));
            help.remove("2");
            drawer.part("closing").part("help").put("1", "other".getBytes(UTF_8));
        }
        try (var drawer = KeptState.open(file())) {
            assertThat(found(drawer.part("opening").part("help")))
                    .containsExactly(Map.entry("1", "no sound at all"));
            assertThat(found(drawer.part("opening")))
                    .containsExactly(Map.entry("help/1", "no sound at all"));
            assertThat(found(drawer.part("closing").part("text"))).isEmpty();
        }
    }

    @Test
    void one_that_cannot_be_read_is_put_aside() throws Exception {
        Files.writeString(file(), "no database, and long enough to look like one ".repeat(100));
        try (var drawer = KeptState.open(file())) {
            assertThat(drawer.part("opening").found()).isEmpty();
            drawer.part("opening").put("1", "again".getBytes(UTF_8));
        }
        assertThat(folder.resolve("backstage.drawer.damaged")).exists();
        try (var drawer = KeptState.open(file())) {
            assertThat(found(drawer.part("opening"))).containsExactly(Map.entry("1", "again"));
        }
    }
}
