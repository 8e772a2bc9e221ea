package org.dragoman.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Options;
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
import java.util.function.Predicate;

/**
 * Commands that were asked and not yet answered. After the link broke they are asked again with the same id,
 * which does nothing twice. Owner: its lock.
 */
final class Unanswered {
    private static final OneofDescriptor BODY = Command.getDescriptor().getRealOneofs().get(0);
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

    /** Whether a command may open a microphone, which nobody expects any more once the link broke. */
    static boolean mayOpen(Command command) {
        FieldDescriptor body = command.getOneofFieldDescriptor(BODY);
        if (body == null || !body.getOptions().getExtension(Options.opens)) {
            return false;
        }
        return switch (command.getBodyCase()) {
            case REQUEST_FLOOR -> false; // the list, in most modes; until_ms guards the others
            case PUSH_TO_TALK -> command.getPushToTalk().getHeld();
            case CHAIR_PRIORITY ->
                    command.getChairPriority().getHeld() || command.getChairPriority().getResume();
            case TALK_TO -> command.getTalkTo().getHeld();
            case ANSWER_HANDOVER -> command.getAnswerHandover().getAccepted();
            default -> true;
        };
    }

    /** These are not asked again. */
    void giveUp(Predicate<Command> which, RuntimeException why) {
        List<Question> gone;
        synchronized (this) {
            gone = questions.values().stream().filter(q -> which.test(q.command)).toList();
            gone.forEach(question -> questions.remove(question.command.getId()));
        }
        gone.forEach(question -> question.answer.completeExceptionally(why));
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
