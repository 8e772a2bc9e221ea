package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.AZ_1;
import static org.dragoman.session.SmallHall.AZ_2;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.EN_1;
import static org.dragoman.session.SmallHall.EN_2;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionId;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.rules.Outcome;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** Two sessions that go on side by side with the same people: nobody has an open microphone in both. */
class NobodyInTwoPlacesTest {
    private static final Command ACCEPT = new Command.AnswerHandover(true, Optional.empty());

    private final FloorHolders holders = new FloorHolders();
    private final Place here = new Place("here");
    private final Place there = new Place("there");
    private long nowMs = 1_363_600_800_000L;

    /** One of the two sessions. */
    private final class Place {
        private final SessionId id;
        private final Setting setting = SmallHall.setting();
        private final Rules rules = new Rules(setting);
        private Settled now = Settled.of(setting, Session.scheduled(setting));

        Place(String name) {
            this.id = new SessionId(name);
        }

        Optional<Refusal> ask(ParticipantId by, Command command) {
            return ask(Optional.of(by), command);
        }

        Optional<Refusal> ask(Optional<ParticipantId> by, Command command) {
            var outcome =
                    holders.decide(
                            id,
                            elsewhere ->
                                    rules.settle(now, new Asked(by, 0, nowMs, command, elsewhere)),
                            done -> after(done).session());
            now = after(outcome);
            return outcome instanceof Outcome.Refused(var why)
                    ? Optional.of(why.code())
                    : Optional.empty();
        }

        private Settled after(Outcome outcome) {
            return outcome instanceof Outcome.Agreed(var _, var then) ? then : now;
        }

        /** Whose microphone is open, or has a lease that would open by a swap. */
        Set<ParticipantId> open() {
            var who = new HashSet<ParticipantId>();
            now.session().floor().speeches().stream()
                    .filter(Speech::isOpen)
                    .map(Speech::participant)
                    .forEach(who::add);
            who.addAll(now.session().booths().onAir().keySet());
            now.patch().microphones().forEach(m -> who.add(m.holder()));
            return who;
        }
    }

    private void bothOpen() {
        here.ask(CHAIR, new Command.OpenSession());
        there.ask(CHAIR, new Command.OpenSession());
    }

    @Test
    void who_accepted_a_handover_and_went_on_air_in_another_session_is_not_armed_when_it_is_due() {
        bothOpen();
        here.ask(EN_1, new Command.GoOnAir(Output.A));
        here.ask(EN_1, new Command.OfferHandover(Optional.of(EN_2), 1));
        assertThat(here.ask(EN_2, ACCEPT)).isEmpty();
        assertThat(there.ask(EN_2, new Command.GoOnAir(Output.A))).isEmpty();
        nowMs += 60_000;
        here.ask(Optional.empty(), new Command.Elapse());
        assertThat(here.open()).containsExactly(EN_1);
        assertThat(there.open()).containsExactly(EN_2);
        assertThat(here.now.session().booths().handovers().underWay()).isEmpty();
    }

    @Test
    void who_is_armed_in_one_session_does_not_go_on_air_in_another() {
        bothOpen();
        here.ask(EN_1, new Command.GoOnAir(Output.A));
        here.ask(EN_1, new Command.OfferHandover(Optional.of(EN_2), 0));
        here.ask(EN_2, ACCEPT);
        assertThat(there.ask(EN_2, new Command.GoOnAir(Output.A))).contains(Refusal.OTHER_FLOOR);
        here.ask(EN_2, new Command.CancelHandover(Optional.empty()));
        assertThat(there.ask(EN_2, new Command.GoOnAir(Output.A))).isEmpty();
    }

    @Test
    void whatever_is_pressed_in_whatever_order_nobody_has_two_open_microphones() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            bothOpen();
            for (int step = 0; step < 60; step++) {
                var place = random.nextBoolean() ? here : there;
                press(place, random);
                var both = new HashSet<>(here.open());
                both.retainAll(there.open());
                assertThat(both).as("seed %d, step %d", seed, step).isEmpty();
            }
            here.ask(CHAIR, new Command.CloseSession());
            there.ask(CHAIR, new Command.CloseSession());
        }
    }

    private void press(Place place, Random random) {
        var desks = List.of(AZ_1, AZ_2, EN_1, EN_2);
        var desk = desks.get(random.nextInt(desks.size()));
        var delegate = random.nextBoolean() ? AYGUN : EMMA;
        switch (random.nextInt(14)) {
            case 0 -> place.ask(desk, new Command.GoOnAir(Output.A));
            case 1 -> place.ask(desk, new Command.GoOffAir());
            case 2 ->
                    place.ask(desk, new Command.OfferHandover(Optional.empty(), random.nextInt(2)));
            case 3 -> place.ask(desk, new Command.RequestHandover(Output.A, random.nextInt(2)));
            case 4, 5 -> place.ask(desk, ACCEPT);
            case 6 -> place.ask(desk, new Command.SwapHandover(Optional.empty()));
            case 7 -> place.ask(Optional.empty(), new Command.HearArmed(desk));
            case 8 -> place.ask(Optional.empty(), new Command.LoseMicrophone(desk));
            case 9 -> {
                nowMs += 30_000L * random.nextInt(3);
                place.ask(Optional.empty(), new Command.Elapse());
            }
            case 10 -> place.ask(MODERATOR, new Command.GiveFloor(delegate, Optional.empty()));
            case 11 ->
                    place.ask(
                            MODERATOR,
                            random.nextBoolean()
                                    ? new Command.PauseSpeech()
                                    : new Command.ResumeSpeech());
            case 12 ->
                    place.ask(
                            random.nextBoolean() ? CHAIR : MODERATOR,
                            new Command.ChairPriority(random.nextBoolean(), random.nextBoolean()));
            default ->
                    place.ask(
                            MODERATOR,
                            new Command.SetFloorMode(
                                    random.nextBoolean()
                                            ? FloorMode.AUTOMATIC
                                            : FloorMode.MODERATED,
                                    OptionalInt.of(2),
                                    OptionalInt.empty()));
        }
    }
}
