package org.dragoman.gateway;

import org.dragoman.conference.LanguageTag;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens in a session while a test has its house closed. */
final class Meanwhile {
    private Meanwhile() {}

    /** So many decisions, each a fact of its own; returns the position of the last. */
    static long decided(Path data, int times) throws Exception {
        Path file = data.resolve("baku-2013").resolve(Venue.OPENING + ".journal");
        var before = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(before::add);
            Fact last = before.getLast();
            for (int i = 1; i <= times; i++) {
                var declared =
                        new Event.FloorLanguageDeclared(new LanguageTag(i % 2 == 0 ? "az" : "fr"));
                journal.append(
                        List.of(
                                new Fact(
                                        last.position() + i,
                                        last.atMs() + i,
                                        Optional.empty(),
                                        Optional.empty(),
                                        declared)));
            }
            return last.position() + times;
        }
    }
}
