package org.dragoman.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.launcher.Sandbox.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** The script {@code dragoman} at the top of the repository. */
final class LauncherTest {
    private static final int UNUSABLE = 78;

    @TempDir Path folder;
    private Sandbox machine;

    @BeforeEach
    void machine() throws Exception {
        machine = new Sandbox(folder);
    }

    private static void assertOneLine(Ended ended, int code, String line) {
        assertThat(ended.err()).isEqualTo("dragoman: " + line + "\n");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    void help_names_every_command_and_needs_nothing() throws Exception {
        Ended ended = machine.start("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains(
                        "serve",
                        "demo",
                        "check",
                        "verify",
                        "badges",
                        "backup",
                        "restore",
                        "release",
                        "image",
                        "supply",
                        "test",
                        "bench",
                        "trials",
                        "simulate",
                        "fuzz");
    }

    @Test
    void an_unknown_command_builds_nothing() throws Exception {
        assertOneLine(
                machine.start("chek"), 2, "there is no command chek; dragoman --help lists all");
    }

    @Test
    void without_a_jdk_it_says_so_in_one_line() throws Exception {
        assertOneLine(
                machine.start("demo"),
                UNUSABLE,
                "needs Java 25; none was found. Install a JDK 25, or name one in"
                        + " DRAGOMAN_JAVA_HOME.");
    }

    @Test
    void an_old_jdk_is_named_in_one_line() throws Exception {
        machine.jdk("eleven", "11.0.2");
        Path seventeen = machine.jdk("seventeen", "17.0.16");

        assertOneLine(
                machine.start("demo"),
                UNUSABLE,
                "needs Java 25; the newest found is Java 17 in "
                        + seventeen
                        + ". Install a JDK 25, or name one in DRAGOMAN_JAVA_HOME.");
    }

    @Test
    void a_new_jdk_is_found_beside_an_old_one_and_given_the_server() throws Exception {
        machine.jdk("a-old", "17.0.16");
        machine.jdk("b-new", "25.0.1");
        machine.buildTools();
        Ended ended = machine.start("serve", "--config", "my file.yaml");

        assertThat(ended.code()).as(ended.err()).isZero();
        Path server = machine.home.resolve("server/target");
        assertThat(ended.out().lines())
                .containsSubsequence(
                        "@" + machine.home.resolve("config/jvm.options"),
                        "-cp",
                        server.resolve("dragoman-server-1.jar") + ":" + server + "/lib/*",
                        "org.dragoman.Dragoman",
                        "serve",
                        "--config",
                        "my file.yaml");
    }

    @Test
    void
            a_start_takes_the_classes_that_were_kept_after_the_build_and_does_without_if_there_are_none()
                    throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();
        String archive = machine.home.resolve("target/launcher/classes.jsa").toString();
        String taken = "-XX:SharedArchiveFile=" + archive;
        Path script = machine.source("config/release/classes.sh");
        Files.writeString(script, "exit 1\n");
        Ended without = machine.start("check");
        assertThat(without.code()).as(without.err()).isZero();
        assertThat(without.out().lines()).contains("check").doesNotContain(taken);

        Files.writeString(script, ": > \"$4\"\n");
        machine.source("server/src/main/java/B.java");

        assertThat(machine.start("check").out().lines()).contains(taken, "check");
        assertThat(machine.start("bench").out().lines()).doesNotContain(taken);
    }

    @Test
    void measuring_goes_to_the_load_tests() throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();

        assertThat(machine.start("bench", "fanout").out().lines())
                .containsSubsequence("org.dragoman.load.Load", "bench", "fanout");
    }

    @Test
    void it_works_through_links_from_any_folder() throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();
        Path near = machine.home.resolve("near");
        Files.createSymbolicLink(near, Path.of("dragoman"));
        Path far = Files.createSymbolicLink(folder.resolve("far"), near);

        assertThat(machine.startAs(far, "check").out()).contains("org.dragoman.Dragoman\ncheck\n");
    }

    @Test
    void without_maven_it_says_so_in_one_line() throws Exception {
        machine.jdk("new", "25");
        assertOneLine(
                machine.start("demo"),
                UNUSABLE,
                "must build, but Maven is missing. Install Maven 3.8.7 or newer (package maven).");
    }

    @Test
    void without_node_or_with_an_old_one_it_says_so_in_one_line() throws Exception {
        machine.jdk("new", "25");
        machine.program("mvn");
        String cure = " Install Node.js 20.19 or newer.";
        assertOneLine(
                machine.start("demo"), UNUSABLE, "must build, but Node.js is missing." + cure);

        for (String old : new String[] {"v18.20.4", "v20.18.9"}) {
            machine.program("node", "echo " + old);
            assertOneLine(
                    machine.start("demo"),
                    UNUSABLE,
                    "must build, but Node.js " + old + " is too old." + cure);
        }
        machine.program("node", "echo v22.1.0");
        assertOneLine(
                machine.start("demo"),
                UNUSABLE,
                "must build, but npm is missing. Install it beside Node.js.");
    }

    @Test
    void what_is_built_is_not_built_again_and_needs_no_tools() throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();
        assertThat(machine.start("check").err())
                .isEqualTo("dragoman: building, which takes some minutes the first time ...\n");
        Files.delete(machine.programs.resolve("mvn"));

        assertThat(machine.start("check").err()).isEmpty();
        assertThat(machine.builds())
                .containsExactly(
                        "-B -ntp -Dformat.skip=true -DskipTests -Dmaven.test.skip=true package");
    }

    @Test
    void it_builds_again_when_a_source_is_changed_added_or_deleted() throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();
        machine.start("check");

        Path source = machine.home.resolve("server/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        machine.start("check");
        assertThat(machine.builds()).hasSize(2);
        Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));

        Path added = machine.source("protocol/src/main/proto/b.proto");
        Files.setLastModifiedTime(added, FileTime.from(Instant.EPOCH));
        machine.start("check");
        assertThat(machine.builds()).hasSize(3);

        Files.delete(added);
        machine.start("check");
        machine.start("check");
        assertThat(machine.builds()).hasSize(4);
    }

    @Test
    void a_build_that_fails_is_told_with_its_last_lines() throws Exception {
        machine.jdk("new", "25");
        machine.buildTools();
        machine.program("mvn", "echo 'A.java:3: no such word'", "exit 1");
        Ended ended = machine.start("demo");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .endsWith(
                        "A.java:3: no such word\ndragoman: the build failed; all it said is in"
                                + " target/launcher/build.log\n");
    }
}
