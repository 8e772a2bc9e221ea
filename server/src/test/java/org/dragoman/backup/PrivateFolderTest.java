package org.dragoman.backup;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.dragoman.gateway.Venue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the server keeps is for its own account alone, also what an older version left there. */
@Isolated("it reads a log that others write too")
class PrivateFolderTest {
    @TempDir Path folder;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(PrivateFolder.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(PrivateFolder.class)).detachAppender(log);
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertAllPrivate(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path each : all.toList()) {
                assertThat(rights(each))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
    }

    private static void open(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(folder ? "rwxr-xr-x" : "rw-r--r--"));
    }

    @Test
    void a_whole_session_and_its_copy_leave_nothing_for_others_to_read() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        try (var venue = new Venue(data)) {
            venue.enter("moderator-1a")
                    .commands()
                    .openSession()
                    .get(5, java.util.concurrent.TimeUnit.SECONDS);
            assertAllPrivate(data);
            new Backup(data, venue.conference().id().value(), Duration.ofSeconds(30)).to(copy);
        }
        assertAllPrivate(data);
        assertAllPrivate(copy);
        assertThat(log.list).as("nothing had to be mended").isEmpty();
    }

    @Test
    void what_an_older_start_left_behind_is_closed_and_told_in_one_sentence() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path conference = Files.createDirectories(data.resolve("baku"));
        Path before = Files.createDirectories(data.resolve("other"));
        List<Path> old =
                List.of(
                        Files.writeString(conference.resolve("opening.journal"), "x"),
                        Files.writeString(conference.resolve("badges.key"), "x"),
                        Files.writeString(before.resolve("badges.key"), "x"),
                        Files.writeString(data.resolve("self-signed.key"), "x"));
        for (Path each : old) {
            open(each);
        }
        open(conference);
        open(data);
        PrivateFolder.secure(data, conference);
        assertAllPrivate(conference);
        assertThat(rights(data)).isEqualTo("rwx------");
        assertThat(rights(data.resolve("self-signed.key"))).isEqualTo("rw-------");
        assertThat(log.list)
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.getFormattedMessage())
                                        .contains("could be read by other accounts"));
    }

    /** {@code data: .} must not take the rights of everything else in a folder. */
    @Test
    void a_folder_that_holds_other_things_is_left_as_it_is_and_that_is_told() throws Exception {
        Path page = Files.writeString(folder.resolve("index.html"), "x");
        open(page);
        open(folder);
        PrivateFolder.secure(folder, folder.resolve("baku"));
        assertThat(rights(page)).isEqualTo("rw-r--r--");
        assertThat(rights(folder)).isEqualTo("rwxr-xr-x");
        assertThat(rights(folder.resolve("baku"))).isEqualTo("rwx------");
        assertThat(log.list)
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.getFormattedMessage())
                                        .contains("a folder of its own"));
    }
}
