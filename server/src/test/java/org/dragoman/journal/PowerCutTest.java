package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * F02: the power goes. The writer is stopped in the middle of its work on a disk of its own; what the disk holds at that
 * moment is copied, and the house starts from the copy. Without a sync the same cut loses what was acknowledged, so that
 * the test is known to see it.
 */
class PowerCutTest {
    private static final long DISK_BYTES = 24L * 1024 * 1024;
    private static final int CUTS = 3;

    @TempDir Path folder;

    @Test
    void a_power_cut_loses_nothing_that_was_acknowledged() throws Exception {
        for (int cut = 1; cut <= CUTS; cut++) {
            var after = afterCut("FULL", cut);
            assertThat(after.found())
                    .describedAs("found after the cut, acknowledged %d", after.acknowledged())
                    .isGreaterThanOrEqualTo(after.acknowledged());
        }
    }

    @Test
    void without_a_sync_the_same_cut_is_seen_to_lose_what_was_acknowledged() throws Exception {
        assertThat(afterCut("OFF", 1)).matches(after -> after.found() < after.acknowledged());
    }

    @Test
    void with_fewer_syncs_the_same_cut_is_seen_to_lose_what_was_acknowledged() throws Exception {
        assertThat(afterCut("NORMAL", 1)).matches(after -> after.found() < after.acknowledged());
    }

    private record After(long acknowledged, long found) {}

    private After afterCut(String synchronous, int number) throws Exception {
        Path image = folder.resolve(synchronous + number + ".img");
        Path copy = folder.resolve(synchronous + number + "-copy.img");
        Mounted.format(image, DISK_BYTES);
        long acknowledged;
        try (var disk = Mounted.image(image, folder.resolve("disk"));
                var writer =
                        Child.start(
                                List.of(),
                                AckedWriter.class,
                                disk.at().resolve("cut.journal").toString(),
                                synchronous)) {
            writer.await("acked", ThreadLocalRandom.current().nextInt(20, 120));
            writer.freeze();
            Files.copy(image, copy);
            acknowledged = Child.last(writer.kill(), "acked");
        }
        try (var disk = Mounted.image(copy, folder.resolve("disk"))) {
            return new After(acknowledged, found(disk.at().resolve("cut.journal")));
        }
    }

    private static long found(Path file) {
        try {
            return Notebook.read(file).size();
        } catch (JournalFailed | JournalDamaged e) {
            return -1;
        }
    }
}
