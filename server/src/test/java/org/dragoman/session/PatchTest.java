package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.given;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What each channel carries: the floor in its own language and where no booth is on air, else the booth. */
class PatchTest {
    private static final ChannelNumber FLOOR = ChannelNumber.FLOOR;

    @Test
    void every_channel_is_silent_while_nobody_speaks() {
        assertThat(given().patch().channels())
                .hasSize(5)
                .allSatisfy(c -> assertThat(c.source()).isEqualTo(Carried.Source.SILENT));
    }

    @Test
    void a_channel_without_an_interpreter_carries_the_floor() {
        var speaking = givenOpen(floorTo(1, AYGUN, AZ, 1));
        assertThat(source(speaking, EN)).isEqualTo(Carried.Source.UNSERVED);
        assertThat(carriedOn(speaking, AYGUN))
                .containsExactly(FLOOR, channel(1), channel(2), channel(3), channel(4));
    }

    @Test
    void a_channel_with_its_booth_on_air_carries_the_booth() {
        var speaking = givenOpen(floorTo(1, AYGUN, AZ, 1), onAir(EN_1, Output.A, EN, 2));
        assertThat(source(speaking, EN)).isEqualTo(Carried.Source.BOOTH);
        assertThat(carriedOn(speaking, EN_1)).containsExactly(channel(2));
        assertThat(carriedOn(speaking, AYGUN))
                .containsExactly(FLOOR, channel(1), channel(3), channel(4));
    }

    @Test
    void the_channel_of_the_language_spoken_carries_the_floor_even_with_its_booth_on_air() {
        var speaking = givenOpen(floorTo(1, EMMA, EN, 1), onAir(EN_1, Output.A, EN, 2));
        assertThat(source(speaking, EN)).isEqualTo(Carried.Source.FLOOR);
        assertThat(carriedOn(speaking, EN_1)).isEmpty();
    }

    @Test
    void a_change_of_the_floors_language_moves_every_channel_at_once() {
        var azeri =
                givenOpen(
                        floorTo(1, AYGUN, AZ, 1),
                        onAir(AZ_1, Output.B, EN, 2),
                        onAir(FR_1, Output.A, FR, 3));
        var english = azeri.and(new Event.FloorLanguageDeclared(EN));
        assertThat(source(english, AZ)).isEqualTo(Carried.Source.UNSERVED);
        assertThat(source(english, EN)).isEqualTo(Carried.Source.FLOOR);
        assertThat(source(english, FR)).isEqualTo(Carried.Source.BOOTH);
        assertThat(microphone(english, AZ_1).state()).isEqualTo(Microphone.State.DRAINING);
        english.laterMs(4000).elapsed();
        assertThat(english.patch().microphones())
                .extracting(Microphone::holder)
                .doesNotContain(AZ_1);
    }

    @Test
    void a_booths_second_output_is_carried_in_its_own_language() {
        var speaking = givenOpen(floorTo(1, AYGUN, AZ, 1), onAir(AZ_1, Output.B, EN, 2));
        assertThat(carriedOn(speaking, AZ_1)).containsExactly(channel(2));
        assertThat(microphone(speaking, AZ_1).into()).isEqualTo(channel(2));
    }

    @Test
    void two_outputs_of_one_booth_are_carried_apart() {
        var speaking =
                givenOpen(
                        floorTo(1, FARID, FR, 1),
                        onAir(AZ_1, Output.A, AZ, 2),
                        onAir(AZ_2, Output.B, EN, 3));
        assertThat(carriedOn(speaking, AZ_1)).containsExactly(channel(1));
        assertThat(carriedOn(speaking, AZ_2)).containsExactly(channel(2));
    }

    @Test
    void the_floor_channel_carries_the_floor_alone() {
        var speaking =
                givenOpen(
                        floorTo(1, FARID, FR, 1),
                        onAir(AZ_1, Output.A, AZ, 2),
                        onAir(EN_1, Output.A, EN, 3));
        assertThat(speaking.patch().microphones())
                .filteredOn(m -> m.carriedOn().contains(FLOOR))
                .extracting(Microphone::holder)
                .containsExactly(FARID);
    }

    @Test
    void a_coughing_interpreter_keeps_the_channel_which_is_quiet() {
        var coughing =
                givenOpen(
                        floorTo(1, AYGUN, AZ, 1),
                        onAir(EN_1, Output.A, EN, 2),
                        new Event.Coughed(EN_1, true));
        assertThat(source(coughing, EN)).isEqualTo(Carried.Source.BOOTH);
        assertThat(microphone(coughing, EN_1).muted()).isTrue();
        assertThat(carriedOn(coughing, AYGUN)).doesNotContain(channel(2));
    }

