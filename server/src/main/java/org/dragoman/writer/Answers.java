package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Fact;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * The answers given lately, so that the same command twice does nothing twice. Rebuilt from the journal at a start.
 *
 * <p>Owner: the deciding thread.
 */
final class Answers {
    static final long KEPT_MS = 10 * 60 * 1000;
    static final int KEPT_MAX = 20_000;

    private final LinkedHashMap<Key, Given> given = new LinkedHashMap<>();

    private record Key(ParticipantId by, String id) {}

    /** An answer, perhaps not there yet. The body is unknown where it comes from the journal. */
    record Given(OptionalInt body, long atMs, CompletableFuture<Answer> answer) {}

    /** The answer to the same id of the same sender. */
    Optional<Given> before(Request request, long nowMs) {
        forget(nowMs);
        return key(request).map(given::get);
    }

    void remember(Request request, long nowMs, CompletableFuture<Answer> answer) {
        key(request)
                .ifPresent(
                        k ->
                                given.put(
                                        k,
                                        new Given(OptionalInt.of(request.body()), nowMs, answer)));
    }

    void remember(Fact fact) {
        if (fact.by().isPresent() && fact.command().isPresent()) {
            var answer =
                    CompletableFuture.<Answer>completedFuture(new Answer.Accepted(fact.position()));
            given.put(
                    new Key(fact.by().get(), fact.command().get()),
                    new Given(OptionalInt.empty(), fact.atMs(), answer));
            if (given.size() > KEPT_MAX) {
                given.pollFirstEntry();
            }
        }
    }

    private void forget(long nowMs) {
        var oldest = given.values().iterator();
        while (oldest.hasNext()) {
            if (oldest.next().atMs() >= nowMs - KEPT_MS && given.size() <= KEPT_MAX) {
                return;
            }
            oldest.remove();
        }
    }

    private static Optional<Key> key(Request request) {
        return request.by().flatMap(by -> request.id().map(id -> new Key(by, id)));
    }
}
