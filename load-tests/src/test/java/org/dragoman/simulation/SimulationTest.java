package org.dragoman.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Floor;
import org.dragoman.session.state.ListOfSpeakers;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The rules hold whatever is asked; and rules that are broken on purpose are found out. */
class SimulationTest {
    private static final int STEPS = 300;

    @Test
    void nothing_breaks_the_rules_in_1_000_days() throws Exception {
        var simulation = new Simulation(Core::of, STEPS, Scenario.DAY).play(1, 1000);
        assertThat(simulation.violations()).isEmpty();
        assertThat(simulation.tally().commands()).isGreaterThan(290_000);
        assertThat(simulation.tally().agreed).isGreaterThan(100_000);
        assertThat(simulation.tally().crashes).isGreaterThan(2000);
    }

    @Test
    void nothing_breaks_while_two_moderators_race() throws Exception {
        var simulation = new Simulation(Core::of, STEPS, Scenario.RACE).play(1, 500);
        assertThat(simulation.violations()).isEmpty();
        assertThat(simulation.tally().agreed).isGreaterThan(37_000);
    }

    @Test
    void nothing_breaks_while_desks_hand_over_and_anybody_vanishes_on_the_way() throws Exception {
        var simulation = new Simulation(Core::of, STEPS, Scenario.HANDOVER).play(1, 350);
        assertThat(simulation.violations()).isEmpty();
        assertThat(simulation.tally().handedOver).isGreaterThan(1500);
        assertThat(simulation.tally().handoversEnded).isGreaterThan(1500);
    }

