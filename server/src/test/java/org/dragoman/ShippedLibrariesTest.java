package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be shipped, as Maven knows it, is what {@code config/release/libraries.txt} says and gives a reason for. */
class ShippedLibrariesTest {
    private static final Path LIST = Path.of("..", "config", "release", "libraries.txt");

    /** Written by the build, paths with colons between. */
    private static final Path FOUND = Path.of("target", "libraries.txt");

    private static final Set<String> PLATFORMS = Set.of("linux-x86_64", "linux-aarch_64");

    private static List<String> shipped() throws IOException {
        return Stream.of(Files.readString(FOUND).strip().split(":"))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .toList();
    }

    /** {@code netty-buffer-4.2.18.Final.jar} is {@code netty-buffer}. */
    static String name(String jar) {
        return jar.replaceFirst("-[0-9].*$", "");
    }

    private static Set<String> listed() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .peek(row -> assertThat(row).as("a name and what it is for").hasSize(2))
                .map(row -> row[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_library_that_is_shipped_has_its_reason_and_no_reason_is_left_over()
            throws IOException {
        var names = new TreeSet<String>();
        shipped().forEach(jar -> names.add(name(jar)));
        // Of this project; while tests run they are folders of classes.
        names.addAll(List.of("dragoman-client", "dragoman-protocol"));
        assertThat(names).isEqualTo(listed());
    }

    @Test
    void nothing_for_tests_and_nothing_of_a_platform_that_no_server_runs_on_is_shipped()
            throws IOException {
        assertThat(shipped())
                .noneMatch(jar -> jar.matches(".*(pkitesting|junit|assertj|mockito|-tests?\\b).*"))
                .filteredOn(jar -> jar.matches(".*-(linux|osx|windows)-.*"))
                .hasSize(4)
                .allMatch(jar -> PLATFORMS.stream().anyMatch(p -> jar.endsWith("-" + p + ".jar")));
    }
}
