package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.BakuHall.*;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.onAir;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What desks hear: the floor where they take its language, else relay from a pivot; what was chosen by hand wins. */
class RelayTest {
    private static final Command AUTOMATIC = new Command.ChooseIncoming(Optional.empty());

    @Test
    void a_desk_that_takes_the_floors_language_hears_the_floor() {
        var hall = speaking(EN).and(onAir(FR_1, Output.A, FR, 2));
        assertThat(heard(hall, FR_1)).isEqualTo(ChannelNumber.FLOOR);
        assertThat(carried(hall, FR).depth()).isEqualTo(1);
        assertThat(carried(hall, FR).relayedFrom()).isEmpty();
    }

    @Test
    void a_desk_that_does_not_takes_relay_from_its_pivot_as_soon_as_that_is_served() {
        var hall = speaking(AZ).and(onAir(FR_1, Output.A, FR, 2));
        assertThat(heard(hall, FR_1)).isEqualTo(ChannelNumber.FLOOR);
        hall.and(onAir(AZ_1, Output.B, EN, 3));
        assertThat(heard(hall, FR_1)).isEqualTo(channel(hall, EN));
        assertThat(carried(hall, EN).depth()).isEqualTo(1);
        assertThat(carried(hall, FR).depth()).isEqualTo(2);
        assertThat(carried(hall, FR).relayedFrom()).contains(EN);
    }

    @Test
    void a_desk_off_air_already_hears_what_it_would_need() {
        var hall = speaking(AZ).and(onAir(AZ_1, Output.B, EN, 2));
        assertThat(heard(hall, FR_2)).isEqualTo(channel(hall, EN));
        assertThat(heard(hall, RU_1)).isEqualTo(ChannelNumber.FLOOR);
    }

    @Test
    void partners_who_take_other_languages_hear_other_things() {
        var hall = speaking(RU).and(onAir(EN_1, Output.A, EN, 2));
        assertThat(heard(hall, FR_2)).isEqualTo(ChannelNumber.FLOOR);
        assertThat(heard(hall, FR_1)).isEqualTo(channel(hall, EN));
    }

    @Test
    void the_relay_jam_is_solved_in_one_step_when_the_floor_changes_to_the_pivot() {
        var hall =
                speaking(AZ)
                        .and(
                                onAir(AZ_1, Output.B, EN, 2),
                                onAir(FR_1, Output.A, FR, 3),
                                onAir(AR_1, Output.A, AR, 4));
        int before = hall.session().epoch();
        hall.and(new Event.FloorLanguageDeclared(EN));
        assertThat(hall.session().epoch()).isEqualTo(before + 1);
        assertThat(carried(hall, EN).source()).isEqualTo(Carried.Source.FLOOR);
        assertThat(carried(hall, EN).draining()).containsExactly(AZ_1);
        assertThat(carried(hall, FR).depth()).isEqualTo(1);
        assertThat(carried(hall, AR).depth()).isEqualTo(1);
        assertThat(carried(hall, FR).relayedFrom()).isEmpty();
    }

    @Test
    void who_depended_on_the_relay_hears_its_last_words_and_then_the_floor() {
        var hall = speaking(AZ).and(onAir(AZ_1, Output.B, EN, 2), onAir(FR_1, Output.A, FR, 3));
        hall.and(new Event.FloorLanguageDeclared(EN));
        assertThat(heard(hall, FR_1)).isEqualTo(channel(hall, EN));
        hall.laterMs(4000).elapsed();
        assertThat(hall.session().booths().onAir()).doesNotContainKey(AZ_1);
        assertThat(heard(hall, FR_1)).isEqualTo(ChannelNumber.FLOOR);
    }

    @Test
    void who_did_not_depend_on_it_hears_the_floor_at_once() {
        var hall = speaking(AZ).and(onAir(AZ_1, Output.B, EN, 2), onAir(RU_1, Output.A, RU, 3));
        hall.and(new Event.FloorLanguageDeclared(EN));
        assertThat(heard(hall, RU_1)).isEqualTo(ChannelNumber.FLOOR);
    }

