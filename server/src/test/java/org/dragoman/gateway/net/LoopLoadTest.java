package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopLoadTest {
    private static final long TICK = 250_000_000;

    private final LoopLoad strain = new LoopLoad(85);
    private long clock = 1;
    private long used;

    private boolean after(int ticks, double share) {
        boolean strained = false;
        for (int i = 0; i < ticks; i++) {
            clock += TICK;
            used += (long) (TICK * share);
            strained = strain.look(used, clock);
        }
        return strained;
    }

    @Test
    void a_moment_past_the_budget_is_no_strain() {
        assertThat(after(3, 0.95)).isFalse();
        assertThat(after(1, 0.5)).isFalse();
        assertThat(after(3, 0.95)).isFalse();
    }

    @Test
    void a_second_past_the_budget_is() {
        assertThat(after(6, 0.95)).isTrue();
    }

    @Test
    void the_load_that_larger_messages_leave_keeps_them() {
        after(6, 0.95);
        assertThat(after(200, 0.4)).isTrue();
    }

    private boolean afterWithoutCore(double share) {
        boolean strained = false;
        for (int i = 0; i < 6; i++) {
            clock += TICK;
            used += (long) (TICK * share);
            for (int turn = 0; turn < 5; turn++) {
                strain.turned(TICK / 5);
            }
            strained = strain.look(used, clock);
        }
        return strained;
    }

    @Test
    void a_loop_that_gets_no_core_is_strained_too() {
        assertThat(afterWithoutCore(0.3)).isTrue();
    }

    @Test
    void one_that_does_little_is_not_for_larger_messages_would_win_nothing() {
        assertThat(afterWithoutCore(0.05)).isFalse();
    }

    @Test
    void one_that_is_soon_strained_again_stays_so_for_longer() {
        after(6, 0.95);
        assertThat(after(41, 0.2)).isFalse();
        after(6, 0.95);
        assertThat(after(41, 0.2)).isTrue();
        assertThat(after(41, 0.2)).isFalse();
    }

    @Test
    void it_ends_when_single_frames_have_long_been_well_within_the_budget() {
        after(6, 0.95);
        assertThat(after(39, 0.2)).isTrue();
        assertThat(after(2, 0.2)).isFalse();
    }
}