    @Test
    void a_handover_that_leaves_two_voices_is_found() throws Exception {
        found(
                Scenario.HANDOVER,
                "voices",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Session evolve(Session session, Fact fact) {
                                return fact.event() instanceof Event.HandedOver over
                                        ? super.evolve(session, opened(fact, over))
                                        : super.evolve(session, fact);
                            }
                        });
    }

    private static Fact opened(Fact fact, Event.HandedOver over) {
        return new Fact(
                fact.position(),
                fact.atMs(),
                fact.by(),
                fact.command(),
                new Event.WentOnAir(over.to(), over.output(), over.language(), over.epoch()));
    }

    @Test
    void a_handover_that_is_never_ended_is_found() throws Exception {
        found(
                Scenario.HANDOVER,
                "handover",
                deciding(
                        (decision, asked) ->
                                decision instanceof Decision.Agreed(var events)
                                        ? new Decision.Agreed(
                                                events.stream()
                                                        .filter(
                                                                e ->
                                                                        !(e
                                                                                instanceof
                                                                                Event
                                                                                        .HandoverEnded))
                                                        .toList())
                                        : decision));
    }

    @Test
    void a_channel_that_forgets_to_wait_is_found() throws Exception {
        found(
                Scenario.DAY,
                "sources",
                evolving((session, fact) -> fact.event() instanceof Event.HoldOver));
    }

    @Test
    void a_second_microphone_of_one_person_is_found_whichever_way_it_opened() throws Exception {
        found("A7: a second microphone", SimulationTest::whateverIsElsewhere);
    }

    /** Rules that do not know who is heard in another session. */
    private static Core whateverIsElsewhere(Setting setting) {
        return new Broken(setting) {
            @Override
            public Decision decide(Session session, Asked asked) {
                return super.decide(
                        session,
                        new Asked(asked.by(), asked.seenPosition(), asked.atMs(), asked.command()));
            }
        };
    }

    @Test
    void two_floors_at_once_are_found() throws Exception {
        found("A7: two floors", SimulationTest::whateverIsElsewhere);
    }

    @Test
    void a_microphone_that_stays_open_without_a_frame_is_found() throws Exception {
        found(
                "frames: ",
                deciding(
                        (decision, asked) ->
                                asked.command() instanceof Command.CloseFrameless
                                        ? Decision.agreed()
                                        : decision));
    }

    @Test
    void a_speech_that_goes_on_before_the_ruling_is_found() throws Exception {
        found(
                "ruling",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Decision decide(Session session, Asked asked) {
                                var decision = super.decide(session, asked);
                                return decision.equals(Decision.refused(Refusal.RULING_DUE, "turn"))
                                                && asked.command()
                                                        instanceof Command.ResumeSpeech(var turn)
                                        ? Decision.agreed(
                                                new Event.SpeechResumed(session.epoch() + 1, turn))
                                        : decision;
                            }
                        });
    }

    @Test
    void the_same_seed_plays_the_same_day() throws Exception {
        var once = new Simulation(Core::of, STEPS, Scenario.DAY).play(7, 1).tally();
        var again = new Simulation(Core::of, STEPS, Scenario.DAY).play(7, 1).tally();
        assertThat(again).usingRecursiveComparison().isEqualTo(once);
    }

    @Test
    void a_recovery_that_leaves_microphones_open_is_found() throws Exception {
        found("recovery", evolving((after, fact) -> fact.event() instanceof Event.Recovered));
    }

    @Test
    void a_session_that_closes_with_open_microphones_is_found() throws Exception {
        found(
                "I1 leases",
                deciding(
                        (decision, asked) ->
                                asked.command() instanceof Command.CloseSession
                                        ? only(decision, Event.SessionClosed.class)
                                        : decision));
    }

    @Test
    void two_voices_in_one_language_are_found() throws Exception {
        found(
                "voices",
                deciding(
                        (decision, asked) ->
                                asked.command() instanceof Command.GoOnAir
                                        ? only(decision, Event.WentOnAir.class)
                                        : decision));
    }

    @Test
    void an_epoch_used_twice_is_found() throws Exception {
        found(
                "epochs",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Session evolve(Session session, Fact fact) {
                                var after = super.evolve(session, fact);
                                return fact.event() instanceof Event.SpeechEnded
                                        ? with(
                                                after,
                                                after.floor(),
                                                after.booths(),
                                                session.epoch())
                                        : after;
                            }
                        });
    }

    @Test
    void a_list_that_forgets_its_order_is_found() throws Exception {
        found(
                "list",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Session evolve(Session session, Fact fact) {
                                var after = super.evolve(session, fact);
                                var floor = after.floor();
                                var turned =
                                        new Floor(
                                                floor.speeches(),
                                                reversed(floor.speakers()),
                                                floor.language(),
                                                floor.modes(),
                                                floor.procedure(),
                                                floor.spoken(),
                                                floor.undoable(),
                                                floor.requests(),
                                                floor.changedAt());
                                return fact.event() instanceof Event.TurnWithdrawn
                                        ? with(after, turned, after.booths(), after.epoch())
                                        : after;
                            }
                        });
    }

    @Test
    void a_clock_that_runs_through_a_crash_is_found() throws Exception {
        found(
                "clock",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Session evolve(Session session, Fact fact) {
                                return fact.event() instanceof Event.Recovered
                                        ? super.evolve(
                                                session,
                                                new Fact(
                                                        fact.position(),
                                                        fact.atMs(),
                                                        fact.by(),
                                                        fact.command(),
                                                        new Event.Recovered(fact.atMs())))
                                        : super.evolve(session, fact);
                            }
                        });
    }

    @Test
    void rights_that_nobody_checks_are_found() throws Exception {
        found(
                "rights",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Decision decide(Session session, Asked asked) {
                                var chair = setting.conference().participants().getFirst().id();
                                return asked.command() instanceof Command.Cough
                                        ? super.decide(session, asked)
                                        : super.decide(
                                                session,
                                                new Asked(
                                                        Optional.of(chair),
                                                        asked.seenPosition(),
                                                        asked.atMs(),
                                                        asked.command()));
                            }
                        });
    }

    @Test
    void versions_that_nobody_checks_are_found() throws Exception {
        found(
                "stale",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Decision decide(Session session, Asked asked) {
                                return super.decide(
                                        session,
                                        new Asked(asked.by(), 0, asked.atMs(), asked.command()));
                            }
                        });
    }

    @Test
    void versions_checked_too_strictly_are_found() throws Exception {
        found(
                "stale",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Decision decide(Session session, Asked asked) {
                                return asked.command() instanceof Command.GiveNext
                                                && asked.seenPosition() != session.position()
                                        ? Decision.refused(Refusal.STALE_VERSION, "")
                                        : super.decide(session, asked);
                            }
                        });
    }

    @Test
    void rules_that_throw_are_found() throws Exception {
        found(
                "thrown",
                deciding(
                        (decision, asked) -> {
                            if (asked.command() instanceof Command.TakeFloor) {
                                throw new IllegalStateException("on purpose");
                            }
                            return decision;
                        }));
    }

    @Test
    void a_state_that_a_replay_does_not_give_is_found() throws Exception {
        var told = new long[1];
        found(
                "replay",
                setting ->
                        new Broken(setting) {
                            @Override
                            public Session evolve(Session session, Fact fact) {
                                var after = super.evolve(session, fact);
                                return fact.event() instanceof Event.SessionOpened
                                        ? openedAt(after, told[0]++)
                                        : after;
                            }
                        });
    }

    @Test
    void the_command_tells_what_it_tried_and_ends_well() {
        var out = new StringWriter();
        int exit =
                new CommandLine(new SimulateCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(out))
                        .execute("--scenario", "day", "--seeds", "3", "--steps", "50");
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("scenario day: 3 seeds, 150 steps")
                .contains("0 violations");
    }

    @Test
    void the_command_tells_how_to_play_a_violation_again_and_ends_with_1() {
        var out = new StringWriter();
        var broken = deciding((decision, asked) -> Decision.agreed(new Event.SessionOpened()));
        int exit =
                new CommandLine(new SimulateCommand(broken))
                        .setOut(new PrintWriter(out))
                        .execute("--seed", "41", "--steps", "50");
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("seed 41, step ")
                .contains("again: ./dragoman simulate --scenario day --seed 41 --steps 50")
                .contains("1 violations");
    }

    private static void found(String what, Function<Setting, Core> broken) throws Exception {
        found(Scenario.DAY, what, broken);
    }

    private static void found(Scenario scenario, String what, Function<Setting, Core> broken)
            throws Exception {
        var simulation = new Simulation(broken, STEPS, scenario).play(1, 120);
        assertThat(simulation.violations())
                .anySatisfy(
                        v -> assertThat(v.wrong()).anySatisfy(w -> assertThat(w).contains(what)));
    }

    /** The rules, broken in one place. */
    private static class Broken implements Core {
        private final Core sound;

        Broken(Setting setting) {
            sound = Core.of(setting);
        }

        @Override
        public Decision decide(Session session, Asked asked) {
            return sound.decide(session, asked);
        }

        @Override
        public Session evolve(Session session, Fact fact) {
            return sound.evolve(session, fact);
        }
    }

    private static Function<Setting, Core> deciding(
            BiFunction<Decision, Asked, Decision> otherwise) {
        return setting ->
                new Broken(setting) {
                    @Override
                    public Decision decide(Session session, Asked asked) {
                        return otherwise.apply(super.decide(session, asked), asked);
                    }
                };
    }

    /** Facts for which floor and booths stay as they were. */
    private static Function<Setting, Core> evolving(
            java.util.function.BiPredicate<Session, Fact> forgotten) {
        return setting ->
                new Broken(setting) {
                    @Override
                    public Session evolve(Session session, Fact fact) {
                        var after = super.evolve(session, fact);
                        return forgotten.test(after, fact)
                                ? with(after, session.floor(), session.booths(), after.epoch())
                                : after;
                    }
                };
    }

    private static Decision only(Decision decision, Class<? extends Event> kind) {
        return decision instanceof Decision.Agreed(var events)
                ? new Decision.Agreed(
                        new ArrayList<Event>(events.stream().filter(kind::isInstance).toList()))
                : decision;
    }

    private static Session with(Session session, Floor floor, Booths booths, int epoch) {
        return new Session(
                session.phase(),
                session.item(),
                floor,
                booths,
                session.attendance(),
                session.texts(),
                session.runSheet(),
                session.position(),
                epoch,
                session.openedAtMs(),
                session.closedAtMs());
    }

    private static ListOfSpeakers reversed(ListOfSpeakers list) {
        return new ListOfSpeakers(
                list.turns().reversed(),
                list.item(),
                list.nextTurn(),
                list.closed(),
                list.closesAtMs(),
                list.swaps(),
                list.ordered());
    }

    private static Session openedAt(Session session, long atMs) {
        return new Session(
                session.phase(),
                session.item(),
                session.floor(),
                session.booths(),
                session.attendance(),
                session.texts(),
                session.runSheet(),
                session.position(),
                session.epoch(),
                OptionalLong.of(atMs),
                session.closedAtMs());
    }
}
