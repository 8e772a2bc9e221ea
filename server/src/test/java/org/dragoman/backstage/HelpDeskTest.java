package org.dragoman.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.watch.SoundStage;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** A request for help from the press of a key to its end, and who sees whose it was. */
class HelpDeskTest {
    private static final Viewer INTERPRETER = viewer("fr-1", Role.INTERPRETER, "fr");
    private static final Viewer PARTNER = viewer("fr-2", Role.INTERPRETER, "fr");
    private static final Viewer OTHER_BOOTH = viewer("ru-1", Role.INTERPRETER, "ru");
    private static final Viewer TECHNICIAN = viewer("technician", Role.TECHNICIAN, "");
    private static final Viewer MODERATOR = viewer("moderator", Role.MODERATOR, "");
    private static final long T = 1_000_000;

    private static Viewer viewer(String id, Role role, String booth) {
        return new Viewer(
                new ParticipantId(id),
                role,
                booth.isEmpty() ? Optional.empty() : Optional.of(new BoothId(booth)));
    }

    private static HelpDesk.Wish wish(HelpDesk.Kind kind, Viewer by) {
        return new HelpDesk.Wish(kind, Optional.of(by.id()), by.booth(), 0, "", Optional.empty());
    }

    private static HelpDesk asked(HelpDesk.Kind kind) {
        return HelpDesk.EMPTY.asked(wish(kind, INTERPRETER), T).orElseThrow();
    }

    private static List<HelpDesk.State> states(HelpDesk desk) {
        return desk.requests().stream().map(HelpDesk.Request::state).toList();
    }

    @Test
    void a_request_is_taken_and_done() {
        var desk = asked(HelpDesk.Kind.ECHO);
        desk = desk.taken(1, TECHNICIAN, T + 1).orElseThrow();
        assertThat(desk.requests().getFirst().takenBy()).contains(TECHNICIAN.id());
        desk = desk.closed(1, TECHNICIAN, T + 2).orElseThrow();
        assertThat(states(desk)).containsExactly(HelpDesk.State.DONE);
        assertThat(desk.taken(1, TECHNICIAN, T + 3)).isEmpty();
        assertThat(desk.closed(1, TECHNICIAN, T + 3)).isEmpty();
    }

    @Test
    void who_asked_or_sits_beside_them_may_withdraw_it() {
        assertThat(states(asked(HelpDesk.Kind.ECHO).closed(1, PARTNER, T).orElseThrow()))
                .containsExactly(HelpDesk.State.WITHDRAWN);
        assertThat(asked(HelpDesk.Kind.ECHO).closed(1, OTHER_BOOTH, T)).isEmpty();
    }

    @Test
    void pressed_again_it_is_the_same_request() {
        var desk = asked(HelpDesk.Kind.ECHO).asked(wish(HelpDesk.Kind.ECHO, PARTNER), T).get();
        assertThat(desk.requests()).hasSize(1);
        assertThat(desk.requests().getFirst().times()).isEqualTo(2);
        desk = desk.asked(wish(HelpDesk.Kind.NO_SOUND, PARTNER), T).get();
        desk = desk.asked(wish(HelpDesk.Kind.ECHO, OTHER_BOOTH), T).get();
        assertThat(desk.requests()).hasSize(3);
    }

    @Test
    void the_podium_sees_what_concerns_the_speaker_and_not_who_asked() {
        var document = asked(HelpDesk.Kind.NEED_DOCUMENT).requests().getFirst();
        assertThat(document.seenBy(MODERATOR)).isTrue();
        assertThat(document.anonymousTo(MODERATOR)).isTrue();
        assertThat(document.anonymousTo(TECHNICIAN)).isFalse();
        var echo = asked(HelpDesk.Kind.ECHO).requests().getFirst();
        assertThat(echo.seenBy(MODERATOR)).isFalse();
        assertThat(echo.seenBy(OTHER_BOOTH)).isFalse();
        assertThat(echo.seenBy(PARTNER)).isTrue();
    }

