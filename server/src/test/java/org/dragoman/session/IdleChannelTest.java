package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** What a channel carries while no desk is on air in it: silence for a moment, then the floor, unless something else is set. */
class IdleChannelTest {
    private static final ChannelNumber FR_CHANNEL = new ChannelNumber(3);

    @Test
    void a_channel_whose_desk_shut_is_silent_for_a_moment_and_then_carries_the_floor() {
        var hall = interpreted().and(FR_1, new Command.GoOffAir());
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.HELD);
        assertThat(voices(hall, FR)).isEmpty();
        hall.laterMs(2999).elapsed();
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.HELD);
        hall.laterMs(1).elapsed();
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.UNSERVED);
        assertThat(voices(hall, FR)).containsExactly(AYGUN);
    }

    @Test
    void who_comes_back_within_the_moment_was_never_replaced_by_the_floor() {
        var hall = interpreted().and(FR_1, new Command.GoOffAir()).laterMs(2000);
        hall.and(FR_1, new Command.GoOnAir(Output.A)).laterMs(5000).elapsed();
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.BOOTH);
    }

    @Test
    void a_channel_whose_interpreter_is_lost_carries_the_floor_at_once_and_says_so() {
        var hall = interpreted();
        hall.whenTheHouseReports(new Command.LoseMicrophone(FR_1)).events().forEach(hall::and);
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.UNSERVED);
        assertThat(hall.session().booths().lapses().lost()).containsExactly(FR);
        hall.and(FR_1, new Command.GoOnAir(Output.A));
        assertThat(hall.session().booths().lapses().lost()).isEmpty();
    }

    @Test
    void a_technician_can_let_it_be_silent() {
        var hall = interpreted().and(TECHNICIAN, idle(Idle.Kind.SILENCE, 0));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.BOOTH);
        hall.and(new Event.WentOffAir(FR_1, End.LOST));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.NONE);
        assertThat(voices(hall, FR)).isEmpty();
    }

    @Test
    void a_technician_can_let_another_language_stand_in() {
        var hall =
                interpreted()
                        .and(onAir(EN_1, Output.A, EN, 3))
                        .and(TECHNICIAN, idle(Idle.Kind.RELAY, 2))
                        .and(new Event.WentOffAir(FR_1, End.LOST));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.SUBSTITUTE);
        assertThat(voices(hall, FR)).containsExactly(EN_1);
        hall.and(new Event.WentOffAir(EN_1, End.LOST));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.UNSERVED);
    }

    @Test
    void languages_that_stand_in_for_each_other_carry_the_floor() {
        var hall =
                givenOpen(floorTo(1, AYGUN, AZ, 1))
                        .and(
                                new Event.IdleSet(FR, Idle.relay(EN)),
                                new Event.IdleSet(EN, Idle.relay(FR)));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.UNSERVED);
        assertThat(source(hall, EN)).isEqualTo(Carried.Source.UNSERVED);
    }

    @Test
    void a_technician_shuts_a_desk_at_once() {
        var hall = interpreted().and(TECHNICIAN, new Command.TakeOffAir(FR_1));
        assertThat(source(hall, FR)).isEqualTo(Carried.Source.UNSERVED);
        hall.when(TECHNICIAN, new Command.TakeOffAir(FR_1)).thenNothing();
    }

    private static Case interpreted() {
        return givenOpen(floorTo(1, AYGUN, AZ, 1), onAir(FR_1, Output.A, FR, 2));
    }

    private static Command idle(Idle.Kind kind, int relay) {
        return new Command.SetIdle(
                FR_CHANNEL, kind, Optional.of(relay).filter(r -> r > 0).map(ChannelNumber::new));
    }

    private static Carried.Source source(Case hall, LanguageTag language) {
        return hall.patch()
                .channels()
                .get(hall.setting().channel(language).orElseThrow().value())
                .source();
    }

    private static List<ParticipantId> voices(Case hall, LanguageTag language) {
        var channel = hall.setting().channel(language).orElseThrow();
        return hall.patch().microphones().stream()
                .filter(m -> m.carriedOn().contains(channel))
                .map(Microphone::holder)
                .toList();
    }
}
