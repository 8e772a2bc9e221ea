package org.dragoman.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whoever says that something belongs to one thread asserts it. */
class OwnersTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void whoever_names_an_owner_asserts_it() throws IOException {
        assertThat(unasserted(SOURCES)).isEmpty();
    }

    @Test
    void an_owner_that_is_only_said_is_found(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Said.java"), "/** Owner: its loop. */ class Said {}");
        Files.writeString(
                folder.resolve("Asserted.java"),
                "/** Owner: its loop. */ class Asserted { void a() { assert owner.here(); } }");
        assertThat(unasserted(folder)).containsExactly("Said.java");
    }

    @Test
    void the_first_who_uses_it_owns_it() throws InterruptedException {
        var owner = new Owner();
        var seen = new boolean[1];
        assertThat(owner.here()).isTrue();
        var other = new Thread(() -> seen[0] = owner.here());
        other.start();
        other.join();
        assertThat(seen[0]).isFalse();
        assertThat(owner.here()).isTrue();
    }

    private static List<String> unasserted(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isOnlySaid(text(file)))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean isOnlySaid(String text) {
        return text.contains("Owner: ") && !text.contains(" assert ");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
