package org.dragoman.simulation;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.rules.Due;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One server that decides, records a little later, crashes in between and comes back: what was recorded is there, what was
 * not is gone, and nobody's microphone is open.
 *
 * <p>Owner: one run.
 */
final class SimulatedServer {
    private final Setting setting;
    private final Core core;
    private final Shelf shelf;
    private final Invariants invariants;
    private final Verdicts verdicts;
    private final Due due;
    private final Sounding sounding = new Sounding();
    private final List<Fact> recorded = new ArrayList<>();
    private final List<Fact> waiting = new ArrayList<>();
    private final Map<Integer, Account.Lease> leases = new HashMap<>();
    private final Map<Long, List<TurnId>> told = new HashMap<>();
    private Journal journal;
    private Session durable;
    private Session decided;
    private Account account;

    SimulatedServer(Setting setting, Core core, Shelf shelf) throws JournalFailed {
        this.setting = setting;
        this.core = core;
        this.shelf = shelf;
        this.invariants = new Invariants(setting);
        this.verdicts = new Verdicts(setting);
        this.due = new Due(setting);
        this.journal = shelf.take();
        this.durable = Session.scheduled(setting);
        this.decided = durable;
        this.account = accountOf(List.of());
    }

    /** The session as far as people may know of it. */
    Session session() {
        return durable;
    }

    /** Decides; what follows waits to be recorded. */
    Decision ask(Asked asked, List<String> wrong) {
        Session before = decided;
        Decision decision = core.decide(before, asked);
        if (!decision.equals(core.decide(before, asked))) {
            wrong.add("decide: another answer to the same question");
        }
        boolean elapse = asked.command() instanceof Command.Elapse && asked.by().isEmpty();
        verdicts.wrong(asked, decision, account).ifPresent(wrong::add);
        var held = account.leases();
        switch (decision) {
            case Decision.Refused _ -> {
                if (!before.equals(decided)) {
                    wrong.add("refused: and the session changed");
                }
            }
            case Decision.Agreed(var events) ->
                    events.forEach(event -> happen(asked.by(), asked.atMs(), event, wrong));
        }
        if (elapse && due.nextMs(decided).orElse(Long.MAX_VALUE) <= asked.atMs()) {
            wrong.add("due: what was to happen at " + due.nextMs(decided) + " has not");
        }
        opened(held, asked.elsewhere()).ifPresent(wrong::add);
        wrong.addAll(invariants.broken(decided, account, asked.atMs()));
        wrong.addAll(live());
        return decision;
    }

    /** Time goes by, and sound with it; what brings none is closed. */
    void sound(long fromMs, long toMs, List<String> wrong) {
        for (long lookMs = fromMs; lookMs < toMs; lookMs += Sounding.LOOK_MS) {
            long atMs = Math.min(lookMs + Sounding.LOOK_MS, toMs);
            for (Command.OfHouse closing : sounding.look(account, atMs)) {
                ask(new Asked(Optional.empty(), 0, atMs, closing), wrong);
            }
            sounding.broken(account, atMs).ifPresent(wrong::add);
        }
    }

    /** A7: no microphone opens for anybody who is heard in another session. */
    private Optional<String> opened(Set<Account.Lease> held, Set<ParticipantId> elsewhere) {
        return account.leases().stream()
                .filter(lease -> !held.contains(lease) && elsewhere.contains(lease.holder()))
                .findFirst()
                .map(lease -> "A7: a second microphone of " + lease.holder());
    }

    private void happen(Optional<ParticipantId> by, long atMs, Event event, List<String> wrong) {
        var fact = new Fact(decided.position() + 1, atMs, by, Optional.empty(), event);
        int epoch = decided.epoch();
        var held = account.leases();
        decided = core.evolve(decided, fact);
        account.take(fact);
        waiting.add(fact);
        if (decided.epoch() < epoch) {
            wrong.add("epochs: " + decided.epoch() + " after " + epoch);
        }
        for (Account.Lease lease : account.leases()) {
            if (!held.contains(lease) && lease.epoch() != decided.epoch()) {
                wrong.add("epochs: " + lease + " opened in epoch " + decided.epoch());
            }
        }
        if (!held.equals(account.leases()) && decided.epoch() == epoch) {
            wrong.add("epochs: " + epoch + " stays, though " + event);
        }
    }

