package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.request;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.PointCategoryId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** A point of order goes in between: it suspends the speech with its clock, and needs a ruling. */
class PointOfOrderTest {
    private static final Command POINT = request(TurnKind.POINT_OF_ORDER);

    private static Case speaking() {
        return Case.openIn(Committee.setting())
                .and(MODERATOR, new Command.TakeUpItem(DISCUSSION))
                .and(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
    }

    @Test
    void it_stands_before_every_speech() {
        var hall =
                speaking().and(EMMA, new Command.RequestFloor(Optional.empty())).and(FARID, POINT);
        assertThat(hall.order()).containsExactly(FARID, EMMA);
    }

    @Test
    void those_of_the_first_category_come_first_and_then_as_they_asked() {
        var hall =
                speaking()
                        .and(EMMA, point(Committee.SOUND))
                        .and(FARID, point(Committee.SOUND))
                        .and(OLGA, point(Committee.RULES));
        assertThat(hall.order()).containsExactly(OLGA, EMMA, FARID);
    }

    private static Command point(PointCategoryId category) {
        var plain = Wish.of(TurnKind.POINT_OF_ORDER);
        return new Command.RequestFloor(
                Optional.empty(),
                new Wish(
                        plain.kind(),
                        plain.onBehalfOf(),
                        plain.item(),
                        plain.timeClass(),
                        Optional.of(category),
                        plain.motion(),
                        plain.about(),
                        plain.side(),
                        ""),
                Optional.empty());
    }

    @Test
    void it_suspends_the_speech_with_its_clock() {
        var hall =
                speaking()
                        .laterMs(108_000)
                        .and(FARID, POINT)
                        .and(MODERATOR, new Command.GiveNext());
        var speech = hall.session().floor().speechOf(AYGUN).orElseThrow();
        assertThat(hall.open()).containsExactly(FARID);
        assertThat(speech.suspendedBy())
                .contains(hall.session().floor().speech().orElseThrow().turn());
        assertThat(
                        hall.laterMs(60_000)
                                .session()
                                .floor()
                                .speechOf(AYGUN)
                                .orElseThrow()
                                .usedMs(hall.nowMs()))
                .isEqualTo(108_000);
        assertThat(hall.patch().microphones())
                .singleElement()
                .satisfies(m -> assertThat(m.holder()).isEqualTo(FARID));
    }

    @Test
    void the_speech_goes_on_only_after_a_ruling_with_the_time_that_was_left() {
        var hall =
                speaking()
                        .laterMs(108_000)
                        .and(FARID, POINT)
                        .and(MODERATOR, new Command.GiveNext());
        var point = hall.session().floor().speech().orElseThrow().turn();
        hall.laterMs(40_000).and(FARID, new Command.EndSpeech());
        hall.when(MODERATOR, new Command.ResumeSpeech()).thenRefused(Refusal.RULING_DUE, "turn");
        hall.when(MODERATOR, new Command.GiveFloor(EMMA, Optional.empty()))
                .thenRefused(Refusal.RULING_DUE, "turn");
        hall.and(CHAIR, new Command.Rule(point, Ruling.NOTED, "noted"))
                .and(MODERATOR, new Command.ResumeSpeech());
        assertThat(hall.open()).containsExactly(AYGUN);
        assertThat(hall.session().floor().speech().orElseThrow().usedMs(hall.nowMs()))
                .isEqualTo(108_000);
        assertThat(hall.session().floor().procedure().lastRuling().orElseThrow().ruling())
                .isEqualTo(Ruling.NOTED);
    }

    @Test
    void the_ruling_ends_it_if_it_still_goes_on() {
        var hall = speaking().and(FARID, POINT).and(MODERATOR, new Command.GiveNext());
        var point = hall.session().floor().speech().orElseThrow().turn();
        hall.and(CHAIR, new Command.Rule(point, Ruling.SUSTAINED, ""));
        assertThat(hall.open()).isEmpty();
        assertThat(hall.session().floor().speech().orElseThrow().participant()).isEqualTo(AYGUN);
    }

    @Test
    void it_has_its_own_time() {
        var hall = speaking().and(FARID, POINT).and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(120_000);
    }

    @Test
    void it_is_taken_while_the_list_is_closed() {
        var hall = speaking().and(MODERATOR, new Command.CloseList(0));
        hall.and(FARID, POINT);
        assertThat(hall.order()).containsExactly(FARID);
    }

    @Test
    void who_is_no_state_cannot_raise_one() {
        speaking().when(NINA, POINT).thenRefused(Refusal.FORBIDDEN, "kind");
    }

    @Test
    void it_cannot_be_dragged_behind_the_speeches() {
        var hall =
                speaking().and(FARID, POINT).and(EMMA, new Command.RequestFloor(Optional.empty()));
        hall.when(MODERATOR, new Command.MoveTurn(hall.turnOf(FARID), 2, ""))
                .thenRefused(Refusal.WRONG_STATE, "turn");
        hall.when(MODERATOR, new Command.MoveTurn(hall.turnOf(EMMA), 1, ""))
                .thenRefused(Refusal.OUT_OF_RANGE, "place");
    }
}
