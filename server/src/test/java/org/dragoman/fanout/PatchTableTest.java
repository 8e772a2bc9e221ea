package org.dragoman.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What one write makes of the routes. */
class PatchTableTest {
    private final Object sender = new Object();

    private static PatchTable after(PatchTable earlier, Route... routes) {
        return PatchTable.of(List.of(routes), earlier);
    }

    private static PatchTable of(Route... routes) {
        return after(PatchTable.CLOSED, routes);
    }

    private static Route draining(int track, int channel, int epoch) {
        return Route.of(track, channel, epoch, Route.Gate.DRAINING, channel);
    }

    @Test
    void a_source_without_a_route_has_none_however_large_its_number() {
        var table = of(Route.of(3, 0, 1, false, 0));
        assertThat(table.route(3)).isNotNull();
        assertThat(table.route(2)).isNull();
        assertThat(table.route(4)).isNull();
        assertThat(PatchTable.CLOSED.route(0)).isNull();
    }

    @Test
    void a_lease_goes_on_through_the_swap_and_a_new_one_begins_unclaimed() {
        var table = of(Route.of(3, 0, 1, false, 0));
        claim(table, 3);
        assertThat(claimed(after(table, Route.of(3, 0, 1, true, 0)), 3)).isTrue();
        assertThat(claimed(after(table, Route.of(3, 0, 2, false, 0)), 3)).isFalse();
        assertThat(claimed(after(after(table), Route.of(3, 0, 1, false, 0)), 3)).isFalse();
    }

    private void claim(PatchTable table, int track) {
        Route route = table.route(track);
        assertThat(route != null && route.claimedBy(sender, "")).isTrue();
    }

    private static boolean claimed(PatchTable table, int track) {
        Route route = table.route(track);
        return route != null && route.isClaimed();
    }

    @Test
    void a_channel_whose_booth_drains_has_last_words_which_go_on_through_the_swap() {
        var table = of(draining(3, 2, 1));
        LastWords tail = table.tail(2);
        assertThat(tail).isNotNull();
        assertThat(table.tail(1)).isNull();
        assertThat(table.tail(3)).isNull();
        assertThat(after(table, draining(3, 2, 1)).tail(2)).isSameAs(tail);
        assertThat(after(table, Route.of(3, 2, 1, false, 2)).tail(2)).isNull();
    }
}