    @Test
    void the_languages_own_booth_stays_at_its_desk_after_its_last_words() {
        var hall = speaking(AZ).and(onAir(EN_1, Output.A, EN, 2));
        hall.and(new Event.FloorLanguageDeclared(EN)).laterMs(4000).elapsed();
        assertThat(carried(hall, EN).draining()).isEmpty();
        assertThat(hall.session().booths().onAir()).containsKey(EN_1);
    }

    @Test
    void last_words_end_when_the_floor_goes_back() {
        var hall = speaking(AZ).and(onAir(AZ_1, Output.B, EN, 2));
        hall.and(new Event.FloorLanguageDeclared(EN), new Event.FloorLanguageDeclared(AZ));
        assertThat(carried(hall, EN).source()).isEqualTo(Carried.Source.BOOTH);
        hall.laterMs(60_000).elapsed();
        assertThat(hall.session().booths().onAir()).containsKey(AZ_1);
    }

    @Test
    void what_was_chosen_by_hand_stays_whatever_the_floor_speaks() {
        var hall = speaking(AZ).and(onAir(AZ_1, Output.B, EN, 2), onAir(FR_1, Output.A, FR, 3));
        hall.and(FR_1, choose(0)).and(new Event.FloorLanguageDeclared(RU));
        assertThat(heard(hall, FR_1)).isEqualTo(ChannelNumber.FLOOR);
        hall.and(FR_1, AUTOMATIC);
        assertThat(heard(hall, FR_1)).isEqualTo(channel(hall, EN));
    }

    @Test
    void a_relay_that_would_come_back_is_refused_to_who_is_on_air() {
        var hall = speaking(AZ).and(onAir(FR_1, Output.A, FR, 2), onAir(EN_1, Output.A, EN, 3));
        assertThat(heard(hall, FR_1)).isEqualTo(channel(hall, EN));
        hall.and(FR_1, choose(channel(hall, EN).value()));
        hall.when(EN_1, choose(channel(hall, FR).value()))
                .thenRefused(Refusal.RELAY_CYCLE, "channel");
        hall.when(EN_1, choose(channel(hall, EN).value()))
                .thenRefused(Refusal.RELAY_CYCLE, "channel");
    }

    @Test
    void who_goes_on_air_with_a_choice_that_would_come_back_hears_the_floor() {
        var hall = speaking(AZ).and(onAir(FR_1, Output.A, FR, 2));
        hall.and(FR_1, choose(channel(hall, EN).value()));
        hall.and(EN_1, choose(channel(hall, FR).value()), new Command.GoOnAir(Output.A));
        assertThat(heard(hall, EN_1)).isEqualTo(ChannelNumber.FLOOR);
        var incoming = hall.patch().incoming(EN_1).orElseThrow();
        assertThat(incoming.chosen()).contains(channel(hall, FR));
    }

    @Test
    void there_is_no_such_channel_to_hear() {
        speaking(AZ).when(FR_1, choose(9)).thenRefused(Refusal.UNKNOWN_CHANNEL, "channel");
    }

    @Test
    void choosing_the_same_again_changes_nothing() {
        speaking(AZ).and(FR_1, choose(3)).when(FR_1, choose(3)).thenNothing();
        speaking(AZ).when(FR_1, AUTOMATIC).thenNothing();
    }

    @Test
    void choices_and_presets_outlive_a_restart() {
        var keys = new Command.SetPresets(List.of(ChannelNumber.FLOOR));
        var hall = speaking(AZ).and(FR_1, choose(5), keys).and(new Event.Recovered(0));
        assertThat(heard(hall, FR_1)).isEqualTo(new ChannelNumber(5));
        assertThat(hall.session().booths().choices().presets()).containsKey(FR_1);
    }

    private static Case speaking(LanguageTag language) {
        return Case.openIn(setting()).and(floorTo(1, SPEAKER, language, 1));
    }

    private static Command choose(int channel) {
        return new Command.ChooseIncoming(Optional.of(new ChannelNumber(channel)));
    }

    private static ChannelNumber channel(Case hall, LanguageTag language) {
        return hall.setting().channel(language).orElseThrow();
    }

    private static ChannelNumber heard(Case hall, ParticipantId desk) {
        return hall.patch().incoming(desk).orElseThrow().channel();
    }

    private static Carried carried(Case hall, LanguageTag language) {
        return hall.patch().channels().get(channel(hall, language).value());
    }
}
