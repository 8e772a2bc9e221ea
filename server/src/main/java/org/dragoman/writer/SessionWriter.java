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
import java.util.Map;
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
    private static final long DUE_AGAIN_NS = 1_000_000_000;

    private final Setting setting;
    private final Deciding rules;
    private final Journal journal;
    private final ServerClock clock;
    private final Gates gates;
    private final FloorHolders holders;
    private final Due due;
    private final Answers answers = new Answers();
    private final BlockingQueue<Request> waiting =
            new ArrayBlockingQueue<>(WAITING_MAX + HOUSE_MAX);
    private final JournalThread recorder;
    private final Pulse pulse = new Pulse();
    private final Thread deciding;
    private final Thread recording;
    private volatile boolean closing;
    private ServerClock.Reading noted;
    private long failedDueNs = System.nanoTime() - DUE_AGAIN_NS;
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
        this(setting, journal, clock, outlet, holders, new Rules(setting)::settle);
    }

    /** What follows from a command. */
    interface Deciding {
        Outcome settle(Settled now, Asked asked);
    }

    SessionWriter(
            Setting setting,
            Journal journal,
            ServerClock clock,
            Outlet outlet,
            FloorHolders holders,
            Deciding rules)
            throws JournalDamaged, JournalFailed {
        this.holders = holders;
        this.due = new Due(setting);
        this.setting = setting;
        this.rules = rules;
        this.journal = journal;
        this.clock = clock;
        this.noted = clock.reading();
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
        } else if (recorder.failed() != null && waiting.remove(request)) {
            unable(request, Answer.Trouble.INTERNAL);
        }
    }

    private void decideAll() {
        try {
            while (recorder.failed() == null) {
                pulse.beat();
                Request request = waiting.poll(untilDueMs(), TimeUnit.MILLISECONDS);
                if (request == null) {
                    noteClock();
                }
                if (isDue() && System.nanoTime() - failedDueNs > DUE_AGAIN_NS) {
                    elapse();
                }
                if (request != null) {
                    decideOrRefuse(request);
                } else if (closing) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            recorder.failed("decide", "", e);
            recorder.stop(Answer.Trouble.INTERNAL, "the deciding thread failed: " + e);
        } finally {
            pulse.end();
            if (recorder.failed() != null) {
                holders.gone(setting.plan().id());
            }
            answerWhatWaits();
        }
    }

    /** What is due and fails is tried again after a while, not a thousand times a second. */
    private void elapse() throws InterruptedException {
        try {
            decide(Request.ofHouse(new Command.Elapse()));
        } catch (RuntimeException | Error e) {
            failedDueNs = System.nanoTime();
            recorder.failed("decide", "", e);
        }
    }

    /**
     * Whatever the rules throw, nothing has changed yet: the command is refused, and the session goes on. Where a decision
     * could not close what it closes, the session stops.
     */
    private void decideOrRefuse(Request request) throws InterruptedException {
        try {
            decide(request);
        } catch (RuntimeException | Error e) {
            recorder.failed("decide", request.id().orElse(""), e);
            unable(request, Answer.Trouble.INTERNAL);
        }
    }

    private void unable(Request request, Answer.Trouble otherwise) {
        Answer.Trouble trouble = recorder.failed();
        tell(request, new Answer.Unable(trouble == null ? otherwise : trouble));
    }

    /** Nobody who cannot take an answer ends the thread that gives it. */
    private void tell(Request request, Answer answer) {
        try {
            request.answer().accept(answer);
        } catch (RuntimeException | Error e) {
            recorder.failed("answer", request.id().orElse(""), e);
        }
    }

    private void answerWhatWaits() {
        for (Request left = waiting.poll(); left != null; left = waiting.poll()) {
            unable(left, Answer.Trouble.OVERLOADED);
        }
    }

    /** Ends the session for good, as where the disk fails: every microphone closes, everybody is told. From any thread. */
    public void stop(String why) {
        recorder.stop(Answer.Trouble.INTERNAL, why);
        holders.gone(setting.plan().id());
        answerWhatWaits();
    }

    /** The signs of life of the session's threads, by what they do. */
    public Map<String, Pulse> pulses() {
        return Map.of("decide", pulse, "record", recorder.pulse());
    }

    /** Why the session has stopped; empty while it has not. */
    public String stopped() {
        return recorder.stopped();
    }

    private void noteClock() throws InterruptedException {
        try {
            noteClock(clock.reading());
        } catch (RuntimeException | Error e) {
            recorder.failed("decide", "", e);
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
        var time = clock.reading();
        noteClock(time);
        decide(request, time);
    }

    /**
     * Where the clock was moved, that is noted before anything is decided by the new time: what runs is not over because
     * the clock jumped.
     */
    private void noteClock(ServerClock.Reading time) throws InterruptedException {
        long jumpedMs = time.jumpedMs() - noted.jumpedMs();
        long setBackMs = time.setBackMs() - noted.setBackMs();
        noted = time;
        if (tentative.session().position() == 0) {
            return;
        }
        if (jumpedMs != 0) {
            decide(Request.ofHouse(new Command.MoveClock(jumpedMs)), time);
        }
        if (setBackMs != 0) {
            decide(Request.ofHouse(new Command.MoveClock(-setBackMs)), time);
        }
    }

    private void decide(Request request, ServerClock.Reading time) throws InterruptedException {
        long nowMs = time.nowMs();
        var before = answers.before(request, time.unjumpedMs());
        if (before.isPresent()) {
            var body = before.get().body();
            if (body.isPresent() && body.getAsInt() != request.body()) {
                tell(request, new Answer.Unable(Answer.Trouble.CMD_ID_REUSED));
            } else {
                before.get().answer().thenAccept(answer -> tell(request, answer));
            }
            return;
        }
        var led =
                holders.decide(
                        setting.plan().id(),
                        elsewhere -> led(request, nowMs, elsewhere),
                        l -> l.after().session());
        if (led.answer() instanceof Answer.Unable) {
            tell(request, led.answer());
            return;
        }
        tentative = led.after();
        if (!led.facts().isEmpty() && !closed(request)) {
            unable(request, Answer.Trouble.INTERNAL);
            return;
        }
        record(request, time.unjumpedMs(), led.facts(), led.answer());
    }

    /** Closes what was decided to be closed. Where that fails nobody knows what is open: everything is shut. */
    private boolean closed(Request request) {
        try {
            gates.decided(tentative.patch());
            return true;
        } catch (RuntimeException | Error e) {
            recorder.failed("patch", request.id().orElse(""), e);
            recorder.stop(Answer.Trouble.INTERNAL, "the patch could not be set: " + e);
            return false;
        }
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
            case Outcome.Refused(var why) -> new Led(List.of(), tentative, new Answer.Refused(why));
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

    private void record(Request request, long unjumpedMs, List<Fact> facts, Answer answer)
            throws InterruptedException {
        var answered = new CompletableFuture<Answer>();
        answered.thenAccept(done -> tell(request, done));
        answers.remember(request, unjumpedMs, answered);
        pulse.excuse(true);
        recorder.take(new JournalThread.Decided(facts, tentative, answer, answered));
        pulse.excuse(false);
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
