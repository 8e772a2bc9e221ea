package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How microphones open: by being given, by themselves, by pushing, or for the podium alone. */
class ModesTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Case in(FloorMode mode, int open) {
        return Case.openIn(Committee.setting())
                .and(
                        MODERATOR,
                        new Command.SetFloorMode(mode, OptionalInt.of(open), OptionalInt.empty()));
    }

    private static List<ParticipantId> carried(Case hall) {
        return hall.patch().microphones().stream()
                .filter(m -> m.into().value() == 0)
                .map(Microphone::holder)
                .toList();
    }

    @Test
    void automatic_opens_for_whoever_asks_until_as_many_are_open_as_may_be() {
        var hall = in(FloorMode.AUTOMATIC, 2).and(AYGUN, ASK).and(EMMA, ASK).and(FARID, ASK);
        assertThat(carried(hall)).containsExactly(AYGUN, EMMA);
        assertThat(hall.order()).containsExactly(FARID);
        hall.and(AYGUN, new Command.EndSpeech());
        assertThat(carried(hall)).containsExactly(EMMA, FARID);
        assertThat(hall.order()).isEmpty();
    }

    @Test
    void several_open_microphones_each_have_an_epoch_of_their_own_and_the_same_channels() {
        var hall = in(FloorMode.AUTOMATIC, 2).and(AYGUN, ASK).and(EMMA, ASK);
        var open = hall.patch().microphones();
        assertThat(open.get(0).epoch()).isNotEqualTo(open.get(1).epoch());
        assertThat(open.get(0).carriedOn()).isEqualTo(open.get(1).carriedOn());
    }

    @Test
    void override_closes_the_longest_open_for_who_asks() {
        var hall = in(FloorMode.OVERRIDE, 2).and(AYGUN, ASK).and(EMMA, ASK).and(FARID, ASK);
        assertThat(carried(hall)).containsExactly(EMMA, FARID);
    }

    @Test
    void push_to_talk_is_open_while_the_key_is_held() {
        var hall = in(FloorMode.PUSH_TO_TALK, 1).and(AYGUN, new Command.PushToTalk(true));
        assertThat(carried(hall)).containsExactly(AYGUN);
        hall.when(EMMA, new Command.PushToTalk(true)).thenRefused(Refusal.MICROPHONES_OPEN, "");
        hall.and(AYGUN, new Command.PushToTalk(false));
        assertThat(carried(hall)).isEmpty();
    }

    @Test
    void a_key_that_is_lost_is_released() {
        var hall = in(FloorMode.PUSH_TO_TALK, 1).and(AYGUN, new Command.PushToTalk(true));
        hall.whenTheHouseReports(new Command.LoseMicrophone(AYGUN))
                .then(new Event.SpeechEnded(End.LOST));
    }

    @Test
    void the_podium_is_never_counted() {
        var hall = in(FloorMode.AUTOMATIC, 1).and(AYGUN, ASK).and(CHAIR, ASK);
        assertThat(carried(hall)).containsExactly(AYGUN, CHAIR);
    }

    @Test
    void chair_only_closes_everybody_else() {
        var hall = in(FloorMode.AUTOMATIC, 3).and(AYGUN, ASK).and(CHAIR, ASK);
        hall.and(
                MODERATOR,
                new Command.SetFloorMode(
                        FloorMode.CHAIR_ONLY, OptionalInt.empty(), OptionalInt.empty()));
        assertThat(carried(hall)).containsExactly(CHAIR);
        hall.when(MODERATOR, new Command.GiveFloor(EMMA, Optional.empty()))
                .thenRefused(Refusal.WRONG_MODE, "");
    }

    @Test
    void fewer_microphones_close_the_longest_open() {
        var hall = in(FloorMode.AUTOMATIC, 3).and(AYGUN, ASK).and(EMMA, ASK).and(FARID, ASK);
        hall.and(
                MODERATOR,
                new Command.SetFloorMode(
                        FloorMode.AUTOMATIC, OptionalInt.of(1), OptionalInt.empty()));
        assertThat(carried(hall)).containsExactly(FARID);
    }

    @Test
    void the_chairs_priority_pauses_everybody_and_gives_back_only_if_wanted() {
        var hall = in(FloorMode.AUTOMATIC, 2).and(AYGUN, ASK).and(EMMA, ASK);
        hall.laterMs(1000).and(CHAIR, new Command.ChairPriority(true, false));
        assertThat(carried(hall)).containsExactly(CHAIR);
        assertThat(hall.session().floor().speechOf(AYGUN).orElseThrow().usedMs()).isEqualTo(1000);
        hall.when(MODERATOR, new Command.ResumeSpeech(Optional.of(new TurnId(1))))
                .thenRefused(Refusal.WRONG_STATE, "");
        hall.and(CHAIR, new Command.ChairPriority(false, true));
        assertThat(carried(hall)).containsExactly(AYGUN, EMMA);
    }

    @Test
    void a_released_priority_leaves_the_others_paused() {
        var hall = in(FloorMode.AUTOMATIC, 2).and(AYGUN, ASK);
        hall.and(CHAIR, new Command.ChairPriority(true, false))
                .and(CHAIR, new Command.ChairPriority(false, false));
        assertThat(carried(hall)).isEmpty();
    }

    @Test
    void all_can_be_closed_at_once() {
        var hall = in(FloorMode.AUTOMATIC, 3).and(AYGUN, ASK).and(EMMA, ASK);
        hall.and(MODERATOR, new Command.TakeFloor(Optional.empty(), true));
        assertThat(carried(hall)).isEmpty();
    }

    @Test
    void nobody_is_given_a_second_floor_in_another_session() {
        var hall = Case.openIn(Committee.setting());
        var asked =
                new Asked(
                        Optional.of(MODERATOR),
                        0,
                        hall.nowMs(),
                        new Command.GiveFloor(AYGUN, Optional.empty()),
                        Set.of(AYGUN));
        assertThat(new Rules(hall.setting()).decide(hall.session(), asked))
                .isEqualTo(new Decision.Refused(Refusal.OTHER_FLOOR, "participant"));
    }

    @Test
    void a_waiting_turn_of_somebody_who_speaks_elsewhere_does_not_open_by_itself() {
        var hall = in(FloorMode.AUTOMATIC, 1);
        var asked = new Asked(Optional.of(AYGUN), 0, hall.nowMs(), ASK, Set.of(AYGUN));
        assertThat(new Rules(hall.setting()).decide(hall.session(), asked))
                .isInstanceOfSatisfying(
                        Decision.Agreed.class,
                        agreed ->
                                assertThat(agreed.events())
                                        .noneMatch(Event.FloorGiven.class::isInstance));
    }

    @Test
    void more_than_25_cannot_be_open() {
        Case.openIn(Committee.setting())
                .when(
                        MODERATOR,
                        new Command.SetFloorMode(
                                FloorMode.AUTOMATIC, OptionalInt.of(26), OptionalInt.empty()))
                .thenRefused(Refusal.OUT_OF_RANGE, "max_open");
    }
}
