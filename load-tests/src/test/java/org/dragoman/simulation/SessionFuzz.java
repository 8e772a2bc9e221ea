package org.dragoman.simulation;

import org.dragoman.journal.JournalFailed;

import java.util.random.RandomGenerator;

/** A day of a session whose every choice is taken from the bytes: whatever is asked and lost, the invariants hold. */
public final class SessionFuzz {
    private static final int STEPS = 120;

    private SessionFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() throws JournalFailed {
        fuzzerTestOneInput(new byte[] {0, 1, 2, 3, 4});
    }

    /** One day; the first byte says of which kind. */
    public static void fuzzerTestOneInput(byte[] bytes) throws JournalFailed {
        if (bytes.length == 0) {
            return;
        }
        Scenario[] kinds = Scenario.values();
        var run =
                new Run(
                        new Dice(new Bytes(bytes)),
                        new Shelf.InMemory(),
                        Core::of,
                        kinds[(bytes[0] & 0xFF) % kinds.length]);
        var violation = run.play(Math.min(STEPS, bytes.length));
        if (violation.isPresent()) {
            throw new IllegalStateException(violation.get().toString());
        }
    }

    /** Choices one after the other; where the bytes are at their end, they begin again, each time otherwise. */
    private static final class Bytes implements RandomGenerator {
        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long nextLong() {
            int round = at / bytes.length;
            long mixed =
                    (bytes[at % bytes.length] & 0xFFL) * 0x9E3779B97F4A7C15L
                            + round * 0xBF58476D1CE4E5B9L;
            at++;
            return mixed ^ mixed >>> 31 ^ mixed << 27;
        }

        @Override
        public int nextInt(int bound) {
            return (int) Long.remainderUnsigned(nextLong(), bound);
        }

        @Override
        public int nextInt(int least, int bound) {
            return least + (int) Long.remainderUnsigned(nextLong(), (long) bound - least);
        }
    }
}
