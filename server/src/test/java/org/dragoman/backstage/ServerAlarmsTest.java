package org.dragoman.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

/** What is wrong with the server itself is told to technicians until they see to it, and again when it gets worse. */
class ServerAlarmsTest {
    private static final long NOW = 1_763_812_800_000L;
    private static final Viewer TECHNICIAN = viewer(Role.TECHNICIAN);

    private static Viewer viewer(Role role) {
        return new Viewer(new ParticipantId("somebody"), role, Optional.empty());
    }

    private static long in(double days) {
        return NOW + Math.round(days * Duration.ofDays(1).toMillis());
    }

    private static int number(ServerAlarms alarms) {
        return alarms.all().getFirst().number();
    }

    @Test
    void a_certificate_is_told_thirty_seven_and_one_days_before_its_end_and_at_it() {
        var alarms = ServerAlarms.NONE;
        int told = 0;
        int last = 0;
        long until = in(40);
        for (double day = 0; day <= 41; day += 0.25) {
            alarms = alarms.certificate(until, in(day));
            int now = alarms.all().isEmpty() ? 0 : number(alarms);
            told += now == last ? 0 : 1;
            last = now;
            assertThat(alarms.all()).hasSize(day < 10 ? 0 : 1);
        }
        assertThat(told).isEqualTo(4);
    }

    @Test
    void whoever_saw_it_is_named_until_the_next_of_those_days_and_another_certificate_ends_it() {
        var alarms = ServerAlarms.NONE.certificate(in(20), NOW);
        assertThat(alarms.all().getFirst().untilMs()).isEqualTo(in(20));
        alarms = alarms.acknowledged(number(alarms), TECHNICIAN).orElseThrow();
        assertThat(alarms.all().getFirst().acknowledgedBy()).contains(TECHNICIAN.id());
        assertThat(alarms.certificate(in(20), in(1))).isEqualTo(alarms);

        alarms = alarms.certificate(in(20), in(13.5));
        assertThat(alarms.all().getFirst().acknowledgedBy()).isEmpty();
        assertThat(alarms.certificate(in(110), in(13.5)).all()).isEmpty();
        assertThat(alarms.certificate(0, in(13.5)).all()).isEmpty();
    }

    @Test
    void technicians_alone_are_told() {
        var alarm = ServerAlarms.NONE.certificate(in(2), NOW).all().getFirst();
        assertThat(alarm.seenBy(TECHNICIAN)).isTrue();
        for (Role role : new Role[] {Role.CHAIR, Role.MODERATOR, Role.INTERPRETER, Role.DELEGATE}) {
            assertThat(alarm.seenBy(viewer(role))).as(role.name()).isFalse();
        }
        var alarms = ServerAlarms.NONE.certificate(in(2), NOW);
        assertThat(alarms.acknowledged(number(alarms), viewer(Role.CHAIR))).isEmpty();
    }

    @Test
    void a_clock_that_was_moved_is_told_beside_it_until_it_was_seen_or_for_half_an_hour() {
        var alarms = ServerAlarms.NONE.certificate(in(2), NOW).clockMoved(1_200_000, NOW);
        assertThat(alarms.all()).hasSize(2).first().matches(a -> a.movedMs() == 1_200_000);
        assertThat(alarms.all().stream().map(Alarm::number).distinct()).hasSize(2);
        assertThat(alarms.acknowledged(number(alarms), TECHNICIAN).orElseThrow().all()).hasSize(1);
        assertThat(alarms.tidied(NOW + Duration.ofMinutes(29).toMillis()).all()).hasSize(2);
        assertThat(alarms.tidied(NOW + Duration.ofMinutes(31).toMillis()).all()).hasSize(1);
    }
}
