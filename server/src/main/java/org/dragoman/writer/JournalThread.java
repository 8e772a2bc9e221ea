package org.dragoman.writer;

import org.dragoman.journal.Entry;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalFailed;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Fact;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Records what was decided, in batches that share a sync; then opens, tells and answers.
 *
 * <p>Owner: the recording thread, which is its own.
 */
final class JournalThread {
    private static final Logger log = LoggerFactory.getLogger(JournalThread.class);
    static final int BATCH_MAX = 256;
    private static final int WAITING_MAX = 4096;
    private static final long ALIVE_EVERY_MS = 1000;
    private static final long SLOW_NS = 1_000_000_000;

    private final Owner owner = new Owner();
    private final Journal journal;
    private final ServerClock clock;
    private final Gates gates;
    private final Outlet outlet;
    private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private volatile Settled durable;
    private volatile Head head;
    private volatile Answer.@Nullable Trouble failed;
    private volatile boolean tight;
    private volatile long appendingSinceNs;
    private volatile String stopped = "";
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Pulse pulse = new Pulse();
    private long aliveNotedMs;

    /** What the recording thread is handed, in order. */
    sealed interface Work {}

    /** What a command led to: facts, perhaps none, what they settled, and the answer once they are durable. */
    record Decided(
            List<Fact> facts, Settled after, Answer answer, CompletableFuture<Answer> answered)
            implements Work {}

    /** Somebody wants to see rows as they are written. */
    record Reading(long from, int most, CompletableFuture<List<Entry>> rows) implements Work {}

    JournalThread(
            Journal journal, Settled recovered, ServerClock clock, Gates gates, Outlet outlet) {
        this.journal = journal;
        this.durable = recovered;
        this.head = new Head(recovered.session().position(), journal.head());
        this.clock = clock;
        this.gates = gates;
        this.outlet = outlet;
    }

    /** Waits while the disk is so far behind that no more can wait. */
    void take(Work work) throws InterruptedException {
        waiting.put(work);
        if (failed != null) {
            answerWhatWaits();
        }
    }

    /** Whether there was room for it. */
    boolean offer(Work work) {
        return waiting.offer(work);
    }

    Settled durable() {
        return durable;
    }

    Head head() {
        return head;
    }

    Answer.@Nullable Trouble failed() {
        return failed;
    }

    /** Why the session has stopped; empty while it has not. */
    String stopped() {
        return stopped;
    }

    /** Its sign of life; excused while it is at the disk. */
    Pulse pulse() {
        return pulse;
    }

