package org.dragoman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** An event is one line of JSON that a person can read. */
class EventTextTest {
    private final EventText text = new EventText();

    static Stream<Event> events() {
        return Events.ofEveryKind();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_reads_as_it_was_written(Event event) {
        assertThat(text.read(text.write(event))).contains(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_one_line(Event event) {
        assertThat(text.write(event)).doesNotContain("\n", "\r", "\u0000");
    }

    @Test
    void the_lines_written_today_can_be_read_for_ever() {
        assertThat(text.write(new Event.WentOffAir(new ParticipantId("en-1"), End.LOST)))
                .isEqualTo("{\"event\":\"WentOffAir\",\"interpreter\":\"en-1\",\"why\":\"LOST\"}");
    }

    @Test
    void an_event_of_a_kind_to_come_is_not_known() {
        assertThat(text.read("{\"event\":\"MotionTabled\",\"by\":\"emma\"}")).isEmpty();
    }

    @Test
    void an_event_with_a_part_to_come_is_not_known_by_halves() {
        assertThat(text.read("{\"event\":\"SessionOpened\",\"quorum\":41}")).isEmpty();
    }

    @Test
    void an_event_that_lacks_a_part_is_not_known() {
        assertThat(text.read("{\"event\":\"WentOffAir\",\"why\":\"LOST\"}")).isEmpty();
    }

    @Test
    void what_is_no_event_is_not_known() {
        for (String line : new String[] {"", "null", "{}", "[]", "7", "{\"event\":null}", "{"}) {
            assertThat(text.read(line)).describedAs(line).isEmpty();
        }
    }
}
