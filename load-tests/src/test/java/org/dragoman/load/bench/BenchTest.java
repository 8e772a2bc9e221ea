package org.dragoman.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The short form of the benchmarks for every build: red only on loss, leaks, allocation on the hot path, or a ratio worse
 * than twice the goal, and the latter only where the machine did nothing else meanwhile.
 */
class BenchTest {
    private static final double GOAL_PLAIN = 1.10;
    private static final double GOAL_TLS = 1.15;
    private static final double STALLED_MS = 100;

    @TempDir Path folder;

    @BeforeEach
    void needs_linux_and_two_cores() {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "needs two cores");
    }

    @Test
    void a_plenary_loses_nothing_and_stays_near_the_limit() throws Exception {
        var run =
                Run.of(folder, "plenary", "--listeners", "300", "--rounds", "5", "--seconds", "1");
        holds(run, GOAL_PLAIN);
    }

    @Test
    void a_plenary_over_tls_loses_nothing_and_stays_near_the_limit() throws Exception {
        var run =
                Run.of(
                        folder,
                        "plenary",
                        "--tls",
                        "--listeners",
                        "300",
                        "--rounds",
                        "5",
                        "--seconds",
                        "1");
        holds(run, GOAL_TLS);
    }

    private static void holds(Run run, double goal) {
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.figure("delivered") + run.figure("loss_excused"))
                .as(run.said())
                .isEqualTo(5 * 300 * 48);
        assertThat(run.figure("loss")).as(run.said()).isZero();
        assertThat(run.figure("gaps")).as(run.said()).isZero();
        assertThat(run.figure("repeats")).as(run.said()).isZero();
        boolean calm =
                StreamSupport.stream(run.figures().get("remarks").spliterator(), false)
                        .noneMatch(remark -> remark.asText().contains("in most rounds"));
        assumeTrue(calm, "the machine was busy with other things: no ratio was judged");
        assertThat(run.figure("cpu_ratio")).as(run.said()).isLessThan(2 * goal);
    }

    @Test
    void nothing_is_allocated_for_a_listener_and_a_frame() throws Exception {
        var run = Run.of(folder, "allocation", "--listeners", "1000", "--seconds", "10");
        assertThat(run.exitCode()).as(run.said()).isZero();
        // The smallest object has 16 bytes: one for every fourth listener would show. Long enough
        // for words at its start.
        assertThat(run.figure("allocated_per_listener_frame")).as(run.said()).isLessThan(4);
    }

    @Test
    void a_key_in_the_booth_is_on_every_readers_screen_in_half_a_second() throws Exception {
        var run = Run.of(folder, "captions", "--readers", "200", "--seconds", "4");
        assertThat(run.exitCode()).as(run.said()).isZero();
        for (String window : List.of("", "sound_")) {
            assertThat(run.figure(window + "revisions")).as(run.said()).isGreaterThan(8);
            assertThat(run.figure(window + "wrong")).as(run.said()).isZero();
            assertThat(run.figure(window + "gone")).as(run.said()).isZero();
            assertThat(run.figure(window + "missing")).as(run.said()).isZero();
        }
        assumeTrue(
                run.figure("generator_stalled_ms") < STALLED_MS,
                "the generator stood still: no time was judged");
        assertThat(run.figure("key_p95_ms")).as(run.said()).isLessThan(500);
    }

    @Test
    void a_storm_leaks_no_buffer_and_brings_everybody_back() throws Exception {
        var run =
                Run.of(
                        folder,
                        "storm",
                        "--listeners",
                        "300",
                        "--java",
                        "-Dio.netty.leakDetection.level=paranoid");
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.figures().get("storm_all_back").asBoolean()).as(run.said()).isTrue();
        assertThat(run.figure("storm_wrong_views")).as(run.said()).isZero();
        assertThat(run.figure("stayed_gone")).as(run.said()).isZero();
        assertThat(run.figure("leaks")).as(run.said()).isZero();
        assumeTrue(
                run.figure("generator_stalled_ms") < STALLED_MS,
                "the generator stood still, as slow listeners do: no loss was judged");
        assertThat(run.figure("loss")).as(run.said()).isZero();
    }
}
