package org.dragoman.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What cannot be measured is said in one line that names the cure. */
class BadInputTest {
    @TempDir Path folder;

    @Test
    void an_unknown_scenario_is_answered_with_those_there_are() throws Exception {
        Run run = Run.of(folder, "plenery");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said().lines()).hasSize(1);
        assertThat(run.said()).contains("plenery").contains("plenary").contains("soak");
    }

    @Test
    void too_few_descriptors_name_what_to_raise() throws Exception {
        Run run = Run.of(folder, "plenary", "--listeners", "100000000");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said().lines()).hasSize(1);
        assertThat(run.said()).contains("raise ulimit -n");
    }

    @Test
    void a_negative_number_is_refused() throws Exception {
        Run run = Run.of(folder, "plenary", "--rounds", "-1");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said().lines()).hasSize(1);
    }
}
