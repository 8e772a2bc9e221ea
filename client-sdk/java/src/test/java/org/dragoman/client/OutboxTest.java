package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A slow line makes a gap and never a delay. */
class OutboxTest {
    private final SlowWire wire = new SlowWire();
    private final Outbox outbox = new Outbox(wire);

    @Test
    void one_message_at_a_time_and_in_order() {
        word(1);
        word(2);
        assertThat(wire.sent).containsExactly(1);
        wire.ready();
        assertThat(wire.sent).containsExactly(1, 2);
    }

    @Test
    void words_go_before_sound_that_waits() {
        word(1);
        frame(10);
        word(2);
        wire.ready();
        wire.ready();
        assertThat(wire.sent).containsExactly(1, 2, 10);
    }

    @Test
    void of_too_much_sound_the_oldest_goes() {
        word(1);
        for (int i = 0; i < Outbox.SOUND_MAX + 3; i++) {
            frame(10 + i);
        }
        wire.ready();
        assertThat(wire.sent).containsExactly(1, 13);
        assertThat(outbox.soundDropped()).isEqualTo(3);
    }

    @Test
    void sound_that_waits_when_the_lease_ends_is_never_sent() {
        word(1);
        frame(10);
        outbox.silence();
        wire.ready();
        assertThat(wire.sent).containsExactly(1);
        assertThat(outbox.isEmpty()).isTrue();
    }

    @Test
    void too_many_words_are_refused() {
        for (int i = 0; i < Outbox.WORDS_MAX + 1; i++) {
            assertThat(outbox.word(new byte[] {1})).isTrue();
        }
        assertThat(outbox.word(new byte[] {1})).isFalse();
    }

    @Test
    void a_wire_that_fails_is_closed_and_takes_no_more() {
        word(1);
        wire.fail();
        assertThat(wire.closed).isTrue();
        assertThat(outbox.word(new byte[] {2})).isFalse();
    }

    private void word(int word) {
        assertThat(outbox.word(new byte[] {(byte) word})).isTrue();
    }

    private void frame(int frame) {
        outbox.frame(new byte[] {(byte) frame});
    }

    /** A wire whose every message stays on the way until the test says so. */
    private static final class SlowWire implements Wire {
        final List<Integer> sent = new ArrayList<>();
        boolean closed;
        private @Nullable Sent waiting;

        @Override
        public void send(byte[] message, Sent told) {
            assertThat(waiting).isNull();
            sent.add((int) message[0]);
            waiting = told;
        }

        @Override
        public void close(int code, String text) {
            closed = true;
        }

        void ready() {
            tell(null);
        }

        void fail() {
            tell(new IOException("broken"));
        }

        private void tell(@Nullable Throwable trouble) {
            Sent told = waiting;
            waiting = null;
            if (told != null) {
                told.sent(trouble);
            }
        }
    }
}
