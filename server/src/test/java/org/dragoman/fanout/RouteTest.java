package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An open microphone as sound sees it. */
class RouteTest {
    private static final int VOICE = Reception.VOICE;

    private final Object here = new Object();
    private final Object elsewhere = new Object();

    private static Route route(int track, int epoch) {
        return Route.of(track, 2, epoch, false, 2);
    }

    private static void sends(Route route, int voice, long nowMs) {
        var frame = new FrameView();
        frame.voice = voice;
        route.accept(frame, nowMs);
    }

    @Test
    void it_admits_its_channel_under_its_epoch_alone() {
        var route = route(5, 7);
        assertThat(route.admits(2, 7)).isTrue();
        assertThat(route.admits(2, 6)).isFalse();
        assertThat(route.admits(1, 7)).isFalse();
    }

    @Test
    void who_sends_first_has_it() {
        var route = route(5, 7);
        assertThat(route.isClaimed()).isFalse();
        assertThat(route.claimedBy(here, "")).isTrue();
        assertThat(route.claimedBy(elsewhere, "")).isFalse();
        assertThat(route.isHeldBy(here)).isTrue();
        assertThat(route.isHeldBy(elsewhere)).isFalse();
    }

    @Test
    void a_lease_of_one_device_is_begun_by_no_other() {
        var route = route(5, 7).at("desk");
        assertThat(route.claimedBy(elsewhere, "phone")).isFalse();
        assertThat(route.claimedBy(elsewhere, "")).isFalse();
        assertThat(route.claimedBy(here, "desk")).isTrue();
        assertThat(route(5, 8).at("phone").continuing(route).device()).isEqualTo("phone");
        assertThat(route(5, 7).at("phone").continuing(route).device()).isEqualTo("desk");
    }

    @Test
    void who_was_given_the_floor_may_begin_at_another_device() {
        var route = Route.of(5, 0, 7, false, 0).at("desk");
        assertThat(route.claimedBy(elsewhere, "")).isFalse();
        assertThat(route.claimedBy(here, "phone")).isTrue();
        assertThat(route.claimedBy(elsewhere, "desk")).isFalse();
    }

    @Test
    void a_lease_that_goes_on_elsewhere_keeps_its_claim_and_its_counts() {
        var before = route(5, 7);
        before.claimedBy(here, "");
        sends(before, 0, 1000);
        var after = Route.of(5, 2, 7, true, 2, 3).continuing(before);
        assertThat(after.isHeldBy(here)).isTrue();
        assertThat(after.accepted()).isEqualTo(1);
        assertThat(after.muted()).isTrue();
        assertThat(after.isCarriedOn(3)).isTrue();
        assertThat(route(5, 8).continuing(before).isClaimed()).as("another epoch").isFalse();
    }

    @Test
    void what_came_is_told_apart_from_what_was_dropped() {
        var route = route(5, 7);
        assertThat(route.lastFrameMs()).isEqualTo(-1);
        assertThat(route.lastDropMs()).isEqualTo(-1);
        sends(route, 0, 1000);
        route.drop(1020);
        assertThat(route.accepted()).isEqualTo(1);
        assertThat(route.dropped()).isEqualTo(1);
        assertThat(route.lastFrameMs()).isEqualTo(1000);
        assertThat(route.lastDropMs()).isEqualTo(1020);
    }

    @Test
    void who_has_not_spoken_yet_has_been_quiet_since_the_first_frame() {
        var route = route(5, 7);
        assertThat(route.quietMs(900)).as("nothing came").isZero();
        sends(route, VOICE - 1, 1000);
        sends(route, VOICE - 1, 1020);
        assertThat(route.quietMs(1100)).isEqualTo(100);
        sends(route, VOICE, 1200);
        sends(route, VOICE - 1, 1220);
        assertThat(route.quietMs(1300)).isEqualTo(100);
    }

    @Test
    void how_a_channel_passes_is_told_once_the_first_frame_came() {
        var before = route(5, 7);
        var after = route(6, 8);
        sends(before, 0, 1000);
        after.follows(before);
        assertThat(after.passing()).isEmpty();
        sends(after, 0, 1060);
        sends(before, 0, 1080);
        assertThat(after.passing()).contains(new Passing(2, 5, 6, 40, 1));
    }
}
