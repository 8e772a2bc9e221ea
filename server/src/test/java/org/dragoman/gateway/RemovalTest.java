package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DepartedException;
import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.Warned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Somebody is shown out, has another role, or is told to conclude, over real sockets. */
class RemovalTest {
    private static final String SPEAKER = "head-azerbaijan";

    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Departure> departures = new ConcurrentLinkedQueue<>();
    private final Queue<Lease> leases = new ConcurrentLinkedQueue<>();
    private final Queue<Warned> warnings = new ConcurrentLinkedQueue<>();

    private final SessionListener watching =
            new SessionListener() {
                @Override
                public void disconnected(Departure departure, boolean again) {
                    departures.add(departure);
                }

                @Override
                public void leased(Lease lease) {
                    leases.add(lease);
                }

                @Override
                public void warned(Warned warned) {
                    warnings.add(warned);
                }
            };

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        var listener = venue.enter("observer-1");
        listener.frames().onFrame(heard::add);
        done(listener.listen(Set.of(0), List.of(), 1));
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private DragomanClient speaks(String who) throws Exception {
        var client = venue.enter(who, watching);
        client.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2, 3}, 200));
        done(moderator.commands().giveFloor(to -> to.setParticipant(who)));
        await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        return client;
    }

    private void nothingMoreIsHeard() {
        heard.clear();
        await().during(300, TimeUnit.MILLISECONDS).untilAsserted(() -> assertThat(heard).isEmpty());
    }

    @Test
    void whoever_is_removed_is_silent_told_why_and_not_let_in_again_until_readmitted()
            throws Exception {
        speaks(SPEAKER);
        done(moderator.commands().removeParticipant(SPEAKER, "Rule 39", false));
        nothingMoreIsHeard();
        await().untilAsserted(
                        () ->
                                assertThat(departures)
                                        .anyMatch(
                                                d ->
                                                        d.code()
                                                                == CloseCode.CLOSE_CODE_REMOVED
                                                                        .getNumber()));
        assertThat(leases).anyMatch(l -> l.getEnd() == LeaseEnd.LEASE_END_REMOVED);
        assertThatThrownBy(() -> venue.enter(SPEAKER)).isInstanceOf(DepartedException.class);
        await().untilAsserted(
                        () -> {
                            var gone =
                                    moderator
                                            .snapshot()
                                            .orElseThrow()
                                            .credentials()
                                            .getRemovedList();
                            assertThat(gone).hasSize(1);
                            assertThat(gone.getFirst().getReason()).isEqualTo("Rule 39");
                        });

        done(moderator.commands().readmitParticipant(SPEAKER, false));
        assertThat(venue.enter(SPEAKER).snapshot().orElseThrow().role())
                .isEqualTo(Role.ROLE_DELEGATE);
    }

    @Test
    void a_removal_outlives_a_restart() throws Exception {
        done(moderator.commands().removeParticipant(SPEAKER, "Rule 39", false));
        venue.restart();
        assertThatThrownBy(() -> venue.enter(SPEAKER)).isInstanceOf(DepartedException.class);
    }

    @Test
    void another_role_silences_the_speaker_who_comes_back_with_it() throws Exception {
        var speaker = speaks(SPEAKER);
        done(moderator.commands().changeRole(SPEAKER, Role.ROLE_OBSERVER));
        nothingMoreIsHeard();
        await().untilAsserted(
                        () ->
                                assertThat(speaker.snapshot().orElseThrow().role())
                                        .isEqualTo(Role.ROLE_OBSERVER));
        assertThat(leases).anyMatch(l -> l.getEnd() == LeaseEnd.LEASE_END_ROLE);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                moderator
                                                        .snapshot()
                                                        .orElseThrow()
                                                        .credentials()
                                                        .getRolesList())
                                        .anyMatch(r -> r.getParticipant().equals(SPEAKER)));
    }

    @Test
    void a_new_moderator_sees_who_is_there_and_what_is_noted() throws Exception {
        var delegate = venue.enter(SPEAKER, watching);
        assertThat(delegate.snapshot().orElseThrow().seen().hasPresence()).isFalse();
        done(moderator.commands().changeRole(SPEAKER, Role.ROLE_MODERATOR));
        await().untilAsserted(
                        () ->
                                assertThat(delegate.snapshot().orElseThrow().seen().hasNotes())
                                        .isTrue());
        assertThat(delegate.snapshot().orElseThrow().seen().hasPresence()).isTrue();
        done(
                delegate.commands()
                        .setFloorMode(
                                org.dragoman.protocol.v1.FloorMode.FLOOR_MODE_AUTOMATIC,
                                2,
                                OptionalInt.empty()));
    }

    @Test
    void the_speaker_alone_is_told_to_conclude() throws Exception {
        speaks(SPEAKER);
        var others = new ConcurrentLinkedQueue<Warned>();
        venue.enter(
                "head-france",
                new SessionListener() {
                    @Override
                    public void warned(Warned warned) {
                        others.add(warned);
                    }
                });
        done(moderator.commands().warnSpeaker(0));
        await().untilAsserted(() -> assertThat(warnings).hasSize(1));
        assertThat(warnings.peek().getBy()).isEqualTo("moderator-1a");
        assertThat(others).isEmpty();
    }
}
