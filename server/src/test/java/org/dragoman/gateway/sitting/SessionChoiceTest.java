package org.dragoman.gateway.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.SessionId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.Text;
import org.dragoman.gateway.sitting.SessionChoice.Standing;
import org.dragoman.session.state.Session.Phase;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Which session somebody enters who names none: by what goes on and by the hour, not by the order of the file. */
class SessionChoiceTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 3);

    @Test
    void before_the_conference_the_first_session_is_present() {
        assertThat(presentAt(-1, "20:00", programme())).isEqualTo("opening");
    }

    @Test
    void a_session_that_is_open_is_present_whatever_its_hours() {
        assertThat(presentAt(0, "10:30", programme("plenary-1", Phase.OPEN)))
                .isEqualTo("plenary-1");
    }

    @Test
    void of_several_that_are_open_the_one_whose_hours_these_are_is_present() {
        assertThat(presentAt(1, "10:00", programme("opening", Phase.OPEN, "plenary-3", Phase.OPEN)))
                .isEqualTo("plenary-3");
    }

    @Test
    void a_closed_session_leads_to_the_next_one() {
        assertThat(presentAt(0, "11:20", programme("opening", Phase.CLOSED)))
                .isEqualTo("plenary-1");
    }

    @Test
    void after_the_night_the_second_day_s_next_session_is_present() {
        assertThat(presentAt(1, "09:10", dayOneHeld())).isEqualTo("plenary-3");
    }

    @Test
    void a_session_that_was_never_held_does_not_stand_in_the_way_of_the_next_day() {
        var programme = programme("opening", Phase.CLOSED, "plenary-1", Phase.CLOSED);

        assertThat(presentAt(1, "09:10", programme)).isEqualTo("plenary-3");
    }

    @Test
    void a_session_that_is_late_is_waited_for() {
        var programme = programme("opening", Phase.CLOSED);

        assertThat(presentAt(0, "13:30", programme)).isEqualTo("plenary-1");
    }

    @Test
    void a_closed_session_is_present_only_where_no_other_is_to_come() {
        var over =
                programme(
                        "opening", Phase.CLOSED,
                        "plenary-1", Phase.CLOSED,
                        "plenary-3", Phase.CLOSED,
                        "closing", Phase.CLOSED);

        assertThat(presentAt(1, "18:00", over)).isEqualTo("closing");
        assertThat(presentAt(1, "12:00", programme("closing", Phase.CLOSED)))
                .isEqualTo("plenary-3");
    }

    @Test
    void long_after_all_hours_a_rehearsal_goes_on_in_the_order_of_the_programme() {
        assertThat(presentAt(4000, "09:00", programme())).isEqualTo("opening");
        assertThat(presentAt(4000, "09:00", dayOneHeld())).isEqualTo("plenary-3");
    }

    @Test
    void hours_that_go_past_midnight_end_on_the_next_day() {
        var night = plan("night", 0, "22:00", "01:00");
        var morning = plan("morning", 1, "01:30", "03:00");
        var programme =
                List.of(
                        new Standing(night, Phase.SCHEDULED),
                        new Standing(morning, Phase.SCHEDULED));

        assertThat(presentAt(1, "00:30", programme)).isEqualTo("night");
    }

    private static String presentAt(int day, String time, List<Standing> programme) {
        LocalDateTime now = FIRST_DAY.plusDays(day).atTime(LocalTime.parse(time));
        return SessionChoice.present(programme, now).value();
    }

    private static List<Standing> dayOneHeld() {
        return programme("opening", Phase.CLOSED, "plenary-1", Phase.CLOSED);
    }

    private static List<Standing> programme() {
        return standing(Map.of());
    }

    private static List<Standing> programme(String one, Phase phase) {
        return standing(Map.of(one, phase));
    }

    private static List<Standing> programme(String one, Phase phase, String two, Phase another) {
        return standing(Map.of(one, phase, two, another));
    }

    private static List<Standing> programme(
            String a,
            Phase first,
            String b,
            Phase second,
            String c,
            Phase third,
            String d,
            Phase fourth) {
        return standing(Map.of(a, first, b, second, c, third, d, fourth));
    }

    private static List<Standing> standing(Map<String, Phase> phases) {
        return List.of(
                        plan("opening", 0, "10:00", "11:15"),
                        plan("plenary-1", 0, "11:30", "13:00"),
                        plan("plenary-3", 1, "09:30", "13:00"),
                        plan("closing", 1, "15:00", "16:00"))
                .stream()
                .map(
                        plan ->
                                new Standing(
                                        plan,
                                        phases.getOrDefault(plan.id().value(), Phase.SCHEDULED)))
                .toList();
    }

    private static SessionPlan plan(String id, int day, String starts, String ends) {
        return new SessionPlan(
                new SessionId(id),
                new Text(Map.of()),
                FIRST_DAY.plusDays(day),
                LocalTime.parse(starts),
                LocalTime.parse(ends),
                List.of());
    }
}
