package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.journal.Notebook.fact;
import static org.dragoman.journal.Notebook.facts;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * F03: the write-ahead log ends in the middle of something. Whatever was acknowledged while the log was no longer than the
 * cut is there, nothing is there by halves, and the journal can be written on.
 */
class TornTailTest {
    private static final int TAIL_BYTES = 4096;
    private static final int FACTS = 24;

    private final Path folder = Notebook.quickFolder();
    private final Path log = folder.resolve("torn.journal-wal");

    @AfterEach
    void remove() {
        Notebook.remove(folder);
    }

    @Test
    void whatever_was_acknowledged_before_the_cut_is_there() throws Exception {
        Path running = folder.resolve("running.journal");
        Path runningLog = folder.resolve("running.journal-wal");
        var lengths = new ArrayList<Long>();
        byte[] file;
        byte[] whole;
        try (var journal = SqliteJournal.open(running)) {
            journal.replay(fact -> {});
            for (Fact fact : facts(1, FACTS)) {
                journal.append(List.of(fact));
                lengths.add(Files.size(runningLog));
            }
            file = Files.readAllBytes(running);
            whole = Files.readAllBytes(runningLog);
        }
        assertThat(whole.length).isGreaterThan(TAIL_BYTES).isEqualTo(lengths.getLast().intValue());
        for (int cut = whole.length - TAIL_BYTES; cut <= whole.length; cut++) {
            int end = cut;
            long acknowledged = lengths.stream().filter(length -> length <= end).count();
            assertThat(started(file, Arrays.copyOf(whole, cut), cut % 64 == 0))
                    .describedAs("log cut at byte %d of %d", cut, whole.length)
                    .isEqualTo(facts(1, acknowledged));
        }
    }

    @Test
    void a_torn_end_is_warned_of_once() throws Exception {
        Path running = folder.resolve("running.journal");
        try (var journal = SqliteJournal.open(running)) {
            journal.append(facts(1, 5));
            journal.append(facts(6, FACTS));
            Files.write(folder.resolve("torn.journal"), Files.readAllBytes(running));
            byte[] whole = Files.readAllBytes(folder.resolve("running.journal-wal"));
            Files.write(log, Arrays.copyOf(whole, whole.length - 1));
        }
        try (var said = Said.by(SqliteFile.class)) {
            assertThat(Notebook.read(folder.resolve("torn.journal"))).isEqualTo(facts(1, 5));
            assertThat(said.warnings())
                    .singleElement()
                    .asString()
                    .contains("torn.journal was not closed")
                    .contains("never acknowledged");
            assertThat(Notebook.read(folder.resolve("torn.journal"))).isEqualTo(facts(1, 5));
            assertThat(said.warnings()).hasSize(1);
        }
    }

    /** What a start finds, after which it writes on, if asked to. */
    private List<Fact> started(byte[] file, byte[] cutLog, boolean writeOn) throws Exception {
        Path torn = folder.resolve("torn.journal");
        Files.deleteIfExists(Anchor.of(torn));
        Files.write(torn, file);
        Files.write(log, cutLog);
        var found = Notebook.read(torn);
        if (writeOn) {
            Files.deleteIfExists(Anchor.of(torn));
            Files.write(torn, file);
            Files.write(log, cutLog);
            Notebook.write(torn, List.of(fact(found.size() + 1)));
            assertThat(Notebook.read(torn)).isEqualTo(facts(1, found.size() + 1));
        }
        return found;
    }
}
