package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.session.Asked;
import org.dragoman.session.Command;
import org.dragoman.session.Decision;
import org.dragoman.session.Event;
import org.dragoman.session.Fact;
import org.dragoman.session.Patch;
import org.dragoman.session.Rules;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The one writer of a session. One thread decides, in the order of asking, and closes at once what is to be closed; one
 * thread records what was decided, in batches that share a sync, and then opens, tells and answers.
 *
 * <pre>
 *   ask ──► waiting ──► decide ──► decided ──► record ──► patch, views, answers
 *                          └► closes at once
 * </pre>
 */
public final class SessionWriter implements AutoCloseable {
    static final int WAITING_MAX = 4096;

    /** Kept free for what the house itself reports: a lost microphone must never go unheard. */
    static final int HOUSE_MAX = 4096;

    static final int BATCH_MAX = 256;
    private static final long ALIVE_EVERY_MS = 1000;

    private final Setting setting;
    private final Rules rules;
    private final Journal journal;
    private final HouseClock clock;
    private final Outlet outlet;
    private final Gates gates;
    private final Answers answers = new Answers();
    private final BlockingQueue<Request> waiting =
            new ArrayBlockingQueue<>(WAITING_MAX + HOUSE_MAX);
    private final BlockingQueue<Decided> decided = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread decider;
    private final Thread recorder;
    private volatile Session durable;
    private volatile Answer.@Nullable Trouble failed;
    private volatile boolean closing;
    private Session tentative;
    private long aliveNotedMs;

    /** What a command led to: facts, perhaps none, the session after them, and the answer once they are durable. */
    private record Decided(
            List<Fact> facts, Session after, Answer answer, CompletableFuture<Answer> answered) {}

    /**
     * Replays the journal, closes every microphone that was open in it, and begins to take commands.
     *
     * @throws JournalDamaged if the journal is not as it was written
     * @throws JournalFailed if the recovery cannot be recorded
     */
    public SessionWriter(Setting setting, Journal journal, HouseClock clock, Outlet outlet)
            throws JournalDamaged, JournalFailed {
        this.setting = setting;
        this.rules = new Rules(setting);
        this.journal = journal;
        this.clock = clock;
        this.outlet = outlet;
        this.gates = new Gates(outlet::patched);
        this.tentative = recovered();
        this.durable = tentative;
        gates.decided(patch(tentative));
        gates.durable(patch(tentative));
        String name = setting.plan().id().value();
        decider = Thread.ofPlatform().name("decide-" + name).daemon().start(this::decideAll);
        recorder = Thread.ofPlatform().name("record-" + name).daemon().start(this::recordAll);
    }

    private Session recovered() throws JournalDamaged, JournalFailed {
        var replayed = new Replayed(Session.scheduled(setting));
        journal.replay(replayed::take);
        if (replayed.session.position() == 0) {
            return replayed.session;
        }
        long aliveAtMs = Math.max(replayed.lastMs, journal.aliveAtMs());
        var fact =
                new Fact(
                        replayed.session.position() + 1,
                        clock.nowMs(),
                        Optional.empty(),
                        Optional.empty(),
                        new Event.Recovered(aliveAtMs));
        journal.append(List.of(fact));
        return replayed.session.evolve(fact);
    }

    /** The session as the journal tells it, and the answers given then. */
    private final class Replayed {
        private Session session;
        private long lastMs;

        Replayed(Session session) {
            this.session = session;
        }

        void take(Fact fact) {
            session = session.evolve(fact);
            lastMs = fact.atMs();
            answers.remember(fact);
        }
    }

    /** The session as far as it is durable. */
    public Session session() {
        return durable;
    }

    /** Hands a command in; its answer comes later, on another thread, or at once if the house cannot take it. */
    public void ask(Request request) {
        Answer.Trouble trouble = failed;
        if (trouble != null || closing) {
            request.answer()
                    .accept(
                            new Answer.Unable(
                                    trouble == null ? Answer.Trouble.OVERLOADED : trouble));
        } else if ((request.by().isPresent() && waiting.size() >= WAITING_MAX)
                || !waiting.offer(request)) {
            request.answer().accept(new Answer.Unable(Answer.Trouble.OVERLOADED));
        }
    }

