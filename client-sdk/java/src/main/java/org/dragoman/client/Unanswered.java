package org.dragoman.client;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Refused;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Commands that were asked and not yet answered. After the link broke they are asked again with the same id,
 * which does nothing twice. Owner: its lock.
 */
final class Unanswered {
    static final int WAITING_MAX = 256;
    static final int REPEATS_MAX = 5;

    private final Map<String, Question> questions = new LinkedHashMap<>();

    private static final class Question {
        final Command command;
        final CompletableFuture<Accepted> answer = new CompletableFuture<>();
        int asked;

        Question(Command command) {
            this.command = command;
        }
    }

    /** Remembers a command until it is answered, refused, or out of time. */
    CompletableFuture<Accepted> remember(Command command, Duration patience) {
        Question question = new Question(command);
        synchronized (this) {
            if (questions.size() >= WAITING_MAX) {
                return CompletableFuture.failedFuture(
                        new OverloadedException("commands", WAITING_MAX));
            }
            questions.put(command.getId(), question);
        }
        return question.answer
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, trouble) -> forget(command.getId()));
    }

    /** What to ask on a new link, in the order it was first asked. Gives up on what was asked too often. */
    List<Command> askAgain() {
        List<Command> again = new ArrayList<>();
        List<Question> givenUp = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Question> all = questions.values().iterator(); all.hasNext(); ) {
                Question question = all.next();
                if (question.asked > REPEATS_MAX) {
                    all.remove();
                    givenUp.add(question);
                } else {
                    question.asked++;
                    again.add(question.command);
                }
            }
        }
        for (Question question : givenUp) {
            question.answer.completeExceptionally(
                    new DepartedException(Departure.broken("lost " + REPEATS_MAX + " times")));
        }
        return again;
    }

    void accepted(Accepted accepted) {
        Question question = forget(accepted.getCommand());
        if (question != null) {
            question.answer.complete(accepted);
        }
    }

    void refused(Refused refused) {
        Question question = forget(refused.getCommand());
        if (question != null) {
            question.answer.completeExceptionally(new RefusedException(refused));
        }
    }

    /** It could not even be asked. */
    void fail(Command command, RuntimeException why) {
        Question question = forget(command.getId());
        if (question != null) {
            question.answer.completeExceptionally(why);
        }
    }

    /** Nobody will answer any more. */
    void failAll(RuntimeException why) {
        List<Question> all;
        synchronized (this) {
            all = new ArrayList<>(questions.values());
            questions.clear();
        }
        all.forEach(question -> question.answer.completeExceptionally(why));
    }

    synchronized boolean isEmpty() {
        return questions.isEmpty();
    }

    private synchronized @Nullable Question forget(String id) {
        return questions.remove(id);
    }
}
