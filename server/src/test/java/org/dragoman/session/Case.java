package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Given these events, when that command comes, then those events follow, or a refusal. Values only: the real rules, and a
 * clock turned by hand.
 */
public final class Case {
    static final long TEN_O_CLOCK = 1_363_600_800_000L;

    private final Setting setting;
    private final Rules rules;
    private final List<Fact> facts = new ArrayList<>();
    private Session session;
    private long nowMs = TEN_O_CLOCK;

    private Case(Setting setting) {
        this.setting = setting;
        this.rules = new Rules(setting);
        this.session = Session.scheduled(setting);
    }

    /** In another hall than the small one, an open session in which nothing has happened. */
    static Case openIn(Setting setting) {
        return new Case(setting).and(new Event.SessionOpened());
    }

    /** In another hall, before the session. */
    static Case in(Setting setting) {
        return new Case(setting);
    }

    static Case given(Event... events) {
        return new Case(SmallHall.setting()).and(events);
    }

    /** An open session in which this has happened. */
    static Case givenOpen(Event... events) {
        return given(new Event.SessionOpened()).and(events);
    }

    static Event listed(int turn, ParticipantId who, LanguageTag language) {
        return new Event.TurnListed(new TurnId(turn), who, language);
    }

    /** The floor given without a limit of time. */
    static Event floorTo(int turn, ParticipantId who, LanguageTag language, int epoch) {
        return new Event.FloorGiven(new TurnId(turn), who, language, Optional.empty(), 0, epoch);
    }

    static Event onAir(ParticipantId who, Output output, LanguageTag language, int epoch) {
        return new Event.WentOnAir(who, output, language, epoch);
    }

    /** The house caused these. */
    Case and(Event... events) {
        for (Event event : events) {
            take(Optional.empty(), event);
        }
        return this;
    }

    /** These were asked for, and agreed to. */
    Case and(ParticipantId by, Command... commands) {
        for (Command command : commands) {
            var outcome = when(by, command);
            assertThat(outcome.decision()).isInstanceOf(Decision.Agreed.class);
            outcome.events().forEach(event -> take(Optional.of(by), event));
        }
        return this;
    }

    private void take(Optional<ParticipantId> by, Event event) {
        var fact = new Fact(session.position() + 1, nowMs, by, Optional.empty(), event);
        facts.add(fact);
        session = session.evolve(fact);
    }

    Case laterMs(long ms) {
        nowMs += ms;
        return this;
    }

    Outcome when(ParticipantId by, Command command) {
        return whenSeen(0, by, command);
    }

    /** The sender saw the session as it was at that position. */
    Outcome whenSeen(long position, ParticipantId by, Command command) {
        return decided(new Asked(Optional.of(by), position, nowMs, command));
    }

    /** The instant is there at which something was to happen. */
    Case elapsed() {
        var outcome = whenTheHouseReports(new Command.Elapse());
        outcome.events().forEach(event -> take(Optional.empty(), event));
        return this;
    }

    /** Who waits, in the order of service. */
    List<ParticipantId> order() {
        return session.floor().list().stream().map(Turn::participant).toList();
    }

    /** Whose microphones of the floor are open, the oldest first. */
    List<ParticipantId> open() {
        return session.floor().speeches().stream()
                .filter(Speech::isOpen)
                .map(Speech::participant)
                .toList();
    }

    /** The turn of somebody on the list. */
    TurnId turnOf(ParticipantId who) {
        return session.floor().turnOf(who).orElseThrow().id();
    }

    Outcome whenTheHouseReports(Command command) {
        return decided(new Asked(Optional.empty(), 0, nowMs, command));
    }

    private Outcome decided(Asked asked) {
        return new Outcome(rules.decide(session, asked));
    }

    Session session() {
        return session;
    }

    Patch patch() {
        return Patch.of(setting, session);
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    long nowMs() {
        return nowMs;
    }

    Setting setting() {
        return setting;
    }

    /** What the rules said. */
    record Outcome(Decision decision) {
        void then(Event... events) {
            assertThat(decision).isEqualTo(new Decision.Agreed(Arrays.asList(events)));
        }

        /** All was so already. */
        void thenNothing() {
            then();
        }

        void thenRefused(Refusal code, String field) {
            assertThat(decision).isEqualTo(new Decision.Refused(code, field));
        }

        /** Somebody has what was asked for. */
        void thenRefused(Refusal code, String field, ParticipantId holder) {
            assertThat(decision).isEqualTo(new Decision.Refused(code, field, Optional.of(holder)));
        }

        List<Event> events() {
            return decision instanceof Decision.Agreed(var events) ? events : List.of();
        }
    }
}
