package org.dragoman.session;

import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.LanguageTag;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Whoever picks, moves or opens must have seen the floor as it is; whoever closes need not. */
class StaleVersionTest {
    private static final Optional<LanguageTag> OWN = Optional.empty();

    @Test
    void of_two_moderators_who_give_the_floor_the_later_one_is_told_to_look_again() {
        var sitting = givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN));
        long seen = sitting.session().position();
        sitting.whenSeen(seen, MODERATOR, new Command.GiveNext()).then(floorTo(1, AYGUN, AZ, 1));
        sitting.and(MODERATOR, new Command.GiveNext())
                .whenSeen(seen, CHAIR, new Command.GiveNext())
                .thenRefused(Refusal.STALE_VERSION, "seen_position");
    }

    @Test
    void who_saw_the_last_change_is_not_stale() {
        var sitting = givenOpen(listed(1, AYGUN, AZ));
        sitting.whenSeen(sitting.session().position(), CHAIR, new Command.GiveNext())
                .then(floorTo(1, AYGUN, AZ, 1));
    }

    @Test
    void who_saw_nothing_skips_the_check() {
        givenOpen(listed(1, AYGUN, AZ))
                .whenSeen(0, CHAIR, new Command.GiveNext())
                .then(floorTo(1, AYGUN, AZ, 1));
    }

    @Test
    void what_happens_in_the_booths_makes_nobody_stale() {
        var sitting = givenOpen(listed(1, AYGUN, AZ));
        long seen = sitting.session().position();
        sitting.and(EN_1, new Command.GoOnAir(Output.A))
                .whenSeen(seen, CHAIR, new Command.GiveNext())
                .then(floorTo(1, AYGUN, AZ, 2));
    }

    @Test
    void whoever_picks_moves_or_opens_must_have_seen_the_floor_as_it_is() {
        var sitting =
                givenOpen(
                        listed(1, AYGUN, AZ),
                        listed(2, EMMA, EN),
                        floorTo(3, FARID, FR, 1),
                        new Event.SpeechPaused(End.LOST));
        for (Command command :
                List.of(
                        new Command.GiveNext(),
                        new Command.GiveTurn(new TurnId(1), OWN),
                        new Command.GiveFloor(NINA, OWN),
                        new Command.ResumeSpeech(),
                        new Command.MoveTurn(new TurnId(2), 1, ""))) {
            sitting.whenSeen(4, CHAIR, command).thenRefused(Refusal.STALE_VERSION, "seen_position");
        }
    }

    @Test
    void requests_that_come_in_meanwhile_make_no_choice_stale() {
        var sitting = givenOpen(listed(1, AYGUN, AZ));
        long seen = sitting.session().position();
        sitting.and(EMMA, new Command.RequestFloor(Optional.empty()))
                .whenSeen(seen, CHAIR, new Command.GiveNext())
                .then(floorTo(1, AYGUN, AZ, 1));
    }

    @Test
    void next_is_nobody_that_was_not_seen() {
        var sitting = givenOpen();
        long seen = sitting.session().position();
        sitting.and(EMMA, new Command.RequestFloor(Optional.empty()))
                .whenSeen(seen, CHAIR, new Command.GiveNext())
                .thenRefused(Refusal.STALE_VERSION, "seen_position");
    }

    @Test
    void taking_the_floor_is_never_stale() {
        givenOpen(listed(1, EMMA, EN), floorTo(2, AYGUN, AZ, 1))
                .whenSeen(1, CHAIR, new Command.TakeFloor())
                .then(new Event.SpeechEnded(End.TAKEN));
    }

    @Test
    void a_pause_is_never_stale() {
        givenOpen(floorTo(1, AYGUN, AZ, 1))
                .whenSeen(1, CHAIR, new Command.PauseSpeech())
                .then(new Event.SpeechPaused(End.PAUSED));
    }

    @Test
    void a_speaker_who_yields_is_never_stale() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), listed(2, EMMA, EN))
                .whenSeen(1, AYGUN, new Command.EndSpeech())
                .then(new Event.SpeechEnded(End.OWN));
    }

    @Test
    void a_moderator_ends_the_speech_that_was_seen_whatever_the_list_does() {
        givenOpen(floorTo(1, AYGUN, AZ, 1), listed(2, EMMA, EN), listed(3, FARID, FR))
                .and(SECRETARY, new Command.MoveTurn(new TurnId(3), 1, ""))
                .whenSeen(2, MODERATOR, new Command.EndSpeech())
                .then(new Event.SpeechEnded(End.OWN));
    }

    @Test
    void a_moderator_does_not_end_a_speech_begun_since() {
        var sitting = givenOpen(floorTo(1, AYGUN, AZ, 1));
        long seen = sitting.session().position();
        sitting.and(CHAIR, new Command.GiveFloor(EMMA, OWN))
                .whenSeen(seen, MODERATOR, new Command.EndSpeech())
                .thenRefused(Refusal.STALE_VERSION, "seen_position");
    }

    @Test
    void a_stale_command_from_somebody_without_the_right_is_forbidden_first() {
        givenOpen(listed(1, AYGUN, AZ), listed(2, EMMA, EN))
                .whenSeen(1, EMMA, new Command.GiveNext())
                .thenRefused(Refusal.FORBIDDEN, "");
    }
}
