package org.dragoman.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.fanout.DroppedFrames.Cause;
import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.DropCause;
import org.dragoman.protocol.v1.DroppedFrames;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What the fan-out lost lately: for ten seconds, and by its cause. */
class FanOutWindowTest {
    private final Soundboard soundboard = new Soundboard(1, List.of(), 1275);
    private final FanOutWindow window = new FanOutWindow(soundboard);

    private List<DroppedFrames> look() {
        return window.look().getDroppedList();
    }

    @Test
    void where_nothing_was_dropped_or_heard_nothing_is_told() {
        assertThat(window.look()).isEqualTo(window.look().getDefaultInstanceForType());
    }

    @Test
    void what_was_dropped_is_told_by_its_cause_for_ten_seconds() {
        assertThat(look()).isEmpty();
        soundboard.dropped().add(Cause.SLOW, 40);
        soundboard.dropped().add(Cause.RATE, 2);
        var told =
                List.of(
                        dropped(DropCause.DROP_CAUSE_RATE, 2),
                        dropped(DropCause.DROP_CAUSE_SLOW, 40));
        for (int look = 1; look < FanOutWindow.LOOKS; look++) {
            assertThat(look()).as("look " + look).isEqualTo(told);
        }
        look();
        assertThat(look()).as("after ten seconds").isEmpty();
    }

    private static DroppedFrames dropped(DropCause cause, int frames) {
        return DroppedFrames.newBuilder().setCause(cause).setFrames(frames).build();
    }
}
