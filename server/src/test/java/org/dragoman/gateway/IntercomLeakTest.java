package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.IntercomFrame;
import org.dragoman.protocol.v1.Output;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is said on the intercom never reaches a channel, and what is said on a channel never reaches the intercom: six
 * interpreters press their keys at random while they speak, each frame marked with where it was meant to go.
 */
class IntercomLeakTest {
    private static final byte PUBLIC = 1;
    private static final byte PRIVATE = 2;
    private static final int STEPS = 600;
    private static final long SEED = Long.getLong("intercom.seed", 20261123L);

    @TempDir Path data;
    private Venue venue;
    private final Queue<AudioFrame> channels = new ConcurrentLinkedQueue<>();
    private final Queue<IntercomFrame> overheard = new ConcurrentLinkedQueue<>();
    private final List<DragomanClient> interpreters = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        var moderator = venue.enter("moderator-1a");
        done(moderator.commands().openSession());
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        var listener = venue.enter("observer-1");
        listener.frames().onFrame(channels::add);
        var all =
                IntStream.rangeClosed(0, venue.conference().languages().size())
                        .boxed()
                        .collect(Collectors.toSet());
        done(listener.listen(Set.copyOf(all), List.of(), 1));
        for (String who : List.of("fr-1", "fr-2", "ru-1", "ru-2", "en-1", "ar-1")) {
            interpreters.add(venue.enter(who, new Overhearing()));
        }
        venue.enter("technician-1", new Overhearing());
    }

    private final class Overhearing implements SessionListener {
        @Override
        public void overheard(IntercomFrame frame) {
            overheard.add(frame);
        }
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.handle((accepted, no) -> no).get(5, TimeUnit.SECONDS);
    }

    @Test
    void nothing_private_reaches_a_channel_and_nothing_public_the_intercom() throws Exception {
        var random = new Random(SEED);
        int talks = 0;
        for (int step = 0; step < STEPS; step++) {
            var who = interpreters.get(random.nextInt(interpreters.size()));
            switch (random.nextInt(8)) {
                case 0 -> done(who.commands().goOnAir(Output.OUTPUT_A));
                case 1 -> done(who.commands().goOffAir());
                case 2 -> done(who.cough(random.nextBoolean()));
                case 3 -> who.intercom().hold(to(random));
                case 4 -> who.intercom().release();
                case 5 -> done(who.intercom().hold(to(random)));
                default -> {}
            }
            for (DragomanClient each : interpreters) {
                each.microphone().send(new Sound(new byte[] {PUBLIC, 0, 0}, 200));
                talks += each.intercom().send(new Sound(new byte[] {PRIVATE, 0, 0}, 200)) ? 1 : 0;
            }
        }
        String seed = "-Dintercom.seed=" + SEED;
        assertThat(talks).as(seed).isGreaterThan(100);
        await().untilAsserted(() -> assertThat(overheard).isNotEmpty());
        assertThat(channels).as(seed).isNotEmpty().allMatch(f -> f.getOpus().byteAt(0) == PUBLIC);
        assertThat(overheard).as(seed).allMatch(f -> f.getOpus().byteAt(0) == PRIVATE);
    }

    /** A client that does not mute itself is muted by the hub. */
    @Test
    void a_client_that_goes_on_sending_to_its_channel_while_it_talks_is_not_heard_there()
            throws Exception {
        try (var raw = RawSocket.entered(venue.house().port(), venue.token("visitor-fr"))) {
            raw.send(RawSocket.command("1", c -> c.getGoOnAirBuilder().setOutput(Output.OUTPUT_A)));
            var lease = raw.until(m -> m.hasLease() && m.getLease().getOpen()).getLease();
            raw.send(RawSocket.frame(lease, PUBLIC));
            await().untilAsserted(() -> assertThat(channels).isNotEmpty());
            raw.send(
                    RawSocket.command(
                            "2",
                            c ->
                                    c.getTalkToBuilder()
                                            .setHeld(true)
                                            .getToBuilder()
                                            .setKind(AddressKind.ADDRESS_KIND_TECHNICIAN)));
            raw.until(m -> m.hasIntercomLease());
            channels.clear();
            for (int i = 0; i < 20; i++) {
                raw.send(RawSocket.frame(lease, PRIVATE));
            }
            raw.send(RawSocket.command("3", c -> c.getTalkToBuilder()));
            raw.until(m -> m.hasIntercomLease() && !m.getIntercomLease().getOpen());
            raw.send(RawSocket.frame(lease, PUBLIC));
            await().untilAsserted(() -> assertThat(channels).isNotEmpty());
            assertThat(channels).allMatch(f -> f.getOpus().byteAt(0) == PUBLIC);
        }
    }

    private static Address to(Random random) {
        var kinds =
                List.of(
                        AddressKind.ADDRESS_KIND_PARTNERS,
                        AddressKind.ADDRESS_KIND_BOOTHS,
                        AddressKind.ADDRESS_KIND_TECHNICIAN);
        return Address.newBuilder().setKind(kinds.get(random.nextInt(kinds.size()))).build();
    }
}
