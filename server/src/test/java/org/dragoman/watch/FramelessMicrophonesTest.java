package org.dragoman.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Whose microphone has brought no frame for how long, and what does not count. */
class FramelessMicrophonesTest {
    private static final int LOOK_MS = 250;
    private static final ParticipantId WHO = new ParticipantId("minister");
    private FramelessMicrophones watch = FramelessMicrophones.closedAfter(3_000);

    private static FramelessMicrophones.Open open(int epoch, long lastFrameMs, boolean excused) {
        return new FramelessMicrophones.Open(WHO, epoch, lastFrameMs, excused);
    }

    /** How many looks it takes until something is over; as many as were taken if nothing is. */
    private int looksUntilOver(int most, FramelessMicrophones.Open open) {
        for (int look = 0; look < most; look++) {
            watch = watch.look(List.of(open), LOOK_MS);
            if (!watch.over().isEmpty()) {
                return look;
            }
        }
        return most;
    }

    @Test
    void what_never_brought_a_frame_is_over_after_three_seconds() {
        assertThat(looksUntilOver(100, open(7, -1, false))).isEqualTo(3_000 / LOOK_MS);
        assertThat(watch.over()).containsExactly(open(7, -1, false));
    }

    @Test
    void a_frame_begins_it_anew() {
        assertThat(looksUntilOver(12, open(7, 100, false))).isEqualTo(12);
        assertThat(looksUntilOver(100, open(7, 101, false))).isEqualTo(3_000 / LOOK_MS);
    }

    @Test
    void who_is_muted_for_a_reason_is_never_over_and_has_all_the_time_afterwards() {
        assertThat(looksUntilOver(1_000, open(7, 100, true))).isEqualTo(1_000);
        assertThat(looksUntilOver(100, open(7, 100, false))).isEqualTo(3_000 / LOOK_MS - 1);
    }

    @Test
    void another_lease_of_the_same_person_begins_anew() {
        looksUntilOver(12, open(7, -1, false));
        assertThat(looksUntilOver(100, open(8, -1, false))).isEqualTo(3_000 / LOOK_MS);
    }

    @Test
    void a_pause_of_the_server_counts_as_one_look_however_long_it_was() {
        watch = watch.look(List.of(open(7, -1, false)), LOOK_MS);
        watch = watch.look(List.of(open(7, -1, false)), 60_000);
        assertThat(watch.over()).isEmpty();
        watch = watch.look(List.of(open(7, -1, false)), 0);
        assertThat(watch.over()).isEmpty();
    }
}
