package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dragoman.journal.Notebook.fact;
import static org.dragoman.journal.Notebook.facts;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** F05 and F06: the disk is full, or fails. The journal says which, and loses nothing it had acknowledged. */
class FullDiskTest {
    private static final int FACTS_MAX = 5000;

    @TempDir Path folder;

    @Test
    void a_full_disk_is_said_to_be_full_and_what_was_acknowledged_is_there() throws Exception {
        try (var disk = Mounted.small(folder.resolve("disk"), 512 * 1024)) {
            Path file = disk.at().resolve("full.journal");
            List<Fact> acknowledged;
            try (var journal = SqliteJournal.open(file)) {
                var written = new long[1];
                assertThatExceptionOfType(JournalFailed.class)
                        .isThrownBy(
                                () -> {
                                    for (Fact fact : facts(1, FACTS_MAX)) {
                                        journal.append(List.of(fact));
                                        written[0]++;
                                    }
                                })
                        .matches(JournalFailed::full)
                        .withMessageContaining("the disk is full, make room and start again");
                acknowledged = facts(1, written[0]);
                assertThat(acknowledged).isNotEmpty();
            }
            assertThat(Notebook.read(file)).isEqualTo(acknowledged);
        }
    }

    @Test
    void a_full_disk_still_takes_what_closes_from_a_reserve() throws Exception {
        try (var disk = Mounted.small(folder.resolve("disk"), 3 * 1024 * 1024)) {
            Path file = disk.at().resolve("full.journal");
            try (var journal = SqliteJournal.open(file)) {
                long written = 0;
                while (!journal.tight() && written < FACTS_MAX) {
                    journal.append(facts(written + 1, written + 3));
                    written += 3;
                }
                assertThat(journal.tight()).describedAs("the disk became full").isTrue();
                for (int closing = 0; closing < 50; closing++) {
                    journal.append(List.of(fact(++written)));
                }
                assertThat(journal.tight()).isTrue();
                assertThat(journal.entries(written, 1)).hasSize(1);
            }
            assertThat(Notebook.read(file)).hasSizeGreaterThan(50);
            assertThat(Evidence.read(file, entry -> {}).facts()).isGreaterThan(50);
        }
    }

    @Test
    void a_disk_with_room_again_takes_everything_again() throws Exception {
        try (var disk = Mounted.small(folder.resolve("disk"), 4 * 1024 * 1024)) {
            Path ballast = disk.at().resolve("ballast");
            Path file = disk.at().resolve("full.journal");
            try (var journal = SqliteJournal.open(file)) {
                Files.write(ballast, new byte[2 * 1024 * 1024]);
                long written = 0;
                while (!journal.tight() && written < FACTS_MAX) {
                    journal.append(List.of(fact(++written)));
                }
                journal.rest(10_000);
                assertThat(journal.tight()).describedAs("nothing has changed yet").isTrue();
                Files.delete(ballast);
                journal.rest(20_000);
                assertThat(journal.tight()).isFalse();
                journal.append(facts(written + 1, written + 200));
                assertThat(Notebook.count(journal, 1)).isEqualTo(written + 200);
            }
        }
    }

    @Test
    void a_batch_too_large_for_the_disk_is_refused_whole() throws Exception {
        try (var disk = Mounted.small(folder.resolve("disk"), 512 * 1024)) {
            Path file = disk.at().resolve("full.journal");
            try (var journal = SqliteJournal.open(file)) {
                journal.append(facts(1, 10));
                assertThatExceptionOfType(JournalFailed.class)
                        .isThrownBy(() -> journal.append(facts(11, 60_000)))
                        .matches(JournalFailed::full);
            }
            assertThat(Notebook.read(file)).isEqualTo(facts(1, 10));
        }
    }

    @Test
    void a_disk_that_fails_is_not_said_to_be_full_and_what_was_acknowledged_is_there()
            throws Exception {
        Path file = folder.resolve("failing.journal");
        try (var writer =
                Child.start(
                        List.of("prlimit", "--fsize=2000000"),
                        AckedWriter.class,
                        file.toString(),
                        "FULL")) {
            var said = writer.rest();
            assertThat(said).contains("failed broken");
            assertThat((long) Notebook.read(file).size())
                    .isGreaterThanOrEqualTo(Child.last(said, "acked"))
                    .isPositive();
        }
    }
}
