package org.dragoman.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.dragoman.conference.Role;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.observe.Failures;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.QuorumView;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.state.Session;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** A view that cannot be told keeps no other from being told, is said, and is told as soon as it can be. */
class OwedViewTest {
    private final Failures failures = new Failures(new SimpleMeterRegistry());

    /** A view that counts how often it is told, and fails as long as it is to. */
    private static final class Told implements View {
        private final ViewKind kind;
        private final Message message;
        private boolean fails;
        private int times;

        Told(ViewKind kind, Message message) {
            this.kind = kind;
            this.message = message;
        }

        @Override
        public ViewKind kind() {
            return kind;
        }

        @Override
        public Set<Role> seenBy() {
            return Set.of();
        }

        @Override
        public boolean changed(Settled before, Settled now) {
            return true;
        }

        @Override
        public Message of(Settled now) {
            if (fails) {
                throw new IllegalStateException("planted");
            }
            times++;
            return message;
        }
    }

    @Test
    void the_others_are_told_and_it_follows_when_it_can() {
        var quorum = new Told(ViewKind.QUORUM, QuorumView.getDefaultInstance());
        var floor = new Told(ViewKind.FLOOR, FloorView.getDefaultInstance());
        var list = new Told(ViewKind.LIST, ListView.getDefaultInstance());
        var telling =
                new SessionTelling(
                        "opening",
                        List.of(quorum, floor, list),
                        new Connected(List.of()),
                        failures);
        var setting = SmallHall.setting();
        var now = Settled.of(setting, Session.scheduled(setting));
        floor.fails = true;
        telling.recorded(now, now);
        assertThat(list.times).isEqualTo(1);
        assertThat(failures.standing()).contains("opening: the view FLOOR cannot be told");
        telling.noticed(now, false);
        assertThat(failures.standing()).isNotEmpty();
        floor.fails = false;
        telling.noticed(now, false);
        assertThat(floor.times).isEqualTo(1);
        assertThat(failures.standing()).isEmpty();
        telling.noticed(now, false);
        assertThat(floor.times).isEqualTo(1);
    }
}
