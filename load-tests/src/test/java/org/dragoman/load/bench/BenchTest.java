package org.dragoman.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The short form of the benchmarks for every build: red on loss, leaks, allocation on the hot path, or a ratio past its goal. The
 * sides of a ratio are measured side by side, window by window. On a calm machine it is the one to the limit, allowed to scatter
 * as the limit does by itself. A busy machine costs a JVM more than it costs a program of C: there it is the one to plain Netty,
 * which it costs the same. Nothing is skipped.
 */
class BenchTest {
    private static final double GOAL_PLAIN = 1.10;
    private static final double GOAL_TLS = 1.15;
    private static final int LISTENERS = 300;
    private static final int STAY = 100;
    private static final double FRAME_MS = 20;
    private static final double SENT_EVERY_MS = 250;

    /** Half of what the hub keeps for a listener that does not read. */
    private static final double STALLED_MS = 100;

    @TempDir Path folder;

    @BeforeEach
    void needs_linux() {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "the bench needs Linux");
    }

    @Test
    void a_plenary_loses_nothing_and_stays_near_the_limit() throws Exception {
        var run =
                Run.of(
                        folder,
                        "plenary",
                        "--listeners",
                        "" + LISTENERS,
                        "--rounds",
                        "5",
                        "--seconds",
                        "1");
        holds("a plenary", run, GOAL_PLAIN);
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
        holds("over TLS", run, GOAL_TLS);
    }

    private static void holds(String what, Run run, double goal) {
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.figure("delivered") + run.figure("loss_excused"))
                .as(run.said())
                .isEqualTo(5 * LISTENERS * 48);
        assertThat(run.figure("loss")).as(run.said()).isZero();
        assertThat(run.figure("gaps")).as(run.said()).isZero();
        assertThat(run.figure("repeats")).as(run.said()).isZero();
        double nothing = Math.max(run.figure("null_ratio_high"), 1 / run.figure("null_ratio_low"));
        boolean calm = run.figure("rounds_disturbed") == 0;
        System.out.printf(
                Locale.ROOT,
                "%s, %s machine: to the limit %.2f (%.2f to %.2f), the limit to itself up to %.2f,"
                        + " to plain Netty %.2f (%.2f to %.2f)%n",
                what,
                calm ? "calm" : "busy",
                run.figure("cpu_ratio"),
                run.figure("cpu_ratio_low"),
                run.figure("cpu_ratio_high"),
                nothing,
                run.figure("netty_paired"),
                run.figure("netty_paired_low"),
                run.figure("netty_paired_high"));
        assertThat(run.figure("netty_paired_low")).as(run.said()).isLessThan(goal);
        if (calm) {
            assertThat(run.figure("cpu_ratio_low")).as(run.said()).isLessThan(goal * nothing);
        }
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
    void a_key_in_the_booth_is_on_every_readers_screen_before_the_line_grows_again()
            throws Exception {
        var run = Run.of(folder, "captions", "--readers", "200", "--seconds", "4");
        assertThat(run.exitCode()).as(run.said()).isZero();
        for (String window : List.of("", "sound_")) {
            assertThat(run.figure(window + "revisions")).as(run.said()).isGreaterThan(8);
            assertThat(run.figure(window + "wrong")).as(run.said()).isZero();
            assertThat(run.figure(window + "gone")).as(run.said()).isZero();
            assertThat(run.figure(window + "missing")).as(run.said()).isZero();
        }
        // A line that grows is sent every quarter of a second, as the console has it: each revision
        // is on the screens before the next one leaves, and so a key, which waits for its revision
        // first, before the one after that. A generator that stood still reads for all.
        for (String window : List.of("", "sound_")) {
            double stalledMs = run.figure(window + "generator_stalled_ms");
            assertThat(run.figure(window + "p50_ms")).as(run.said()).isLessThan(SENT_EVERY_MS);
            assertThat(run.figure(window + "p95_ms"))
                    .as(run.said())
                    .isLessThan(SENT_EVERY_MS + stalledMs);
            assertThat(run.figure(window + "key_p95_ms"))
                    .as(run.said())
                    .isLessThan(2 * SENT_EVERY_MS + stalledMs);
        }
    }

    @Test
    void a_storm_leaks_no_buffer_and_brings_everybody_back() throws Exception {
        Run run = storm("--java", "-Dio.netty.leakDetection.level=paranoid");
        assertThat(run.figure("leaks")).as(run.said()).isZero();
    }

    /** As it ships: a hub that watches each buffer stands still itself, and sends nothing late. */
    @Test
    void those_who_stay_in_a_storm_lose_no_frame() throws Exception {
        Run run = storm();
        // A generator that stands still is a slow listener to the hub, which drops its oldest
        // frames: as many as fell due
        // meanwhile, and not one more.
        double stalledFrames = run.figure("generator_stalled_ms") / FRAME_MS * STAY;
        boolean stalled = run.figure("generator_stalled_ms") > STALLED_MS;
        System.out.printf(
                Locale.ROOT,
                "a storm: %.0f frames lost, the generator stood still for up to %.0f ms%n",
                run.figure("loss"),
                run.figure("generator_stalled_ms"));
        assertThat(run.figure("loss"))
                .as(run.said())
                .isLessThanOrEqualTo(stalled ? stalledFrames : 0);
    }

    private Run storm(String... more) throws Exception {
        var words =
                Stream.concat(Stream.of("storm", "--listeners", "300"), Stream.of(more))
                        .toArray(String[]::new);
        var run = Run.of(folder, words);
        assertThat(run.exitCode()).as(run.said()).isZero();
        assertThat(run.figures().get("storm_all_back").asBoolean()).as(run.said()).isTrue();
        assertThat(run.figure("storm_wrong_views")).as(run.said()).isZero();
        assertThat(run.figure("stayed_gone")).as(run.said()).isZero();
        return run;
    }
}
