package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.journal.Notebook.facts;

import org.dragoman.session.said.Fact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * One bit of a journal at rest turns over: it is found, or it does no harm. Never is a fact served that was not written,
 * nor one left out.
 *
 * <p>All bits take a quarter of an hour; a run takes every n-th, beginning anywhere. {@code -Dbitrot.every=1} takes them all.
 */
class BitRotTest {
    private static final int SAMPLE_BYTES = 64 * 1024;
    private static final int EVERY = Integer.getInteger("bitrot.every", 211);
    private static final int FACTS = 300;
    private static final int PAGE_BYTES = 4096;
    private static final int FILE_HEAD_BYTES = 100;
    private static final int PAGE_HEAD_BYTES = 8;

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
        assertNoneServed(
                file,
                sound,
                IntStream.iterate(first, bit -> bit < sound.length * 8, bit -> bit + EVERY));
    }

    /** A row count that turns smaller takes rows away at the end, where no chain can miss them. */
    @Test
    void a_flipped_bit_in_the_head_of_a_page_takes_no_row_away() throws Exception {
        Path file = folder.resolve("sample.journal");
        Notebook.write(file, truth);
        byte[] sound = Files.readAllBytes(file);
        assertNoneServed(
                file,
                sound,
                IntStream.range(0, sound.length / PAGE_BYTES)
                        .map(page -> page == 0 ? FILE_HEAD_BYTES : page * PAGE_BYTES)
                        .flatMap(head -> IntStream.range(head * 8, (head + PAGE_HEAD_BYTES) * 8)));
    }

    private void assertNoneServed(Path file, byte[] sound, IntStream bits) throws IOException {
        int found = 0;
        var wrong = new ArrayList<String>();
        for (int bit : bits.toArray()) {
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
