package org.dragoman.simulation;

import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.session.said.Decision;
import org.dragoman.session.state.Setting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One seed's day, step by step, until something is wrong or the steps are over. */
final class Run {
    private static final long MORNING_MS = 1_363_600_800_000L;
    private static final int REMEMBERED = 40;

    private final long seed;
    private final Dice dice;
    private final Crowd crowd;
    private final SimulatedServer server;
    private final Deque<Object> lately = new ArrayDeque<>();
    private final List<String> wrong = new ArrayList<>();
    private final Tally tally = new Tally();
    private long nowMs = MORNING_MS;

    /** What is wrong, at which step of which seed, and what went before. */
    record Violation(long seed, int step, List<String> wrong, List<String> before) {}

    Run(long seed, Shelf shelf, Function<Setting, Core> core, Scenario scenario)
            throws JournalFailed {
        this(seed, new Dice(seed), shelf, core, scenario);
    }

    /** A day whose choices come from elsewhere. */
    Run(Dice dice, Shelf shelf, Function<Setting, Core> core, Scenario scenario)
            throws JournalFailed {
        this(0, dice, shelf, core, scenario);
    }

    private Run(long seed, Dice dice, Shelf shelf, Function<Setting, Core> core, Scenario scenario)
            throws JournalFailed {
        this.seed = seed;
        this.dice = dice;
        var setting = Casting.setting(dice);
        this.crowd = new Crowd(dice, setting, scenario);
        this.server = new SimulatedServer(setting, core.apply(setting), shelf);
    }

    Tally tally() {
        return tally;
    }

    Optional<Violation> play(int steps) {
        try {
            for (int step = 1; step <= steps; step++) {
                tally.steps++;
                attempt(this::step);
                if (!wrong.isEmpty()) {
                    return Optional.of(violation(step));
                }
            }
            attempt(() -> server.reread(wrong));
            return wrong.isEmpty() ? Optional.empty() : Optional.of(violation(steps));
        } finally {
            server.close();
        }
    }

    private Violation violation(int step) {
        return new Violation(
                seed, step, List.copyOf(wrong), lately.stream().map(Object::toString).toList());
    }

    private interface Attempt {
        void go() throws JournalFailed, JournalDamaged;
    }

    /** Whatever is thrown is wrong: the rules never throw, and no crash damages a journal. */
    private void attempt(Attempt attempt) {
        try {
            attempt.go();
        } catch (RuntimeException | JournalFailed | JournalDamaged e) {
            wrong.add("thrown: " + e + " at " + ours(e));
        }
    }

    /** Where in the server it came from, as deep as it takes to know. */
    private static String ours(Exception thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(at -> at.getClassName().startsWith("org.dragoman"))
                .limit(4)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private void step() throws JournalFailed, JournalDamaged {
        long beforeMs = nowMs;
        nowMs += dice.between(0, 4000);
        server.sound(beforeMs, nowMs, wrong);
        if (dice.percent(1)) {
            crash();
            return;
        }
        ask();
        if (dice.percent(70)) {
            server.record(wrong);
            crowd.look(server.session().position());
        }
        if (dice.percent(20)) {
            server.alive(nowMs);
        }
    }

    private void ask() {
        var asked = crowd.next(server.session(), nowMs);
        remember(asked);
        var decision = server.ask(asked, wrong);
        remember(decision);
        switch (decision) {
            case Decision.Agreed(var events) -> {
                tally.agreed++;
                events.forEach(tally::happened);
            }
            case Decision.Refused _ -> tally.refused++;
        }
    }

    private void crash() throws JournalFailed, JournalDamaged {
        tally.crashes++;
        // The wall clock of the next start may be anywhere, even before.
        nowMs += dice.percent(10) ? -dice.between(0, 3_600_000) : dice.between(0, 3_600_000);
        remember("the server crashes and comes back");
        server.crash(nowMs, wrong);
    }

    private void remember(Object what) {
        lately.addLast(what);
        if (lately.size() > REMEMBERED) {
            lately.removeFirst();
        }
    }
}
