package org.dragoman.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.gateway.Venue;
import org.dragoman.journal.Evidence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Copies of a server that runs and of one that does not, and what becomes of them. */
class BackupTest {
    private static final String BAKU = "baku-2013";

    @TempDir Path folder;
    private Path data = Path.of("");
    private Venue venue;

    @BeforeEach
    void open() throws Exception {
        data = folder.resolve("data");
        venue = new Venue(data);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private Backup backup() {
        return new Backup(data, BAKU, Duration.ofMinutes(1));
    }

    private Restore restore(String to) {
        return new Restore(folder.resolve(to), BAKU);
    }

    private static long facts(java.util.List<Backup.Journal> journals) {
        return journals.stream()
                .filter(j -> j.session().equals("opening"))
                .findFirst()
                .orElseThrow()
                .facts();
    }

    @Test
    void a_server_that_decides_meanwhile_is_copied_whole_and_its_copy_goes_on() throws Exception {
        DragomanClient chair = venue.enter("chair");
        done(chair.commands().openSession());
        var stop = new AtomicBoolean();
        var busy =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (!stop.get()) {
                                        chair.commands()
                                                .closeList(
                                                        0,
                                                        org.dragoman.protocol.v1.PlannedHour
                                                                .PLANNED_HOUR_UNSPECIFIED,
                                                        0)
                                                .join();
                                        chair.commands().openList().join();
                                    }
                                });
        var journals = backup().to(folder.resolve("copy"));
        stop.set(true);
        busy.join();
        assertThat(facts(journals)).isPositive();

        var restored = restore("other").from(folder.resolve("copy"), false);
        assertThat(restored.journals()).isEqualTo(journals);
        assertThat(restored.aside()).isEmpty();
        String badge = venue.token("chair");
        venue.close();
        try (var again = new Venue(folder.resolve("other"))) {
            assertThat(again.enter("chair").snapshot().orElseThrow().session().getPhase())
                    .isEqualTo(org.dragoman.protocol.v1.SessionPhase.SESSION_PHASE_OPEN);
            var client =
                    DragomanClient.builder(again.uri())
                            .token(() -> badge)
                            .session(again.session())
                            .build();
            client.connect();
            client.close();
        }
    }

    @Test
    void a_server_that_rests_is_copied_too_and_the_anchor_vouches_for_the_copy() throws Exception {
        done(venue.enter("chair").commands().openSession());
        venue.close();
        backup().to(folder.resolve("copy"));
        Path journal = folder.resolve("copy").resolve(BAKU).resolve("opening.journal");
        assertThat(Evidence.read(journal, e -> {}).anchor()).isPresent();
        assertThat(Files.getPosixFilePermissions(folder.resolve("copy"))).hasSize(3);
    }

    @Test
    void nothing_is_put_back_over_a_server_that_runs_nor_over_what_is_there() throws Exception {
        backup().to(folder.resolve("copy"));
        assertThatThrownBy(() -> restore("data").from(folder.resolve("copy"), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a server runs on");
        done(venue.enter("chair").commands().openSession());
        venue.close();
        assertThatThrownBy(() -> restore("data").from(folder.resolve("copy"), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--replace");

        var restored = restore("data").from(folder.resolve("copy"), true);
        assertThat(facts(restored.journals())).isZero();
        Path aside = restored.aside().orElseThrow();
        assertThat(Evidence.read(aside.resolve("opening.journal"), e -> {}).facts()).isPositive();
    }

    @Test
    void a_copy_that_lacks_a_file_or_was_changed_is_not_put_back() throws Exception {
        venue.close();
        Path copy = folder.resolve("copy");
        backup().to(copy);
        Path key = copy.resolve(BAKU).resolve("badges.key");
        byte[] before = Files.readAllBytes(key);
        Files.write(key, new byte[32]);
        assertThatThrownBy(() -> restore("other").from(copy, false))
                .isInstanceOf(NotWhole.class)
                .hasMessageContaining("badges.key was changed");
        Files.delete(key);
        assertThatThrownBy(() -> restore("other").from(copy, false))
                .isInstanceOf(NotWhole.class)
                .hasMessageContaining("badges.key is missing");
        Files.write(key, before);
        Files.delete(copy.resolve("copy.txt"));
        assertThatThrownBy(() -> restore("other").from(copy, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a copy");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void a_list_that_names_files_elsewhere_is_refused() throws Exception {
        venue.close();
        Path copy = folder.resolve("copy");
        backup().to(copy);
        Path list = copy.resolve("copy.txt");
        Files.writeString(list, Files.readString(list) + "0".repeat(64) + "  ../secret\n");
        assertThatThrownBy(() -> restore("other").from(copy, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names no file");
    }

    @Test
    void a_copy_is_never_written_over_another() throws Exception {
        backup().to(folder.resolve("copy"));
        assertThatThrownBy(() -> backup().to(folder.resolve("copy")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is there already");
    }

    @Test
    void two_servers_never_run_on_one_folder() throws Exception {
        assertThatThrownBy(() -> new Venue(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another server runs on");
        assertThat(FolderLock.take(data.resolve(BAKU))).isEqualTo(Optional.empty());
    }
}
