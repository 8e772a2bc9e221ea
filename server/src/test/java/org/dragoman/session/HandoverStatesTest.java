package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.rules.Due;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every state that three desks of one language can come to, by everything they may press, by losing any of them at any
 * point, by pauses, sound and time. Walked to the end, not drawn by lot.
 */
class HandoverStatesTest {
    private static final List<ParticipantId> DESKS = List.of(EN_1, EN_2, AZ_1);
    private static final Setting SETTING = SmallHall.setting();
    private static final Map<State, Set<State>> GRAPH = new HashMap<>();
    private static final Map<State, Reached> PATHS = new HashMap<>();

    /** What matters of a session: who is on air where, and every handover, without times and epochs. */
    private record State(Set<List<Object>> onAir, Set<List<Object>> handovers) {
        static State of(Session session) {
            var onAir = new HashSet<List<Object>>();
            session.booths()
                    .onAir()
                    .forEach((who, air) -> onAir.add(List.of(who, air.language(), air.output())));
            var handovers = new HashSet<List<Object>>();
            for (Handover h : session.booths().handovers().underWay().values()) {
                handovers.add(
                        List.of(
                                h.language(),
                                h.from(),
                                h.to(),
                                h.stage(),
                                h.askedBy(),
                                h.minutes()));
            }
            return new State(onAir, handovers);
        }

        boolean isQuiet() {
            return handovers.isEmpty();
        }
    }

    /** A way to come to a state, to go on from. */
    private record Reached(Session session, long nowMs) {}

    @BeforeAll
    static void walk() {
        var rules = new Rules(SETTING);
        var open = Session.scheduled(SETTING).evolve(fact(0, 1, new Event.SessionOpened()));
        var first = new Reached(open, Case.TEN_O_CLOCK);
        var waiting = new ArrayDeque<>(List.of(first));
        GRAPH.put(State.of(open), new HashSet<>());
        PATHS.put(State.of(open), first);
        while (!waiting.isEmpty()) {
            var from = waiting.removeFirst();
            for (Asked asked : everything(from)) {
                var to = after(rules, from, asked);
                var state = State.of(to.session());
                GRAPH.computeIfAbsent(State.of(from.session()), s -> new HashSet<>()).add(state);
                check(to.session(), asked);
                if (!GRAPH.containsKey(state)) {
                    GRAPH.put(state, new HashSet<>());
                    PATHS.put(state, to);
                    waiting.addLast(to);
                }
            }
        }
    }

    private static List<Asked> everything(Reached from) {
        var all = new ArrayList<Asked>();
        for (ParticipantId who : DESKS) {
            Stream.of(Output.A, Output.B)
                    .flatMap(o -> Stream.of(new Command.GoOnAir(o), request(o, 0), request(o, 1)))
                    .forEach(command -> all.add(asked(from, who, command)));
            Stream.concat(
                            Stream.of(Optional.<ParticipantId>empty()),
                            DESKS.stream().map(Optional::of))
                    .flatMap(to -> Stream.of(offer(to, 0), offer(to, 1)))
                    .forEach(command -> all.add(asked(from, who, command)));
            Optional<ChannelNumber> any = Optional.empty();
            Stream.<Command>of(
                            new Command.GoOffAir(),
                            new Command.AnswerHandover(true, any),
                            new Command.AnswerHandover(false, any),
                            new Command.CancelHandover(any),
                            new Command.SwapHandover(any))
                    .forEach(command -> all.add(asked(from, who, command)));
            Stream.<Command>of(
                            new Command.LoseMicrophone(who),
                            new Command.NotePause(who),
                            new Command.HearArmed(who))
                    .forEach(command -> all.add(ofHouse(from.nowMs(), command)));
            all.add(asked(from, TECHNICIAN, new Command.TakeOffAir(who)));
        }
        long dueMs = new Due(SETTING).nextMs(from.session()).orElse(from.nowMs());
        all.add(ofHouse(Math.max(dueMs, from.nowMs()), new Command.Elapse()));
        return all;
    }

    private static Command request(Output output, int minutes) {
        return new Command.RequestHandover(output, minutes);
    }

    private static Command offer(Optional<ParticipantId> to, int minutes) {
        return new Command.OfferHandover(to, minutes);
    }

