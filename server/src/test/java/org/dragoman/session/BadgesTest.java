package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.*;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalInt;

/** Who is removed, who has another role, and what becomes of their microphone and their turn. */
class BadgesTest {
    private static final String WHY = "by order of the chair";
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Command remove(ParticipantId who) {
        return new Command.RemoveParticipant(who, WHY);
    }

    private static Command role(ParticipantId who, Role role) {
        return new Command.ChangeRole(who, role);
    }

    private static Command give(ParticipantId who) {
        return new Command.GiveFloor(who, Optional.empty());
    }

    @Test
    void whoever_is_removed_loses_the_floor_first_and_then_the_badge() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(MODERATOR, remove(AYGUN))
                .then(new Event.SpeechEnded(End.REMOVED), new Event.ParticipantRemoved(AYGUN, WHY));
    }

    @Test
    void whoever_is_removed_goes_off_air() {
        givenOpen(onAir(AZ_1, Output.A, AZ, 1))
                .when(TECHNICIAN, remove(AZ_1))
                .then(
                        new Event.WentOffAir(AZ_1, End.REMOVED),
                        new Event.ParticipantRemoved(AZ_1, WHY));
    }

    @Test
    void whoever_is_removed_waits_no_more_and_is_no_longer_in_the_hall() {
        var hall =
                givenOpen()
                        .and(AYGUN, ASK, new Command.CheckIn(Optional.empty(), true))
                        .and(EMMA, ASK)
                        .and(MODERATOR, remove(AYGUN));
        assertThat(hall.order()).containsExactly(EMMA);
        assertThat(hall.session().attendance().present()).isEmpty();
    }

    @Test
    void whoever_is_removed_asks_in_vain_and_is_given_nothing() {
        var hall = givenOpen().and(MODERATOR, remove(AYGUN));
        hall.when(AYGUN, ASK).thenRefused(Refusal.FORBIDDEN, "");
        hall.when(MODERATOR, give(AYGUN)).thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.when(SECRETARY, new Command.RequestFloor(Optional.of(AYGUN)))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
    }

    @Test
    void whoever_is_readmitted_is_as_before() {
        var hall =
                givenOpen()
                        .and(MODERATOR, remove(AYGUN), new Command.ReadmitParticipant(AYGUN))
                        .and(AYGUN, ASK);
        assertThat(hall.order()).containsExactly(AYGUN);
    }

    @Test
    void what_was_done_before_a_removal_cannot_be_undone_so_that_nobody_comes_back_by_it() {
        var hall =
                givenOpen()
                        .and(AYGUN, ASK)
                        .and(EMMA, ASK)
                        .and(SECRETARY, new Command.MoveTurn(new TurnId(2), 1, ""));
        long position = hall.session().floor().undoable().orElseThrow().position();
        hall.and(MODERATOR, remove(AYGUN))
                .when(SECRETARY, new Command.Undo(position))
                .thenRefused(Refusal.NOTHING_TO_UNDO, "position");
    }

    @Test
    void the_last_speaker_is_not_listed_again_once_removed() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .and(AYGUN, new Command.EndSpeech())
                .and(MODERATOR, remove(AYGUN))
                .when(MODERATOR, new Command.ListAgain())
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "");
    }

    @Test
    void where_microphones_open_by_themselves_the_next_one_opens() {
        var hall =
                givenOpen()
                        .and(
                                MODERATOR,
                                new Command.SetFloorMode(
                                        FloorMode.AUTOMATIC,
                                        OptionalInt.of(1),
                                        OptionalInt.empty()))
                        .and(AYGUN, ASK)
                        .and(EMMA, ASK)
                        .and(MODERATOR, remove(AYGUN));
        assertThat(hall.open()).containsExactly(EMMA);
    }

    @Test
    void nobody_removes_themselves_or_who_stands_above_them() {
        var hall = givenOpen();
        hall.when(MODERATOR, remove(MODERATOR)).thenRefused(Refusal.FORBIDDEN, "participant");
        hall.when(MODERATOR, remove(CHAIR)).thenRefused(Refusal.FORBIDDEN, "participant");
        hall.when(TECHNICIAN, remove(MODERATOR)).thenRefused(Refusal.FORBIDDEN, "participant");
        hall.when(SECRETARY, remove(AYGUN)).thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void a_removal_has_a_reason() {
        givenOpen()
                .when(MODERATOR, new Command.RemoveParticipant(AYGUN, " "))
                .thenRefused(Refusal.REQUIRED, "reason");
    }

    @Test
    void another_role_ends_the_speech_even_where_the_new_role_may_speak() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(CHAIR, role(AYGUN, Role.OBSERVER))
                .then(new Event.SpeechEnded(End.ROLE), new Event.RoleChanged(AYGUN, Role.OBSERVER));
    }

    @Test
    void a_turn_stays_where_the_new_role_may_speak_and_goes_where_it_may_not() {
        var hall = givenOpen().and(AYGUN, ASK).and(EMMA, ASK);
        hall.and(MODERATOR, role(AYGUN, Role.OBSERVER));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA);
        hall.and(MODERATOR, role(AYGUN, Role.PRESS));
        assertThat(hall.order()).containsExactly(EMMA);
    }

    @Test
    void a_new_role_brings_its_rights_and_takes_those_of_the_old() {
        var hall = givenOpen().and(EMMA, ASK).and(MODERATOR, role(AYGUN, Role.MODERATOR));
        hall.and(AYGUN, new Command.GiveNext());
        assertThat(hall.open()).containsExactly(EMMA);
        hall.and(CHAIR, role(MODERATOR, Role.DELEGATE));
        hall.when(MODERATOR, new Command.TakeFloor()).thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void only_a_chair_makes_a_chair_and_nobody_interprets_without_a_desk() {
        var hall = givenOpen();
        hall.when(MODERATOR, role(AYGUN, Role.CHAIR)).thenRefused(Refusal.FORBIDDEN, "role");
        hall.when(MODERATOR, role(AYGUN, Role.INTERPRETER))
                .thenRefused(Refusal.OUT_OF_RANGE, "role");
        hall.and(MODERATOR, role(AZ_1, Role.DELEGATE), role(AZ_1, Role.INTERPRETER))
                .when(AZ_1, new Command.GoOnAir(Output.A))
                .then(new Event.WentOnAir(AZ_1, Output.A, AZ, 1));
    }

    @Test
    void a_role_lasts_through_a_removal() {
        var hall =
                givenOpen()
                        .and(
                                MODERATOR,
                                role(AYGUN, Role.OBSERVER),
                                remove(AYGUN),
                                new Command.ReadmitParticipant(AYGUN));
        hall.when(AYGUN, ASK).thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void the_speaker_is_warned_and_nothing_changes() {
        var hall = givenOpen(floorTo(1, AYGUN, AZ, 1));
        var before = hall.session().floor();
        hall.and(MODERATOR, new Command.WarnSpeaker(Optional.empty()));
        assertThat(hall.session().floor()).isEqualTo(before);
        givenOpen()
                .when(MODERATOR, new Command.WarnSpeaker(Optional.empty()))
                .thenRefused(Refusal.WRONG_STATE, "");
    }
}