    @Test
    void booths_are_heard_between_two_speeches() {
        var between =
                givenOpen(
                        floorTo(1, EMMA, EN, 1),
                        onAir(EN_1, Output.A, EN, 2),
                        new Event.SpeechEnded(End.OWN));
        assertThat(source(between, EN)).isEqualTo(Carried.Source.BOOTH);
        assertThat(carriedOn(between, EN_1)).containsExactly(channel(2));
    }

    @Test
    void a_paused_speech_keeps_its_channels_and_has_no_microphone() {
        var paused = givenOpen(floorTo(1, EMMA, EN, 1), new Event.SpeechPaused(End.PAUSED));
        assertThat(source(paused, EN)).isEqualTo(Carried.Source.FLOOR);
        assertThat(paused.patch().microphones()).isEmpty();
    }

    @Test
    void a_channel_names_the_interpreter_it_carries() {
        var speaking = givenOpen(floorTo(1, AYGUN, AZ, 1), onAir(EN_1, Output.A, EN, 2));
        assertThat(carried(speaking, EN).interpreter()).contains(EN_1);
        assertThat(carried(speaking, FR).interpreter()).isEmpty();
    }

    @Test
    void a_language_has_one_voice_after_a_take_over() {
        var over =
                givenOpen()
                        .and(EN_1, new Command.GoOnAir(Output.A))
                        .and(AZ_1, new Command.GoOnAir(Output.B))
                        .and(EN_2, new Command.GoOnAir(Output.A));
        assertThat(over.patch().microphones())
                .singleElement()
                .satisfies(m -> assertThat(m.holder()).isEqualTo(EN_2));
    }

    @Test
    void a_close_decided_counts_before_it_is_recorded() {
        var durable = givenOpen(floorTo(1, AYGUN, AZ, 1)).patch();
        var decided = givenOpen(floorTo(1, AYGUN, AZ, 1), new Event.SpeechEnded(End.TAKEN)).patch();
        assertThat(durable.onlyWhatIsAlsoIn(decided).microphones()).isEmpty();
    }

    @Test
    void an_open_decided_counts_only_once_it_is_recorded() {
        var durable = givenOpen().patch();
        var decided = givenOpen(floorTo(1, AYGUN, AZ, 1)).patch();
        assertThat(durable.onlyWhatIsAlsoIn(decided).microphones()).isEmpty();
        assertThat(decided.onlyWhatIsAlsoIn(decided).microphones()).hasSize(1);
    }

    @Test
    void a_lease_renewed_under_another_epoch_is_another_lease() {
        var durable = givenOpen(floorTo(1, AYGUN, AZ, 1)).patch();
        var decided =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .and(CHAIR, new Command.PauseSpeech(), new Command.ResumeSpeech())
                        .patch();
        assertThat(durable.onlyWhatIsAlsoIn(decided).microphones()).isEmpty();
    }

    @Test
    void a_cough_counts_at_once_whichever_patch_has_it() {
        var clear = givenOpen(onAir(EN_1, Output.A, EN, 1));
        var cough = givenOpen(onAir(EN_1, Output.A, EN, 1), new Event.Coughed(EN_1, true));
        for (Patch live :
                List.of(
                        clear.patch().onlyWhatIsAlsoIn(cough.patch()),
                        cough.patch().onlyWhatIsAlsoIn(clear.patch()))) {
            assertThat(live.microphones())
                    .singleElement()
                    .satisfies(m -> assertThat(m.muted()).isTrue())
                    .satisfies(m -> assertThat(m.carriedOn()).containsExactly(channel(2)));
        }
    }

    private static ChannelNumber channel(int number) {
        return new ChannelNumber(number);
    }

    private static Carried carried(Case sitting, LanguageTag language) {
        Optional<ChannelNumber> channel = sitting.setting().channel(language);
        return sitting.patch().channels().stream()
                .filter(c -> channel.equals(Optional.of(c.channel())))
                .findFirst()
                .orElseThrow();
    }

    private static Carried.Source source(Case sitting, LanguageTag language) {
        return carried(sitting, language).source();
    }

    private static Microphone microphone(Case sitting, ParticipantId holder) {
        return sitting.patch().microphones().stream()
                .filter(m -> m.holder().equals(holder))
                .findFirst()
                .orElseThrow();
    }

    private static List<ChannelNumber> carriedOn(Case sitting, ParticipantId holder) {
        return microphone(sitting, holder).carriedOn();
    }
}
