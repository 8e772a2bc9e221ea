package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.journal.Notebook.facts;

import org.dragoman.session.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One bit of a journal at rest turns over: it is found, or it does no harm. Never is a fact served that was not written,
 * nor one left out.
 *
 * <p>All bits take an hour; a run takes every n-th, beginning anywhere. {@code -Dbitrot.every=1} takes them all.
 */
class BitRotTest {
    private static final int SAMPLE_BYTES = 64 * 1024;
    private static final int EVERY = Integer.getInteger("bitrot.every", 211);
    private static final int FACTS = 300;

    private final Path folder = Notebook.quickFolder();
    private final List<Fact> truth = facts(1, FACTS);

    @AfterEach
    void remove() {
        Notebook.remove(folder);
    }

    @Test
    void a_flipped_bit_is_found_or_harmless() throws Exception {
        Path file = folder.resolve("sample.journal");
        Notebook.write(file, truth);
        byte[] sound = Files.readAllBytes(file);
        assertThat(sound.length).isGreaterThanOrEqualTo(SAMPLE_BYTES);

        int first = ThreadLocalRandom.current().nextInt(EVERY);
        int found = 0;
        var wrong = new ArrayList<String>();
        for (int bit = first; bit < sound.length * 8; bit += EVERY) {
            switch (flipped(file, sound, bit)) {
                case FOUND -> found++;
                case HARMLESS -> {}
                case SERVED -> wrong.add("bit " + bit % 8 + " of byte " + bit / 8);
            }
        }
        assertThat(wrong).describedAs("served in spite of").isEmpty();
        assertThat(found).describedAs("flips found").isPositive();
    }

    private enum Outcome {
        FOUND,
        HARMLESS,
        SERVED
    }

    private Outcome flipped(Path file, byte[] sound, int bit) throws IOException {
        byte[] rotten = sound.clone();
        rotten[bit / 8] ^= (byte) (1 << (bit % 8));
        for (String beside : new String[] {"-wal", "-shm", "-journal"}) {
            Files.deleteIfExists(Path.of(file + beside));
        }
        Files.write(file, rotten);
        var served = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(served::add);
        } catch (JournalFailed | JournalDamaged e) {
            boolean prefix = truth.subList(0, served.size()).equals(served);
            return prefix ? Outcome.FOUND : Outcome.SERVED;
        }
        return served.equals(truth) ? Outcome.HARMLESS : Outcome.SERVED;
    }
}
