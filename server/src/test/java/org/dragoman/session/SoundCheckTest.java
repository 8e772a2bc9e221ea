package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.BoothId;
import org.dragoman.session.said.Check;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** A session does not open over a sound check that failed, unless somebody takes it upon themselves. */
class SoundCheckTest {
    private static final Optional<BoothId> AZ_BOOTH = Optional.of(new BoothId("az"));

    private static Command check(CheckResult result) {
        return new Command.CheckSound(AZ_BOOTH, Check.COUGH, result, "clicks");
    }

    private static Decision opening(Case hall) {
        return hall.when(MODERATOR, new Command.OpenSession()).decision();
    }

    private static final Decision FAILED = new Decision.Refused(Refusal.SOUND_CHECK_FAILED, "");
    private static final Decision OPENED =
            new Decision.Agreed(java.util.List.of(new Event.SessionOpened()));

    @Test
    void what_nobody_has_tried_yet_keeps_nobody_from_opening() {
        assertThat(opening(Case.given())).isEqualTo(OPENED);
        assertThat(opening(Case.given().and(TECHNICIAN, check(CheckResult.PASSED))))
                .isEqualTo(OPENED);
    }

    @Test
    void what_failed_does_until_it_passes() {
        var hall = Case.given().and(TECHNICIAN, check(CheckResult.FAILED));
        assertThat(opening(hall)).isEqualTo(FAILED);
        assertThat(opening(hall.and(TECHNICIAN, check(CheckResult.PASSED)))).isEqualTo(OPENED);
    }

    @Test
    void a_result_can_be_taken_back() {
        var hall = Case.given().and(TECHNICIAN, check(CheckResult.FAILED));
        assertThat(opening(hall.and(TECHNICIAN, check(CheckResult.UNSPECIFIED)))).isEqualTo(OPENED);
    }

    @Test
    void it_may_be_overridden_for_a_reason_and_what_fails_later_is_another_matter() {
        var hall =
                Case.given()
                        .and(TECHNICIAN, check(CheckResult.FAILED))
                        .and(CHAIR, new Command.OverrideSoundCheck("The minister waits."));
        assertThat(opening(hall)).isEqualTo(OPENED);
        assertThat(opening(hall.and(TECHNICIAN, check(CheckResult.FAILED)))).isEqualTo(FAILED);
    }

    @Test
    void an_interpreter_checks_the_own_booth_alone() {
        assertThat(Case.given().when(AZ_1, check(CheckResult.PASSED)).decision())
                .isInstanceOf(Decision.Agreed.class);
        assertThat(Case.given().when(EN_1, check(CheckResult.PASSED)).decision())
                .isEqualTo(new Decision.Refused(Refusal.FORBIDDEN, "booth"));
    }
}
