package org.dragoman.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class KeyTest {
    private static final Path SHIPPED = Path.of("..", "config", "dragoman.yaml");

    /** {@code -Dsettings.write=true} writes the file anew. */
    @Test
    void the_shipped_file_is_what_the_table_says() throws Exception {
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(SHIPPED, AnnotatedFile.text());
        }
        assertThat(Files.readString(SHIPPED)).isEqualTo(AnnotatedFile.text());
    }

    @Test
    void the_shipped_file_keeps_to_120_columns() {
        assertThat(AnnotatedFile.text().lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void each_key_has_a_name_and_a_variable_of_its_own() {
        assertThat(Arrays.stream(Key.values()).map(Key::path)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Key.values()).map(Key::variable))
                .doesNotHaveDuplicates()
                .contains("DRAGOMAN_PUBLIC_TLS_MODE", "DRAGOMAN_EVENT_LOOPS");
    }

    @Test
    void what_is_usual_is_within_the_range() {
        for (Key key : Key.values()) {
            if (key.kind() instanceof Kind.Whole(String unit, int usual, int least, int most)) {
                assertThat(usual).as(key.path()).isBetween(least, most);
                assertThat(unit).as(key.path()).isNotBlank();
            }
        }
    }

    @Test
    void each_limit_of_a_connection_is_the_key_of_its_name() throws Exception {
        Map<String, Integer> said = new HashMap<>();
        for (RecordComponent limit : ConnectionLimits.class.getRecordComponents()) {
            Key key = key("limits." + snake(limit.getName()));
            int other = ((Kind.Whole) key.kind()).least() + 1 + said.size();
            said.put(limit.getName(), other);
        }
        ConnectionLimits limits = settings(said, "limits.").tuning().limits();

        for (RecordComponent limit : ConnectionLimits.class.getRecordComponents()) {
            assertThat(limit.getAccessor().invoke(limits))
                    .as(limit.getName())
                    .isEqualTo(said.get(limit.getName()));
        }
    }

    @Test
    void each_delay_of_an_alarm_is_the_key_of_its_name_in_milliseconds() throws Exception {
        RecordComponent[] delays = org.dragoman.watch.AlarmDelays.class.getRecordComponents();
        Map<String, Integer> said = new HashMap<>();
        for (RecordComponent delay : delays) {
            said.put(delay.getName().replaceFirst("Ms$", "Seconds"), 41 + said.size());
        }
        var read = settings(said, "watch.").tuning().alarms();

        for (RecordComponent delay : delays) {
            int seconds = said.getOrDefault(delay.getName().replaceFirst("Ms$", "Seconds"), 0);
            assertThat(delay.getAccessor().invoke(read))
                    .as(delay.getName())
                    .isEqualTo(seconds * 1000L);
        }
    }

    @Test
    void each_length_of_a_speech_is_the_key_of_its_name() throws Exception {
        RecordComponent[] kinds = org.dragoman.conference.SpeechLimits.class.getRecordComponents();
        Map<String, Integer> said = new HashMap<>();
        for (RecordComponent kind : kinds) {
            said.put(kind.getName() + "Seconds", 41 + said.size());
        }
        var read = settings(said, "speech.").speech();

        for (RecordComponent kind : kinds) {
            assertThat(kind.getAccessor().invoke(read))
                    .as(kind.getName())
                    .isEqualTo(
                            java.time.Duration.ofSeconds(
                                    said.getOrDefault(kind.getName() + "Seconds", 0)));
        }
    }

    private static Settings settings(Map<String, Integer> said, String section) throws Exception {
        List<String> assignments =
                said.entrySet().stream()
                        .map(one -> section + snake(one.getKey()) + "=" + one.getValue())
                        .toList();
        return SettingsFile.read(Optional.empty(), new Overrides(Map.of(), assignments));
    }

    private static Key key(String path) {
        return Stream.of(Key.values())
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key " + path));
    }

    private static String snake(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
