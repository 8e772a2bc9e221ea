package org.dragoman.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A copy of the launcher in a folder of its own, on a machine that has only the programs a test puts there. */
public final class Sandbox {
    private static final Path LAUNCHER = Path.of("..", "dragoman").toAbsolutePath();
    private static final List<String> ALWAYS_THERE =
            List.of(
                    "sh",
                    "sed",
                    "head",
                    "tail",
                    "find",
                    "sort",
                    "cat",
                    "touch",
                    "mkdir",
                    "dirname",
                    "readlink",
                    "tr",
                    "grep",
                    "env");

    final Path home;
    final Path programs;
    final Path roots;

    /** How a start ended. */
    public record Ended(int code, String out, String err) {}

    Sandbox(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("dragoman house"));
        programs = Files.createDirectories(folder.resolve("bin"));
        roots = Files.createDirectories(folder.resolve("jdks"));
        Files.copy(LAUNCHER, home.resolve("dragoman"));
        for (String module : List.of("protocol", "server", "client-sdk", "load-tests")) {
            source(module + "/src/main/java/A.java");
        }
        source("pom.xml");
        for (String program : ALWAYS_THERE) {
            program(program, "exec " + real(program) + " \"$@\"");
        }
    }

    private static Path real(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is not on this machine"));
    }

    Path source(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    /** Puts a program on the machine. */
    Path program(String name, String... script) throws IOException {
        return script(programs.resolve(name), script);
    }

    private static Path script(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Puts a JDK on the machine, whose java says what it was called with. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = roots.resolve(name);
        script(jdk.resolve("bin/java"), "for word in \"$@\"; do echo \"$word\"; done");
        script(jdk.resolve("bin/javac"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** Puts everything there that a build needs; Maven leaves a line in {@code mvn.log} and the jars. */
    void buildTools() throws IOException {
        program("node", "echo v20.19.0");
        program("npm");
        program(
                "mvn",
                "echo \"$@\" >> '" + home + "/mvn.log'",
                "for module in server load-tests; do",
                "  mkdir -p '" + home + "'/$module/target",
                "  : > '" + home + "'/$module/target/dragoman-$module-1.jar",
                "done");
    }

    /** What Maven was called with, a line for each time. */
    List<String> builds() throws IOException {
        Path log = home.resolve("mvn.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    Ended start(String... arguments) throws Exception {
        return startAs(home.resolve("dragoman"), arguments);
    }

    Ended startAs(Path launcher, String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(roots.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("DRAGOMAN_JAVA_ROOTS", roots.toString());
        Path out = Files.createTempFile(roots.getParent(), "out", "");
        Path err = Files.createTempFile(roots.getParent(), "err", "");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher did not end");
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
