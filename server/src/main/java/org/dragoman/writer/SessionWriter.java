package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.Entry;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.rules.Due;
import org.dragoman.session.rules.Outcome;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final long POLL_MS = 100;

    private final Setting setting;
    private final Rules rules;
    private final Journal journal;
    private final ServerClock clock;
    private final Gates gates;
    private final FloorHolders holders;
    private final Due due;
    private final Answers answers = new Answers();
    private final BlockingQueue<Request> waiting =
            new ArrayBlockingQueue<>(WAITING_MAX + HOUSE_MAX);
    private final JournalThread recorder;
    private final Thread deciding;
    private final Thread recording;
    private volatile boolean closing;
    private Settled tentative;

    /**
     * Replays the journal, closes every microphone that was open in it, and begins to take commands.
     *
     * @throws JournalDamaged if the journal is not as it was written
     * @throws JournalFailed if the recovery cannot be recorded
     */
    public SessionWriter(Setting setting, Journal journal, ServerClock clock, Outlet outlet)
            throws JournalDamaged, JournalFailed {
        this(setting, journal, clock, outlet, new FloorHolders());
    }

    /**
     * The same, for one of several sessions that may go on at the same time.
     *
     * @throws JournalDamaged if the journal is not as it was written
     * @throws JournalFailed if the recovery cannot be recorded
     */
    public SessionWriter(
            Setting setting,
            Journal journal,
            ServerClock clock,
            Outlet outlet,
            FloorHolders holders)
            throws JournalDamaged, JournalFailed {
        this.holders = holders;
        this.due = new Due(setting);
        this.setting = setting;
        this.rules = new Rules(setting);
        this.journal = journal;
        this.clock = clock;
        this.gates = new Gates(outlet::patched);
        this.tentative = Settled.of(setting, recovered());
        holders.tell(setting.plan().id(), tentative.session());
        this.recorder = new JournalThread(journal, tentative, clock, gates, outlet);
        gates.decided(tentative.patch());
        gates.durable(tentative.patch());
        String name = setting.plan().id().value();
        deciding = Thread.ofPlatform().name("decide-" + name).daemon().start(this::decideAll);
        recording =
                Thread.ofPlatform()
                        .name("record-" + name)
                        .daemon()
                        .start(() -> recorder.work(deciding));
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
        return settled().session();
    }

    /** The same, with the patch that follows from it. */
    public Settled settled() {
        return recorder.durable();
    }

    /** Hands a command in; its answer comes later, on another thread, or at once if the house cannot take it. */
    public void ask(Request request) {
        Answer.Trouble trouble = recorder.failed();
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
            while (recorder.failed() == null) {
                Request request = waiting.poll(untilDueMs(), TimeUnit.MILLISECONDS);
                if (isDue()) {
                    decide(Request.ofHouse(new Command.Elapse()));
                }
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

    /** How long to wait for a command before something is to happen by itself. */
    private long untilDueMs() {
        var next = due.nextMs(tentative.session());
        long wait = next.isPresent() ? next.getAsLong() - clock.nowMs() : POLL_MS;
        return Math.clamp(wait, 1, POLL_MS);
    }

    private boolean isDue() {
        var next = due.nextMs(tentative.session());
        return next.isPresent() && next.getAsLong() <= clock.nowMs();
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
        var led =
                holders.decide(
                        setting.plan().id(),
                        elsewhere -> led(request, nowMs, elsewhere),
                        l -> l.after().session());
        if (led.answer() instanceof Answer.Unable) {
            request.answer().accept(led.answer());
            return;
        }
        tentative = led.after();
        if (!led.facts().isEmpty()) {
            gates.decided(tentative.patch());
        }
        record(request, nowMs, led.facts(), led.answer());
    }

    /** What a command led to: facts, perhaps none, what they settled, and the answer. */
    private record Led(List<Fact> facts, Settled after, Answer answer) {}

    private Led led(Request request, long nowMs, Set<ParticipantId> elsewhere) {
        var asked =
                new Asked(
                        request.by(),
                        request.id(),
                        request.seenPosition(),
                        nowMs,
                        request.command(),
                        elsewhere);
        return switch (rules.settle(tentative, asked)) {
            case Outcome.Refused(var code, var field) ->
                    new Led(List.of(), tentative, new Answer.Refused(code, field));
            case Outcome.Agreed(var facts, var after) ->
                    recorder.tight() && !mayUseReserve(request, facts, after.patch())
                            ? new Led(
                                    List.of(),
                                    tentative,
                                    new Answer.Unable(Answer.Trouble.STORAGE_FULL))
                            : new Led(
                                    facts, after, new Answer.Accepted(after.session().position()));
        };
    }

    /** On a full disk only closing goes on, what the house itself reports, and the cough key. */
    private boolean mayUseReserve(Request request, List<Fact> facts, Patch after) {
        return facts.isEmpty()
                || request.by().isEmpty()
                || request.command() instanceof Command.CloseSession
                || request.command() instanceof Command.RemoveParticipant
                || request.command() instanceof Command.RevokeBadges
                || request.command() instanceof Command.Cough
                || after.closesWhatIsIn(tentative.patch());
    }

    private void record(Request request, long nowMs, List<Fact> facts, Answer answer)
            throws InterruptedException {
        var answered = new CompletableFuture<Answer>();
        answered.thenAccept(request.answer());
        answers.remember(request, nowMs, answered);
        recorder.take(new JournalThread.Decided(facts, tentative, answer, answered));
    }

    /** Reports that a participant's microphone is gone; it closes at once. */
    public void lost(ParticipantId participant) {
        ask(Request.ofHouse(new Command.LoseMicrophone(participant)));
    }

    /** Whether the session still records; false after a failure of the disk. */
    public boolean recording() {
        return recorder.failed() == null;
    }

    /** How recording fares. */
    public Health health() {
        return recorder.health();
    }

    /** The end of the chain as far as it is durable. */
    public Head head() {
        return recorder.head();
    }

    /** Rows of the journal from a position on, at most so many; fails where too much waits. */
    public CompletableFuture<List<Entry>> entries(long from, int most) {
        var rows = new CompletableFuture<List<Entry>>();
        if (closing || !recorder.offer(new JournalThread.Reading(from, most, rows))) {
            rows.completeExceptionally(new IllegalStateException("the journal is busy"));
        }
        return rows;
    }

    /** Takes no more commands, finishes those taken, and closes the journal. */
    @Override
    public void close() {
        closing = true;
        try {
            deciding.join(3000);
            recording.join(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        gates.shut();
        journal.close();
    }
}
