package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.LanguageTag;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Speech;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** One speaker at a time, called by the podium. */
class FloorTest {
    private static final Optional<LanguageTag> OWN = Optional.empty();

    @Test
    void the_podium_gives_the_floor_to_the_first_of_the_list() {
        givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN))
                .when(MODERATOR, new Command.GiveNext())
                .then(floorTo(1, AYGUN, AZ, 1));
    }

    @Test
    void the_podium_gives_the_floor_to_any_turn_of_the_list() {
        givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN))
                .when(CHAIR, new Command.GiveTurn(new TurnId(2), OWN))
                .then(floorTo(2, EMMA, EN, 1));
    }

    @Test
    void a_turn_may_be_delivered_in_another_language_than_was_listed() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(MODERATOR, new Command.GiveTurn(new TurnId(1), Optional.of(RU)))
                .then(floorTo(1, AYGUN, RU, 1));
    }

    @Test
    void the_floor_can_be_given_to_someone_who_never_asked() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(CHAIR, new Command.GiveFloor(OBSERVER, OWN))
                .then(floorTo(2, OBSERVER, FR, 1));
    }

    @Test
    void the_floor_given_to_someone_listed_uses_up_the_turn() {
        givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN))
                .when(CHAIR, new Command.GiveFloor(EMMA, OWN))
                .then(floorTo(2, EMMA, EN, 1));
    }

    @Test
    void who_has_not_said_delivers_in_the_first_language() {
        givenOpen().when(CHAIR, new Command.GiveFloor(NINA, OWN)).then(floorTo(1, NINA, AZ, 1));
    }

    @Test
    void whoever_is_given_the_floor_leaves_the_list() {
        var floor = givenOpen(listed(1, AYGUN, AZ)).and(floorTo(1, AYGUN, AZ, 1)).session().floor();
        assertThat(floor.list()).isEmpty();
        assertThat(floor.speech()).map(Speech::participant).contains(AYGUN);
    }

    @Test
    void a_new_speaker_ends_the_speech_before() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), listed(2, EMMA, EN))
                .when(MODERATOR, new Command.GiveNext())
                .then(new Event.SpeechEnded(End.PASSED), floorTo(2, EMMA, EN, 3));
    }

    @Test
    void giving_the_floor_to_who_has_it_changes_nothing() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(MODERATOR, new Command.GiveFloor(AYGUN, OWN))
                .thenNothing();
    }

    @Test
    void giving_the_floor_to_who_has_it_in_another_language_declares_that_language() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(MODERATOR, new Command.GiveFloor(AYGUN, Optional.of(RU)))
                .then(new Event.FloorLanguageDeclared(RU));
    }

    @Test
    void a_paused_speaker_can_be_given_the_floor_anew() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.SpeechPaused(End.PAUSED))
                .when(MODERATOR, new Command.GiveFloor(AYGUN, OWN))
                .then(new Event.SpeechEnded(End.PASSED), floorTo(2, AYGUN, AZ, 4));
    }

    @Test
    void a_speaker_who_asked_again_can_be_given_a_second_turn() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), listed(2, AYGUN, AZ))
                .when(MODERATOR, new Command.GiveFloor(AYGUN, OWN))
                .then(new Event.SpeechEnded(End.PASSED), floorTo(2, AYGUN, AZ, 3));
    }

    @Test
    void the_floor_is_not_given_to_who_is_not_in_the_conference() {
        givenOpen()
                .when(CHAIR, new Command.GiveFloor(STRANGER, OWN))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
    }

    @Test
    void the_floor_is_not_given_to_an_interpreter() {
        givenOpen()
                .when(CHAIR, new Command.GiveFloor(EN_1, OWN))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
    }

    @Test
    void the_floor_speaks_no_language_without_a_channel() {
        givenOpen()
                .when(CHAIR, new Command.GiveFloor(AYGUN, Optional.of(DE)))
                .thenRefused(Refusal.UNKNOWN_LANGUAGE, "language");
    }

    @Test
    void a_turn_that_is_not_listed_cannot_be_given() {
        givenOpen(listed(1, AYGUN, AZ))
                .when(CHAIR, new Command.GiveTurn(new TurnId(7), OWN))
                .thenRefused(Refusal.UNKNOWN_TURN, "turn");
    }

    @Test
    void there_is_no_next_on_an_empty_list() {
        givenOpen().when(CHAIR, new Command.GiveNext()).thenRefused(Refusal.LIST_EMPTY, "");
    }

    @Test
    void a_speaker_yields_the_floor() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(AYGUN, new Command.EndSpeech())
                .then(new Event.SpeechEnded(End.OWN));
    }

    @Test
    void an_observer_who_was_given_the_floor_yields_it_like_anybody() {
        givenOpen(floorTo(1, OBSERVER, FR, 1))
                .when(OBSERVER, new Command.EndSpeech())
                .then(new Event.SpeechEnded(End.OWN));
    }

    @Test
    void nobody_but_the_podium_ends_the_speech_of_another() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(EMMA, new Command.EndSpeech())
                .thenRefused(Refusal.FORBIDDEN, "");
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(SECRETARY, new Command.EndSpeech())
                .thenRefused(Refusal.FORBIDDEN, "");
    }

    @Test
    void a_moderator_ends_a_speech_in_due_course() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(MODERATOR, new Command.EndSpeech())
                .then(new Event.SpeechEnded(End.OWN));
    }

    @Test
    void a_moderator_takes_the_floor_away() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .when(MODERATOR, new Command.TakeFloor())
                .then(new Event.SpeechEnded(End.TAKEN));
    }

    @Test
    void taking_the_floor_from_nobody_changes_nothing() {
        givenOpen().when(MODERATOR, new Command.TakeFloor()).thenNothing();
    }

    @Test
    void there_is_no_speech_to_end_pause_or_resume_while_nobody_speaks() {
        for (Command command :
                new Command[] {
                    new Command.EndSpeech(), new Command.PauseSpeech(), new Command.ResumeSpeech()
                }) {
            givenOpen().when(CHAIR, command).thenRefused(Refusal.WRONG_STATE, "");
        }
    }

    @Test
    void a_pause_closes_the_microphone_and_keeps_the_floor() {
        var paused = givenOpen(floorTo(1, AYGUN, AZ, 1)).and(CHAIR, new Command.PauseSpeech());
        assertThat(paused.session().floor().speech()).map(Speech::participant).contains(AYGUN);
        assertThat(paused.patch().microphones()).isEmpty();
    }

    @Test
    void a_pause_of_a_paused_speech_changes_nothing() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.SpeechPaused(End.LOST))
                .when(CHAIR, new Command.PauseSpeech())
                .thenNothing();
    }

    @Test
    void a_paused_speech_resumes_under_a_new_epoch() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.SpeechPaused(End.PAUSED))
                .when(CHAIR, new Command.ResumeSpeech())
                .then(new Event.SpeechResumed(3));
    }

    @Test
    void resuming_a_running_speech_changes_nothing() {
        givenOpen(floorTo(1, AYGUN, AZ, 1)).when(CHAIR, new Command.ResumeSpeech()).thenNothing();
    }

    @Test
    void the_floor_speaks_the_language_of_whoever_has_it() {
        var floor = givenOpen(floorTo(1, FARID, FR, 1)).session().floor();
        assertThat(floor.language()).isEqualTo(FR);
    }

    @Test
    void the_floor_keeps_its_language_when_a_speech_ends() {
        var floor =
                givenOpen(floorTo(1, FARID, FR, 1), new Event.SpeechEnded(End.OWN))
                        .session()
                        .floor();
        assertThat(floor.language()).isEqualTo(FR);
    }

    @Test
    void a_speaker_who_changes_language_is_declared_so() {
        var declared =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .and(MODERATOR, new Command.DeclareFloorLanguage(RU));
        assertThat(declared.session().floor().language()).isEqualTo(RU);
        assertThat(declared.session().floor().speech()).map(Speech::language).contains(RU);
    }

    @Test
    void declaring_the_language_that_is_spoken_changes_nothing() {
        givenOpen(floorTo(1, FARID, FR, 1))
                .when(MODERATOR, new Command.DeclareFloorLanguage(FR))
                .thenNothing();
    }

    @Test
    void a_language_without_a_channel_cannot_be_declared() {
        givenOpen()
                .when(MODERATOR, new Command.DeclareFloorLanguage(DE))
                .thenRefused(Refusal.UNKNOWN_LANGUAGE, "language");
    }

    @Test
    void a_speech_has_the_time_of_the_item_taken_up() {
        givenOpen(new Event.ItemTakenUp(DISCUSSION))
                .when(CHAIR, new Command.GiveFloor(AYGUN, OWN))
                .then(
                        new Event.FloorGiven(
                                new TurnId(1), AYGUN, AZ, Optional.of(DISCUSSION), 300_000, 1));
    }

    @Test
    void an_item_taken_up_during_a_speech_leaves_its_time_alone() {
        var speech =
                givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.ItemTakenUp(DISCUSSION))
                        .session()
                        .floor()
                        .speech();
        assertThat(speech).map(Speech::limitMs).contains(0L);
    }
}
