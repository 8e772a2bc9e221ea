package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A journal is evidence as a house left it, whatever became of the house, and stays as it was found. */
class EvidenceTest {
    @TempDir Path folder;

    @Test
    void a_journal_that_is_being_written_is_left_alone() throws Exception {
        Path file = folder.resolve("busy.journal");
        try (var writer = Child.start(List.of(), AckedWriter.class, file.toString(), "FULL")) {
            writer.await("acked", 10);
            assertThatExceptionOfType(JournalFailed.class)
                    .isThrownBy(() -> Evidence.read(file, entry -> {}))
                    .withMessageContaining("is being written");
            writer.await("acked", 10);
        }
    }

    @Test
    void what_a_killed_house_left_is_read_with_its_log_and_not_a_byte_of_it_changes()
            throws Exception {
        Path file = folder.resolve("killed.journal");
        long acknowledged;
        try (var writer = Child.start(List.of(), AckedWriter.class, file.toString(), "FULL")) {
            writer.await("acked", 30);
            acknowledged = Child.last(writer.kill(), "acked");
        }
        assertThat(WriteAheadLog.isThere(file)).isTrue();
        var before = bytes();
        Evidence.Found found = Evidence.read(file, entry -> {});
        assertThat(found.facts()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(found.anchor())
                .get()
                .matches(mark -> mark.position() >= acknowledged)
                .matches(mark -> mark.position() <= found.facts());
        assertThat(bytes()).isEqualTo(before);
    }

    /** Every file there is, by name. */
    private Map<String, String> bytes() throws Exception {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                all.put(
                        each.getFileName().toString(),
                        HexFormat.of().formatHex(Files.readAllBytes(each)));
            }
        }
        return all;
    }
}
