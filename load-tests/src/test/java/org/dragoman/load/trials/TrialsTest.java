package org.dragoman.load.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.dragoman.load.Load;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The short form of the trials for every build. */
class TrialsTest {
    @TempDir Path folder;

    private record Ended(int code, String said) {}

    private Ended trials(String... arguments) throws IOException, InterruptedException {
        Path words = folder.resolve("words.txt");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Load.class.getName(),
                                "trials"));
        command.addAll(List.of(arguments));
        int code =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start()
                        .waitFor();
        return new Ended(code, Files.readString(words, StandardCharsets.UTF_8));
    }

    /** F01. */
    @Test
    void kills_lose_nothing_acknowledged_and_announce_nothing_absent() throws Exception {
        var ended = trials("kill", "--times", "5");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(figure(ended, "acknowledged")).isPositive();
        assertThat(figure(ended, "announced")).isPositive();
        assertThat(figure(ended, "asked again after start")).isPositive();
    }

    /** F02. */
    @Test
    void power_cuts_lose_nothing_acknowledged() throws Exception {
        var ended = trials("power", "--times", "2");
        assumeTrue(ended.code() != Trials.CANNOT, ended.said());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(figure(ended, "acknowledged")).isPositive();
    }

    @Test
    void a_power_cut_with_too_few_syncs_is_seen_to_lose_something() throws Exception {
        for (String sync : List.of("OFF", "NORMAL")) {
            var ended = trials("power", "--times", "2", "--sync", sync);
            assumeTrue(ended.code() != Trials.CANNOT, ended.said());
            assertThat(ended.code()).as(ended.said()).isEqualTo(Trials.WRONG);
            assertThat(ended.said()).contains("wrong: ");
        }
    }

    @Test
    void not_one_frame_passes_a_gate_that_was_closed() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
        var ended = trials("gate", "--times", "60");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(figure(ended, "gates closed")).isGreaterThanOrEqualTo(60);
        assertThat(figure(ended, "frames sent at closed gates")).isGreaterThan(60);
        assertThat(figure(ended, "gates that let one through")).isZero();
        for (Closing how : Closing.values()) {
            assertThat(ended.said()).contains(how.words());
        }
    }

    @Test
    void no_listener_notices_a_handover() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
        var ended = trials("handover", "--times", "40");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(figure(ended, "handovers")).isGreaterThanOrEqualTo(40);
        assertThat(figure(ended, "frames of both at once")).isZero();
    }

    /** F20. */
    @Test
    void the_floor_stands_in_for_a_dead_interpreter_who_comes_back_off_air() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
        var ended = trials("dead-booth", "--times", "20");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(figure(ended, "interpreters killed")).isGreaterThanOrEqualTo(20);
        assertThat(figure(ended, "frames sent by who came back")).isPositive();
    }

    @Test
    void what_cannot_be_tried_is_said() throws Exception {
        for (String kind : List.of("kill", "power", "gate", "handover", "dead-booth")) {
            assertThat(trials(kind, "--times", "0").code()).isEqualTo(Trials.CANNOT);
        }
        assertThat(trials("power", "--sync", "PERHAPS").code()).isEqualTo(Trials.CANNOT);
    }

    private static long figure(Ended ended, String name) {
        return ended.said()
                .lines()
                .filter(line -> line.strip().startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name + " in " + ended.said()));
    }
}