    @Test
    void there_are_so_many_open_requests_and_no_more() {
        var desk = HelpDesk.EMPTY;
        for (int i = 0; i < HelpDesk.OPEN_MAX; i++) {
            desk =
                    desk.asked(wish(HelpDesk.Kind.ECHO, viewer("p-" + i, Role.SECRETARY, "")), T)
                            .get();
        }
        assertThat(desk.asked(wish(HelpDesk.Kind.ECHO, INTERPRETER), T)).isEmpty();
    }

    @Test
    void what_is_done_is_tidied_away_in_the_end() {
        var desk = asked(HelpDesk.Kind.ECHO).closed(1, TECHNICIAN, T).orElseThrow();
        assertThat(desk.tidied(T + HelpDesk.DONE_KEPT_MS).requests()).hasSize(1);
        assertThat(desk.tidied(T + HelpDesk.DONE_KEPT_MS + 1).requests()).isEmpty();
        for (int i = 0; i < 3 * HelpDesk.DONE_KEPT_MAX; i++) {
            desk = desk.asked(wish(HelpDesk.Kind.ECHO, INTERPRETER), T).get();
            desk = desk.closed(desk.last(), TECHNICIAN, T).get().tidied(T);
        }
        assertThat(desk.requests()).hasSize(HelpDesk.DONE_KEPT_MAX);
    }

    @Test
    void an_alarm_that_technicians_are_told_opens_a_request_and_closes_it() {
        var stage = new SoundStage();
        stage.floorSpeaks("ar").takesFloor("minister").onAir("fr-1", SoundStage.FR);
        stage.onAir("en-1", SoundStage.EN).runs(5_000).speaks("fr-1", false).runs(6_000);
        var desk = HelpDesk.EMPTY.following(stage.watchdog().alarms(), T);
        assertThat(desk.requests()).isEmpty();
        stage.runs(5_000);
        desk = desk.following(stage.watchdog().alarms(), T);
        assertThat(desk.following(stage.watchdog().alarms(), T)).isEqualTo(desk);
        assertThat(desk.requests())
                .singleElement()
                .satisfies(
                        r -> {
                            assertThat(r.wish().kind()).isEqualTo(HelpDesk.Kind.ALARM);
                            assertThat(r.wish().booth()).contains(new BoothId("fr"));
                        });
        stage.speaks("fr-1", true).runs(250);
        assertThat(states(desk.following(stage.watchdog().alarms(), T)))
                .containsExactly(HelpDesk.State.DONE);
    }

    @Test
    void a_machine_that_died_is_seen_to_also_when_a_partner_has_taken_over() {
        var stage = new SoundStage();
        stage.floorSpeaks("ar").takesFloor("minister").onAir("fr-1", SoundStage.FR);
        stage.onAir("en-1", SoundStage.EN).runs(5_000).dies("fr-1").runs(250);
        var desk = HelpDesk.EMPTY.following(stage.watchdog().alarms(), T);
        assertThat(desk.following(stage.watchdog().alarms(), T)).isEqualTo(desk);
        assertThat(desk.requests())
                .singleElement()
                .satisfies(
                        r -> {
                            assertThat(r.wish().kind()).isEqualTo(HelpDesk.Kind.DESK_LOST);
                            assertThat(r.wish().by()).contains(INTERPRETER.id());
                            assertThat(r.wish().booth()).contains(new BoothId("fr"));
                        });
        stage.isBack("fr-1").runs(250);
        desk = desk.following(stage.watchdog().alarms(), T);
        assertThat(states(desk)).containsExactly(HelpDesk.State.OPEN);
        stage.onAir("fr-1", SoundStage.FR).runs(250).dies("fr-1").runs(250);
        desk = desk.following(stage.watchdog().alarms(), T);
        assertThat(desk.requests())
                .singleElement()
                .satisfies(r -> assertThat(r.times()).isEqualTo(2));
    }
}
