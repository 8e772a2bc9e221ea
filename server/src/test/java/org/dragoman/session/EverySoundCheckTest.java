package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Customs;
import org.dragoman.conference.HouseRules;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.SoundCheck;
import org.junit.jupiter.api.Test;

/** Where the file asks for every sound check, a session opens once all have passed, or the podium says why all the same. */
class EverySoundCheckTest {
    private static Case hall() {
        var usual = SmallHall.setting().conference();
        var rules = usual.rules();
        var strict =
                new HouseRules(
                        rules.pointWhileClosed(),
                        rules.point(),
                        rules.response(),
                        rules.replies(),
                        rules.onMotion(),
                        rules.motionSpeakers(),
                        rules.groupStatement(),
                        rules.quorumToOpen(),
                        rules.quorumToDecide(),
                        rules.clock(),
                        rules.pointCategories(),
                        rules.onePerDelegation(),
                        rules.repliesAt(),
                        new Customs(3, false, false, false, true));
        var conference =
                new Conference(
                        usual.id(),
                        usual.title(),
                        usual.place(),
                        usual.zone(),
                        usual.languages(),
                        usual.delegations(),
                        usual.participants(),
                        usual.booths(),
                        usual.sessions(),
                        usual.groups(),
                        usual.timeClasses(),
                        strict,
                        usual.phrases());
        return Case.in(new Setting(conference, conference.sessions().getFirst(), 4));
    }

    private static Case checked(Case hall, int all) {
        var points = SoundCheck.points(hall.setting());
        for (var point : points.subList(0, points.size() - 1 + all)) {
            hall.and(
                    TECHNICIAN,
                    new Command.CheckSound(point.booth(), point.check(), CheckResult.PASSED, ""));
        }
        return hall;
    }

    @Test
    void what_was_not_tried_keeps_the_session_from_opening_to_the_last() {
        checked(hall(), 0)
                .when(CHAIR, new Command.OpenSession())
                .thenRefused(Refusal.SOUND_CHECK_FAILED, "");
        checked(hall(), 1).when(CHAIR, new Command.OpenSession()).then(new Event.SessionOpened());
    }

    @Test
    void the_chair_may_override_it_and_that_is_a_fact() {
        var hall = hall().and(CHAIR, new Command.OverrideSoundCheck("The minister waits."));
        assertThat(hall.facts().getLast().event())
                .isEqualTo(new Event.SoundCheckOverridden("The minister waits."));
        hall.when(CHAIR, new Command.OpenSession()).then(new Event.SessionOpened());
    }

    @Test
    void a_session_that_was_suspended_goes_on() {
        var hall =
                checked(hall(), 1)
                        .and(CHAIR, new Command.OpenSession())
                        .and(
                                new Event.SoundChecked(
                                        java.util.Optional.empty(),
                                        org.dragoman.session.said.Check.TALK,
                                        CheckResult.UNSPECIFIED,
                                        ""),
                                new Event.SessionSuspended());
        hall.and(CHAIR, new Command.OpenSession());
        assertThat(hall.session().phase()).isEqualTo(Session.Phase.OPEN);
    }
}
