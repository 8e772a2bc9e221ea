package org.dragoman.writer;

import org.dragoman.session.said.Fact;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * What was answered in a session lately. Rebuilt from the journal at a start.
 *
 * <p>Asked by the deciding thread alone, as {@link Repeats} asserts.
 */
final class Answers {
    static final long KEPT_MS = Repeats.KEPT_MS;
    static final int KEPT_MAX = 20_000;

    private final Repeats<Given> given = new Repeats<>(KEPT_MAX);

    /** An answer, perhaps not there yet. The body is unknown where it comes from the journal. */
    record Given(OptionalInt body, CompletableFuture<Answer> answer) {}

    /** The answer to the same id of the same sender. */
    Optional<Given> before(Request request, long nowMs) {
        return request.by().flatMap(by -> request.id().flatMap(id -> given.before(by, id, nowMs)));
    }

    void remember(Request request, long nowMs, CompletableFuture<Answer> answer) {
        var kept = new Given(OptionalInt.of(request.body()), answer);
        request.by()
                .ifPresent(by -> request.id().ifPresent(id -> given.remember(by, id, nowMs, kept)));
    }

    void remember(Fact fact) {
        if (fact.by().isPresent() && fact.command().isPresent()) {
            var answer =
                    CompletableFuture.<Answer>completedFuture(new Answer.Accepted(fact.position()));
            given.remember(
                    fact.by().get(),
                    fact.command().get(),
                    fact.atMs(),
                    new Given(OptionalInt.empty(), answer));
        }
    }
}
