package org.dragoman.load.hubs;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine's C compiler, where it has one. */
final class Compiler {
    private static final List<String> NAMES = List.of("cc", "gcc", "clang");

    private final Path folder;

    Compiler(Path folder) {
        this.folder = folder;
    }

    /** The path of the first that is installed. */
    static Optional<String> installed() {
        for (String name : NAMES) {
            for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
                Path at = Path.of(place, name);
                if (Files.isExecutable(at)) {
                    return Optional.of(at.toString());
                }
            }
        }
        return Optional.empty();
    }

    /** Makes the limit, with or without TLS. */
    Path limit(boolean encrypted) throws BenchException {
        String compiler =
                installed().orElseThrow(() -> new BenchException("no C compiler: install gcc"));
        Path program = folder.resolve(encrypted ? "limit-tls" : "limit");
        Path source = folder.resolve("limit.c");
        var command =
                new ArrayList<>(
                        List.of(compiler, "-O2", "-o", program.toString(), source.toString()));
        if (encrypted) {
            command.addAll(List.of("-DTLS", "-lssl", "-lcrypto"));
        }
        try (InputStream c = Compiler.class.getResourceAsStream("/limit.c")) {
            if (c == null) {
                throw new BenchException("limit.c is not on the class path: build load-tests");
            }
            Files.write(source, c.readAllBytes());
            run(command, encrypted);
        } catch (IOException e) {
            throw new BenchException("cannot compile the limit: " + e.getMessage(), e);
        }
        return program;
    }

    private void run(List<String> command, boolean encrypted) throws IOException, BenchException {
        Path log = folder.resolve("compiler.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                String why = Files.readString(log).lines().findFirst().orElse("");
                throw new BenchException(
                        encrypted
                                ? "the TLS limit needs OpenSSL's headers, install libssl-dev: "
                                        + why
                                : "cannot compile the limit: " + why);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while compiling", e);
        }
    }
}