    /** Makes durable what was decided, in one step. */
    void record(List<String> wrong) throws JournalFailed {
        if (waiting.isEmpty()) {
            return;
        }
        journal.append(List.copyOf(waiting));
        recorded.addAll(waiting);
        waiting.clear();
        durable = decided;
        told.put(durable.position(), order(durable));
        for (Account.Lease lease : account.leases()) {
            var before = leases.putIfAbsent(lease.epoch(), lease);
            if (before != null && !before.equals(lease)) {
                wrong.add(
                        "epochs: "
                                + lease.epoch()
                                + " is the lease of "
                                + before
                                + " and "
                                + lease);
            }
        }
        wrong.addAll(live());
    }

    /** The list as every view shows it at a position. */
    private static List<TurnId> order(Session session) {
        return session.floor().list().stream().map(Turn::id).toList();
    }

    /** The leases whose follower is decided and not yet durable: they are heard until it is. */
    private Set<Integer> handedOver() {
        var epochs = new HashSet<Integer>();
        Patch.of(setting, decided).microphones().forEach(m -> m.follows().ifPresent(epochs::add));
        return epochs;
    }

    /** What sound goes by is open in what was decided and in what is durable. */
    private List<String> live() {
        var open = Patch.of(setting, durable).onlyWhatIsAlsoIn(Patch.of(setting, decided));
        var wrong = new ArrayList<String>();
        var now = account.leases();
        var epochs = new HashSet<Integer>();
        var handed = handedOver();
        for (Microphone microphone : open.microphones()) {
            var lease = leases.get(microphone.epoch());
            if (lease == null
                    || !(now.contains(lease) || handed.contains(lease.epoch()))
                    || !lease.holder().equals(microphone.holder())) {
                wrong.add("I1 live: " + microphone + " is open, though not decided and durable");
            }
            if (!epochs.add(microphone.epoch())) {
                wrong.add("epochs: two microphones are open under " + microphone.epoch());
            }
        }
        return wrong;
    }

    void alive(long nowMs) {
        journal.alive(nowMs);
    }

    /** Goes down with what was not recorded, and comes back. */
    void crash(long backAtMs, List<String> wrong) throws JournalFailed, JournalDamaged {
        journal.close();
        sounding.restart();
        waiting.clear();
        journal = shelf.take();
        var read = new ArrayList<Fact>();
        journal.replay(read::add);
        if (!read.equals(recorded)) {
            wrong.add("I3 durable: " + recorded.size() + " recorded, " + read.size() + " read");
        }
        replayed(read, wrong);
        account = accountOf(recorded);
        decided = durable;
        if (!recorded.isEmpty()) {
            long aliveAtMs = Math.max(recorded.getLast().atMs(), journal.aliveAtMs());
            happen(Optional.empty(), backAtMs, new Event.Recovered(aliveAtMs), wrong);
            record(wrong);
        }
        if (!Patch.of(setting, durable).microphones().isEmpty()) {
            wrong.add("recovery: a microphone is open: " + Patch.of(setting, durable));
        }
        wrong.addAll(invariants.broken(decided, account, backAtMs));
    }

    private void replayed(List<Fact> facts, List<String> wrong) {
        Session replayed = Session.scheduled(setting);
        for (Fact fact : facts) {
            if (fact.position() != replayed.position() + 1) {
                wrong.add("positions: " + fact.position() + " after " + replayed.position());
            }
            replayed = core.evolve(replayed, fact);
            var shown = told.get(fact.position());
            if (shown != null && !shown.equals(order(replayed))) {
                wrong.add("I4 order: " + shown + " was shown, " + order(replayed) + " is replayed");
            }
        }
        if (!replayed.equals(durable)) {
            wrong.add("I3 replay: " + replayed + " is not " + durable);
        }
    }

    /** Records the rest, and reads all of it once more. */
    void reread(List<String> wrong) throws JournalFailed, JournalDamaged {
        record(wrong);
        String head = journal.head();
        journal.close();
        journal = shelf.take();
        var read = new ArrayList<Fact>();
        journal.replay(read::add);
        replayed(read, wrong);
        if (!read.equals(recorded) || !head.equals(journal.head())) {
            wrong.add("I8 chain: the journal reads otherwise than it was written");
        }
    }

    void close() {
        journal.close();
    }

    private Account accountOf(List<Fact> facts) {
        var fresh = new Account(setting.languages().getFirst().tag());
        facts.forEach(fresh::take);
        return fresh;
    }
}