    /**
     * Ends the session for good: every microphone closes, everybody is told, and whatever waits is answered. From any
     * thread, and whoever hangs; only the first is heard.
     */
    void stop(Answer.Trouble trouble, String why) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        orTold(outlet::shut);
        gates.shut();
        stopped = why;
        failed = trouble;
        orTold(() -> outlet.stopped(why));
        answerWhatWaits();
    }

    private void orTold(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            failed("record", "", e);
        }
    }

    private void answerWhatWaits() {
        Answer.Trouble trouble = failed;
        var left = new ArrayList<Work>();
        waiting.drainTo(left);
        for (Work work : left) {
            switch (work) {
                case Decided d ->
                        d.answered()
                                .complete(
                                        new Answer.Unable(
                                                trouble == null
                                                        ? Answer.Trouble.INTERNAL
                                                        : trouble));
                case Reading r ->
                        r.rows()
                                .completeExceptionally(
                                        new IllegalStateException("the session has stopped"));
            }
        }
    }

    /** Says that the server's own code failed. Never throws. */
    void failed(String where, String command, Throwable cause) {
        try {
            outlet.failed(where, command, cause);
        } catch (RuntimeException | Error e) {
            log.atError().setCause(e).log("a failure could not be told");
        }
    }

    /** Whether only what closes may still be recorded. */
    boolean tight() {
        return tight;
    }

    Health health() {
        if (failed != null) {
            return Health.STOPPED;
        }
        long since = appendingSinceNs;
        if (since != 0 && System.nanoTime() - since > SLOW_NS) {
            return Health.SLOW;
        }
        return tight ? Health.FULL : Health.WELL;
    }

    /** Works until it failed, or until nothing comes any more and nothing waits. */
    void work(Thread source) {
        var batch = new ArrayList<Work>();
        try {
            while (true) {
                pulse.beat();
                Work first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH_MAX - 1);
                    recordOrStop(batch);
                    batch.clear();
                } else if (failed != null || !source.isAlive()) {
                    return;
                }
                rest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pulse.end();
            answerWhatWaits();
        }
    }

    /**
     * What was decided is built upon by now, so that it cannot be refused any more: where recording it fails, or acting on
     * it, the session stops.
     */
    private void recordOrStop(List<Work> batch) {
        try {
            record(batch);
        } catch (RuntimeException | Error e) {
            failed("record", command(batch), e);
            stop(Answer.Trouble.INTERNAL, "what was decided could not be carried out: " + e);
            for (Work work : batch) {
                if (work instanceof Decided d) {
                    d.answered().complete(new Answer.Unable(Answer.Trouble.INTERNAL));
                } else if (work instanceof Reading r) {
                    r.rows().completeExceptionally(e);
                }
            }
        }
    }

    private static String command(List<Work> batch) {
        return batch.stream()
                .flatMap(
                        work ->
                                work instanceof Decided d
                                        ? d.facts().stream()
                                        : Stream.<Fact>empty())
                .flatMap(fact -> fact.command().stream())
                .findFirst()
                .orElse("");
    }

    private void record(List<Work> batch) {
        assert owner.here();
        var decided = new ArrayList<Decided>();
        var readings = new ArrayList<Reading>();
        for (Work work : batch) {
            switch (work) {
                case Decided d -> decided.add(d);
                case Reading r -> readings.add(r);
            }
        }
        if (!decided.isEmpty()) {
            recordDecided(decided);
        }
        readings.forEach(this::read);
    }

    private void recordDecided(List<Decided> batch) {
        var facts = batch.stream().flatMap(d -> d.facts().stream()).toList();
        Settled before = durable;
        Settled after = batch.getLast().after();
        if (failed != null || (!facts.isEmpty() && !append(facts))) {
            Answer.Trouble trouble = failed == null ? Answer.Trouble.STORAGE_FAILED : failed;
            batch.forEach(d -> d.answered().complete(new Answer.Unable(trouble)));
            return;
        }
        if (!facts.isEmpty()) {
            durable = after;
            head = new Head(after.session().position(), journal.head());
            gates.durable(after.patch());
            outlet.recorded(before, after, facts);
        }
        batch.forEach(d -> d.answered().complete(d.answer()));
    }

    private boolean append(List<Fact> facts) {
        appendingSinceNs = System.nanoTime();
        pulse.excuse(true);
        try {
            journal.append(facts);
            tight = journal.tight();
            return true;
        } catch (JournalFailed e) {
            stop(
                    e.full() ? Answer.Trouble.STORAGE_FULL : Answer.Trouble.STORAGE_FAILED,
                    String.valueOf(e.getMessage()));
            return false;
        } finally {
            appendingSinceNs = 0;
            pulse.excuse(false);
        }
    }

    private void read(Reading wanted) {
        pulse.excuse(true);
        try {
            wanted.rows().complete(journal.entries(wanted.from(), wanted.most()));
        } catch (JournalFailed e) {
            wanted.rows().completeExceptionally(e);
        } catch (RuntimeException | Error e) {
            failed("record", "", e);
            wanted.rows().completeExceptionally(e);
        } finally {
            pulse.excuse(false);
        }
    }

    /** Nothing that was decided hangs on it, so that a failure is told and the next rest tries again. */
    private void rest() {
        pulse.excuse(true);
        try {
            rested();
        } catch (RuntimeException | Error e) {
            failed("record", "", e);
        } finally {
            pulse.excuse(false);
        }
    }

    private void rested() {
        if (failed != null || !waiting.isEmpty()) {
            return;
        }
        long nowMs = clock.nowMs();
        boolean running =
                durable.session()
                        .floor()
                        .speech()
                        .filter(s -> s.runningSinceMs().isPresent())
                        .isPresent();
        if (running && nowMs - aliveNotedMs >= ALIVE_EVERY_MS) {
            aliveNotedMs = nowMs;
            journal.alive(nowMs);
        }
        journal.rest(nowMs);
        tight = journal.tight();
    }
}
