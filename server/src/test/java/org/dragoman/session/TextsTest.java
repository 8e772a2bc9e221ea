package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.WEST;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.rules.TextRules;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.DeliveryMark;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.HandedInTexts;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** Texts of speeches: handed in by the delegation, near for the booths, released to all at the end of the speech. */
class TextsTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Case hall() {
        return Case.openIn(Committee.setting());
    }

    private static Command text(ParticipantId whose, String words) {
        return text(whose, Optional.empty(), words);
    }

    private static Command text(ParticipantId whose, Optional<GroupId> group, String words) {
        return new Command.HandInText(
                Optional.of(whose), group, EN, "Statement", words, DeliveryMark.CHECK);
    }

    private static boolean reads(Case hall, ParticipantId who, Role role) {
        return new TextRules(hall.setting()).read(hall.session(), who, role, 1).isPresent();
    }

    private static List<ParticipantId> near(Case hall) {
        return new TextRules(hall.setting())
                .near(hall.session()).stream().map(HandedInTexts.Text::speaker).toList();
    }

    @Test
    void a_text_is_a_fact_and_another_takes_its_place_under_the_same_number() {
        var hall = hall().and(OLGA, text(EMMA, "one"), text(EMMA, "two"));
        assertThat(hall.facts().getLast().event())
                .isEqualTo(
                        new Event.TextHandedIn(
                                1,
                                EMMA,
                                Optional.empty(),
                                EN,
                                "Statement",
                                "two",
                                DeliveryMark.CHECK));
        assertThat(hall.session().texts().all()).hasSize(1);
        hall.when(EMMA, text(EMMA, "two")).thenNothing();
        hall.and(EMMA, text(EMMA, ""));
        assertThat(hall.session().texts().all()).isEmpty();
    }

    @Test
    void a_delegate_hands_in_for_the_own_delegation_and_a_secretary_for_anybody() {
        var hall = hall();
        hall.when(FARID, text(EMMA, "x")).thenRefused(Refusal.FORBIDDEN, "participant");
        hall.and(SECRETARY, text(EMMA, "x"));
        hall.when(SECRETARY, text(EN_1, "x"))
                .thenRefused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        hall.when(EMMA, text(EMMA, Optional.of(Committee.EAST), "x"))
                .thenRefused(Refusal.UNKNOWN_GROUP, "on_behalf_of");
        hall.when(EMMA, text(EMMA, "x".repeat(TextRules.TEXT_MAX + 1)))
                .thenRefused(Refusal.TOO_LONG, "text");
    }

    @Test
    void booths_get_it_so_many_speakers_ahead_as_the_file_says_and_nobody_else_before_the_end() {
        var hall = hall().and(OLGA, text(OLGA, "mine"));
        for (ParticipantId who : List.of(AYGUN, FARID, NINA, OLGA)) {
            hall.and(who, ASK);
        }
        assertThat(hall.setting().rules().customs().textsAhead()).isEqualTo(3);
        assertThat(near(hall)).isEmpty();
        assertThat(reads(hall, AZ_1, Role.INTERPRETER)).isFalse();
        hall.and(MODERATOR, new Command.GiveNext());
        assertThat(near(hall)).containsExactly(OLGA);
        assertThat(reads(hall, AZ_1, Role.INTERPRETER)).isTrue();
        assertThat(reads(hall, EMMA, Role.DELEGATE)).isTrue();
        assertThat(reads(hall, AYGUN, Role.DELEGATE)).isFalse();
        assertThat(reads(hall, PRESS, Role.PRESS)).isFalse();
        assertThat(reads(hall, SECRETARY, Role.SECRETARY)).isTrue();
    }

    @Test
    void it_is_released_to_all_at_the_end_of_that_speech_and_by_the_same_decision() {
        var hall = hall().and(EMMA, text(EMMA, "mine"), ASK).and(AYGUN, ASK);
        hall.and(MODERATOR, new Command.GiveNext());
        assertThat(reads(hall, PUBLIC, Role.PUBLIC)).isFalse();
        var end = hall.when(EMMA, new Command.EndSpeech());
        assertThat(end.events()).contains(new Event.TextReleased(1));
        hall.and(EMMA, new Command.EndSpeech());
        assertThat(reads(hall, PUBLIC, Role.PUBLIC)).isTrue();
        assertThat(near(hall)).isEmpty();
        hall.and(EMMA, text(EMMA, "another"));
        assertThat(hall.session().texts().all())
                .extracting(HandedInTexts.Text::number)
                .containsExactly(1, 2);
    }

    @Test
    void who_is_next_releases_the_text_of_who_spoke() {
        var hall = hall().and(EMMA, text(EMMA, "mine"), ASK).and(AYGUN, ASK);
        hall.and(MODERATOR, new Command.GiveNext(), new Command.GiveNext());
        assertThat(reads(hall, PRESS, Role.PRESS)).isTrue();
    }

    @Test
    void a_floor_that_was_lost_or_taken_releases_nothing() {
        var hall = hall().and(EMMA, text(EMMA, "mine"), ASK);
        hall.and(MODERATOR, new Command.GiveNext(), new Command.TakeFloor());
        assertThat(reads(hall, PRESS, Role.PRESS)).isFalse();
    }

    @Test
    void the_text_of_a_group_waits_for_the_statement_of_the_group() {
        var behalf =
                new Wish(
                        TurnKind.SPEECH,
                        Optional.of(WEST),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "");
        var hall = hall().and(EMMA, text(EMMA, Optional.of(WEST), "ours"), ASK);
        hall.and(MODERATOR, new Command.GiveNext(), new Command.EndSpeech());
        assertThat(reads(hall, PRESS, Role.PRESS)).isFalse();
        hall.and(EMMA, new Command.RequestFloor(Optional.empty(), behalf, Optional.empty()));
        assertThat(near(hall)).containsExactly(EMMA);
        hall.and(MODERATOR, new Command.GiveNext(), new Command.EndSpeech());
        assertThat(reads(hall, PRESS, Role.PRESS)).isTrue();
    }

    @Test
    void nobody_fills_the_journal_with_one_text() {
        var hall = hall();
        for (int i = 0; i < HandedInTexts.EDITIONS_MAX; i++) {
            hall.and(EMMA, text(EMMA, "edition " + i));
        }
        hall.when(EMMA, text(EMMA, "one more")).thenRefused(Refusal.LIMIT, "text");
    }
}