    private void decideAll() {
        try {
            while (failed == null) {
                Request request = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (request != null) {
                    decide(request);
                } else if (closing) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decide(Request request) throws InterruptedException {
        long nowMs = clock.nowMs();
        var before = answers.before(request, nowMs);
        if (before.isPresent()) {
            var body = before.get().body();
            if (body.isPresent() && body.getAsInt() != request.body()) {
                request.answer().accept(new Answer.Unable(Answer.Trouble.CMD_ID_REUSED));
            } else {
                before.get().answer().thenAccept(request.answer());
            }
            return;
        }
        var answered = new CompletableFuture<Answer>();
        answered.thenAccept(request.answer());
        answers.remember(request, nowMs, answered);
        decided.put(decided(request, nowMs, answered));
    }

    private Decided decided(Request request, long nowMs, CompletableFuture<Answer> answered) {
        var asked = new Asked(request.by(), request.seenPosition(), nowMs, request.command());
        return switch (rules.decide(tentative, asked)) {
            case Decision.Refused(var code, var field) ->
                    new Decided(List.of(), tentative, new Answer.Refused(code, field), answered);
            case Decision.Agreed(var events) -> {
                var facts = new ArrayList<Fact>();
                for (Event event : events) {
                    var fact =
                            new Fact(
                                    tentative.position() + 1,
                                    nowMs,
                                    request.by(),
                                    request.id(),
                                    event);
                    tentative = tentative.evolve(fact);
                    facts.add(fact);
                }
                if (!facts.isEmpty()) {
                    gates.decided(patch(tentative));
                }
                yield new Decided(
                        facts, tentative, new Answer.Accepted(tentative.position()), answered);
            }
        };
    }

    private void recordAll() {
        var batch = new ArrayList<Decided>();
        try {
            while (true) {
                Decided first = decided.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    decided.drainTo(batch, BATCH_MAX - 1);
                    record(batch);
                    batch.clear();
                } else if (failed != null || (closing && !decider.isAlive())) {
                    return;
                }
                noteAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(List<Decided> batch) {
        var facts = batch.stream().flatMap(d -> d.facts().stream()).toList();
        Session before = durable;
        Session after = batch.getLast().after();
        if (failed != null || (!facts.isEmpty() && !append(facts))) {
            Answer.Trouble trouble = failed == null ? Answer.Trouble.STORAGE_FAILED : failed;
            batch.forEach(d -> d.answered().complete(new Answer.Unable(trouble)));
            return;
        }
        if (!facts.isEmpty()) {
            durable = after;
            gates.durable(patch(after));
            outlet.recorded(before, after, facts);
        }
        batch.forEach(d -> d.answered().complete(d.answer()));
    }

    private boolean append(List<Fact> facts) {
        try {
            journal.append(facts);
            return true;
        } catch (JournalFailed e) {
            gates.shut();
            failed = e.full() ? Answer.Trouble.STORAGE_FULL : Answer.Trouble.STORAGE_FAILED;
            outlet.stopped(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void noteAlive() {
        long nowMs = clock.nowMs();
        boolean running =
                durable.floor().speech().filter(s -> s.runningSinceMs().isPresent()).isPresent();
        if (running && failed == null && nowMs - aliveNotedMs >= ALIVE_EVERY_MS) {
            aliveNotedMs = nowMs;
            journal.alive(nowMs);
        }
    }

    private Patch patch(Session session) {
        return Patch.of(setting, session);
    }

    /** Reports that a participant's microphone is gone; it closes at once. */
    public void lost(ParticipantId participant) {
        ask(Request.ofHouse(new Command.LoseMicrophone(participant)));
    }

    /** Whether the session still records; false after a failure of the disk. */
    public boolean recording() {
        return failed == null;
    }

    /** Takes no more commands, finishes those taken, and closes the journal. */
    @Override
    public void close() {
        closing = true;
        try {
            decider.join(3000);
            recorder.join(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gates.shut();
        journal.close();
    }
}