    private static Asked asked(Reached from, ParticipantId who, Command command) {
        return new Asked(Optional.of(who), 0, from.nowMs(), command);
    }

    private static Asked ofHouse(long nowMs, Command command) {
        return new Asked(Optional.empty(), 0, nowMs, command);
    }

    private static Reached after(Rules rules, Reached from, Asked asked) {
        Session session = from.session();
        if (rules.decide(session, asked) instanceof Decision.Agreed(var events)) {
            for (Event event : events) {
                session = session.evolve(fact(session.position(), asked.atMs(), event));
            }
        }
        return new Reached(session, asked.atMs());
    }

    private static Fact fact(long before, long atMs, Event event) {
        return new Fact(before + 1, atMs, Optional.empty(), Optional.empty(), event);
    }

    /** Zero or one has a language; while it is handed over exactly one; who is armed is heard nowhere. */
    private static void check(Session session, Asked asked) {
        var booths = session.booths();
        for (var language : List.of(EN, AZ)) {
            assertThat(booths.voices(language)).as("%s", asked).hasSizeLessThan(2);
        }
        for (Handover h : booths.handovers().underWay().values()) {
            assertThat(booths.voices(h.language())).as("%s", asked).containsExactly(h.from());
            if (h.isArmed()) {
                assertThat(booths.onAir()).as("%s", asked).doesNotContainKey(h.to().orElseThrow());
            }
        }
        var patch = Patch.of(SETTING, session);
        var live =
                patch.microphones().stream()
                        .filter(m -> !m.muted())
                        .map(Microphone::holder)
                        .toList();
        assertThat(live).as("%s", asked).doesNotHaveDuplicates();
        assertThat(live).as("%s", asked).containsAll(booths.onAir().keySet());
    }

    @Test
    void every_stage_of_a_handover_is_among_the_states() {
        for (Handover.Stage stage : Handover.Stage.values()) {
            assertThat(GRAPH.keySet())
                    .anyMatch(s -> s.handovers().stream().anyMatch(h -> h.contains(stage)));
        }
        assertThat(GRAPH).hasSizeGreaterThan(200);
    }

    @Test
    void from_every_state_time_alone_leads_to_rest() {
        var rules = new Rules(SETTING);
        assertThat(PATHS.values()).allMatch(reached -> restAfter(reached, rules));
    }

    /** Rest is near: from every state one press or one loss brings it about, however it came to it. */
    @Test
    void no_state_is_a_dead_end() {
        var ends =
                GRAPH.entrySet().stream()
                        .filter(e -> !e.getKey().isQuiet())
                        .filter(e -> e.getValue().stream().noneMatch(State::isQuiet))
                        .filter(e -> e.getKey().handovers().size() == 1)
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(ends).isEmpty();
    }

    @Test
    void every_handover_can_still_come_about() {
        var done =
                GRAPH.entrySet().stream()
                        .filter(e -> hasStage(e.getKey(), Handover.Stage.ARMED))
                        .filter(e -> e.getValue().stream().anyMatch(to -> passed(e.getKey(), to)))
                        .count();
        var armed = GRAPH.keySet().stream().filter(s -> hasStage(s, Handover.Stage.ARMED)).count();
        assertThat(armed).isPositive();
        assertThat(done).isEqualTo(armed);
    }

    private static boolean hasStage(State state, Handover.Stage stage) {
        return state.handovers().stream().anyMatch(h -> h.contains(stage));
    }

    /** Who was armed is on air in the language. */
    private static boolean passed(State before, State after) {
        return before.handovers().stream()
                .filter(h -> h.contains(Handover.Stage.ARMED))
                .anyMatch(
                        h ->
                                after.onAir().stream()
                                        .anyMatch(
                                                air ->
                                                        air.get(1).equals(h.get(0))
                                                                && Optional.of(air.get(0))
                                                                        .equals(h.get(2))));
    }

    private static boolean restAfter(Reached from, Rules rules) {
        Reached now = from;
        for (int i = 0; i < 10 && !State.of(now.session()).isQuiet(); i++) {
            long dueMs = new Due(SETTING).nextMs(now.session()).orElse(now.nowMs());
            now = after(rules, now, ofHouse(Math.max(dueMs, now.nowMs()), new Command.Elapse()));
        }
        return State.of(now.session()).isQuiet();
    }
}
