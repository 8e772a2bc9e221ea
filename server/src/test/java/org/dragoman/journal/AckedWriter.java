package org.dragoman.journal;

import java.nio.file.Path;
import java.util.List;

/**
 * A program that appends facts for ever, one, two or three at a time, and tells on its output each position that an append
 * has returned for. It is there to be killed.
 */
final class AckedWriter {
    private AckedWriter() {}

    public static void main(String[] arguments) throws Exception {
        var last = new long[1];
        try (var journal = SqliteJournal.open(Path.of(arguments[0]), arguments[1])) {
            journal.replay(fact -> last[0] = fact.position());
            while (true) {
                long next = last[0] + 1 + last[0] % 3;
                journal.append(List.copyOf(Notebook.facts(last[0] + 1, next)));
                last[0] = next;
                tell("acked " + next);
            }
        } catch (JournalFailed e) {
            tell("failed " + (e.full() ? "full" : "broken"));
        }
    }

    private static void tell(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
