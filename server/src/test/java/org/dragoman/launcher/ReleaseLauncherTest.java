package org.dragoman.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The script {@code dragoman} of a release: it needs the runtime beside it, and nothing of the machine. */
class ReleaseLauncherTest {
    @TempDir Path folder;
    private Path home = Path.of("");

    private record Ended(int code, String said) {}

    @BeforeEach
    void unpack() throws Exception {
        home = Files.createDirectories(folder.resolve("a release"));
        executable(
                home.resolve("dragoman"),
                Files.readString(Path.of("..", "config", "release", "dragoman")));
        executable(
                home.resolve("runtime/bin/java"),
                "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done\n");
    }

    private static void executable(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended start(Path in, String... command) throws Exception {
        var all = new ArrayList<String>(List.of("/bin/sh"));
        all.addAll(List.of(command));
        var builder = new ProcessBuilder(all).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/nonexistent");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    @Test
    void it_starts_its_own_runtime_with_no_command_of_the_machine() throws Exception {
        for (String script :
                List.of(home.resolve("dragoman").toString(), "./dragoman", "dragoman")) {
            Ended ended = start(home, script, "check", "--config", "a file");
            assertThat(ended.code()).as(ended.said()).isZero();
            assertThat(ended.said().lines())
                    .containsExactly(
                            "@" + home.toRealPath() + "/config/jvm.options",
                            "-Ddragoman.home=" + home.toRealPath(),
                            "-cp",
                            home.toRealPath() + "/lib/*",
                            "org.dragoman.Dragoman",
                            "check",
                            "--config",
                            "a file");
        }
    }

    @Test
    void what_needs_the_sources_is_refused_in_one_line() throws Exception {
        Ended ended = start(home, "./dragoman", "test");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.said())
                .isEqualTo("dragoman: test is for the sources, and this is a release\n");
    }
}
