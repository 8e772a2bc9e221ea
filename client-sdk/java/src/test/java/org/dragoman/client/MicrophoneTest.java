package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A microphone is open under a live lease and at no other time. */
class MicrophoneTest {
    private static final Sound SOUND = new Sound(new byte[] {1, 2, 3}, 200);

    private final TestHub hub = new TestHub();
    private final DragomanClient client =
            DragomanClient.builder(hub.uri()).token(() -> "t").build();

    @BeforeEach
    void takeTheSeat() {
        client.connect();
    }

    @AfterEach
    void everybodyLeaves() {
        client.close();
        hub.close();
    }

    @Test
    void without_a_lease_nothing_is_sent() {
        assertThat(client.microphone().send(SOUND)).isFalse();
        assertThat(client.microphone().lease()).isEmpty();
    }

    @Test
    void under_a_lease_frames_carry_its_channel_and_epoch_and_count_from_nought() {
        lease(2, 77, true);
        client.microphone().send(SOUND);
        client.microphone().send(SOUND);

        await().until(() -> frames().size() == 2);
        AudioFrame second = frames().get(1);
        assertThat(second.getChannel()).isEqualTo(2);
        assertThat(second.getEpoch()).isEqualTo(77);
        assertThat(second.getSequence()).isEqualTo(1);
        assertThat(second.getCaptured()).isEqualTo(960);
        assertThat(second.getVoice()).isEqualTo(200);
        assertThat(second.getOpus().toByteArray()).containsExactly(1, 2, 3);
    }

    @Test
    void a_new_epoch_counts_anew() {
        lease(2, 77, true);
        client.microphone().send(SOUND);
        lease(2, 78, true);
        client.microphone().send(SOUND);

        await().until(() -> frames().size() == 2);
        assertThat(frames().get(1).getSequence()).isEqualTo(0);
        assertThat(frames().get(1).getEpoch()).isEqualTo(78);
    }

    @Test
    void the_end_of_an_older_lease_does_not_close_the_live_one() {
        lease(2, 78, true);
        hub.guest().tell(ServerMessage.newBuilder().setLease(ended(2, 77)));
        client.commands().requestFloor(request -> {}).join();

        assertThat(client.microphone().send(SOUND)).isTrue();
    }

    @Test
    void a_source_is_played_at_fifty_frames_a_second_until_the_lease_ends() {
        AtomicInteger played = new AtomicInteger();
        client.publish(
                () -> new Sound(new byte[] {(byte) played.incrementAndGet()}, played.get() % 256));
        assertThat(played).hasValue(0);

        long began = System.nanoTime();
        lease(0, 5, true);
        await().until(() -> frames().size() >= 25);
        assertThat((System.nanoTime() - began) / 1_000_000).isBetween(400L, 1500L);

        hub.guest().tell(ServerMessage.newBuilder().setLease(ended(0, 5)));
        await().until(() -> client.microphone().lease().isEmpty());
        long sent = client.microphone().sent();
        // A fence: what was sent before it has arrived before its answer.
        client.commands().requestFloor(request -> {}).join();
        assertThat(frames()).hasSize((int) sent);
        assertThat(client.microphone().send(SOUND)).isFalse();
    }

    @Test
    void a_source_with_nothing_to_say_is_silence_and_not_a_pause() {
        client.publish(() -> null);
        lease(0, 5, true);

        await().until(() -> frames().size() >= 3);
        assertThat(frames())
                .allMatch(
                        frame ->
                                frame.getVoice() == 0
                                        && frame.getOpus().size() == Sound.SILENCE.opus().length);
    }

    @Test
    void while_the_cough_key_is_held_no_frame_leaves_and_time_goes_on() {
        lease(2, 77, true);
        client.microphone().send(SOUND);
        client.cough(true).join();
        assertThat(client.microphone().send(SOUND)).isFalse();
        client.cough(false).join();
        client.microphone().send(SOUND);

        await().until(() -> frames().size() == 2);
        assertThat(frames().get(1).getCaptured()).isEqualTo(1920);
        assertThat(frames().get(1).getSequence()).isEqualTo(1);
    }

    @Test
    void a_broken_line_closes_it_and_a_new_line_does_not_open_it() {
        lease(2, 77, true);
        hub.guest().cut();

        await().until(() -> hub.guests.size() == 2 && client.isConnected());
        client.commands().requestFloor(request -> {}).join();
        assertThat(client.microphone().lease()).isEmpty();
        assertThat(client.microphone().send(SOUND)).isFalse();
        assertThat(frames()).isEmpty();
    }

    private void lease(int channel, int epoch, boolean open) {
        hub.guest()
                .tell(
                        ServerMessage.newBuilder()
                                .setLease(
                                        Lease.newBuilder()
                                                .setChannel(channel)
                                                .setEpoch(epoch)
                                                .setOpen(open)));
        await().until(
                        () ->
                                client.microphone()
                                        .lease()
                                        .filter(l -> l.getEpoch() == epoch)
                                        .isPresent());
    }

    private static Lease ended(int channel, int epoch) {
        return Lease.newBuilder()
                .setChannel(channel)
                .setEpoch(epoch)
                .setEnd(LeaseEnd.LEASE_END_TAKEN)
                .build();
    }

    private List<AudioFrame> frames() {
        return hub.got.stream()
                .filter(ClientMessage::hasAudio)
                .flatMap(message -> message.getAudio().getFramesList().stream())
                .toList();
    }
}
