package org.dragoman.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.dragoman.launcher.Sandbox.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code dragoman test}: installs what it may, says what is missing, runs everything. */
final class TestCommandTest {
    @TempDir Path folder;
    private Sandbox machine;

    @BeforeEach
    void machine_with_all_but_chromium() throws Exception {
        machine = new Sandbox(folder);
        machine.jdk("new", "25");
        machine.buildTools();
        for (String there : new String[] {"espeak-ng", "sox", "opusinfo", "ffmpeg", "shellcheck"}) {
            machine.program(there);
        }
        machine.program("fc-list", "echo /usr/share/fonts/NotoSansArabic-Regular.ttf");
        machine.program("id", "echo 1000");
    }

    @Test
    void what_is_missing_and_may_not_be_installed_is_told_in_one_line() throws Exception {
        machine.program("apt-get", "echo 'must not be called' >&2");
        Ended ended = machine.start("test");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err())
                .isEqualTo(
                        "dragoman: the tests need what these packages hold, and they are missing:"
                                + " chromium. Install them.\n");
        assertThat(machine.builds()).isEmpty();
    }

    @Test
    void what_is_missing_is_installed_by_name_and_nothing_else() throws Exception {
        machine.program("id", "echo 0");
        machine.program(
                "apt-get",
                "echo \"$@\" >> '" + machine.home + "/apt.log'",
                "case $1 in install) touch '" + machine.programs + "/chromium'; esac",
                "[ ! -e '"
                        + machine.programs
                        + "/chromium' ] || PATH=/usr/bin:/bin chmod +x '"
                        + machine.programs
                        + "/chromium'");
        Ended ended = machine.start("test", "-pl", "server");

        assertThat(ended.err())
                .isEqualTo(
                        "dragoman: installing for the tests: chromium firefox-esr pulseaudio"
                                + " webkit2gtk-driver xvfb nginx-light caddy haproxy\n");
        assertThat(machine.home.resolve("apt.log"))
                .hasContent(
                        "update -qq\ninstall -y -qq --no-install-recommends"
                                + " chromium firefox-esr pulseaudio webkit2gtk-driver xvfb"
                                + " nginx-light caddy haproxy\n");
        assertThat(machine.builds()).containsExactly("-B -ntp verify -pl server");
        assertThat(ended.code()).isZero();
    }

    @Test
    void what_could_not_be_installed_is_told() throws Exception {
        machine.program("id", "echo 0");
        machine.program("apt-get", "exit 100");
        Ended ended = machine.start("test");

        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).endsWith("they are missing: chromium. Install them.\n");
    }

    @Test
    void what_only_widens_the_tests_may_be_missing() throws Exception {
        machine.program("google-chrome");
        machine.program("apt-get", "exit 100");
        machine.program("id", "echo 0");

        assertThat(machine.start("test").code()).isZero();
        assertThat(machine.builds()).containsExactly("-B -ntp verify");
    }

    @Test
    void tests_that_fail_end_it_so() throws Exception {
        machine.program("google-chrome");
        machine.program("mvn", "exit 1");

        assertThat(machine.start("test").code()).isEqualTo(1);
    }

    @Test
    void the_script_is_clean_in_the_eyes_of_shellcheck() throws Exception {
        Path launcher = Path.of("..", "dragoman");
        Process process;
        try {
            process =
                    new ProcessBuilder("shellcheck", "-s", "sh", launcher.toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (java.io.IOException notInstalled) {
            assumeTrue(false, "shellcheck is not installed; dragoman test installs it");
            return;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
