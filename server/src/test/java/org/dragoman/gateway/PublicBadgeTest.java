package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.access.BadgeKeys;
import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.client.SessionListener;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;

/** One code on the wall lets everybody listen, and nobody do anything else. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class PublicBadgeTest {
    private static final String WALL = "visitor-public";
    private static final int PHONES = 200;

    /** More than one person's badge would let in; few enough to be there before the hub misses their pongs. */
    private static final int HEARD = 24;

    @TempDir Path data;
    private Venue venue;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        venue.close();
    }

    private RawSocket phone(ConnectionPurpose purpose) throws Exception {
        var raw = RawSocket.open(venue.house().port());
        open.add(raw);
        raw.send(
                ClientMessage.newBuilder()
                        .setHello(
                                Hello.newBuilder()
                                        .setToken(venue.token(WALL))
                                        .setSession(venue.session())
                                        .setPurpose(purpose))
                        .build());
        var first = ServerMessage.parseFrom(raw.read().payload());
        assertThat(first.hasWelcome()).as(first.toString()).isTrue();
        assertThat(first.getWelcome().getRole()).isEqualTo(Role.ROLE_PUBLIC);
        return raw;
    }

    @Test
    void two_hundred_phones_of_two_hundred_come_in_with_one_badge_and_hear() throws Exception {
        DragomanClient technician = venue.enter("technician-1");
        for (int i = 1; i <= PHONES; i++) {
            phone(ConnectionPurpose.CONNECTION_PURPOSE_CONTROL);
            phone(ConnectionPurpose.CONNECTION_PURPOSE_SOUND)
                    .send(
                            ClientMessage.newBuilder()
                                    .setListen(Listen.newBuilder().addChannels(0))
                                    .build());
            if (i == HEARD) {
                await().until(() -> listeners(technician) == HEARD);
            }
        }
    }

    private static long listeners(DragomanClient technician) {
        return technician.snapshot().orElseThrow().presence().getListenersList().stream()
                .filter(channel -> channel.getChannel() == 0)
                .mapToLong(channel -> channel.getListeners())
                .sum();
    }

    @Test
    void players_may_play_by_it_as_often_as_they_like() throws Exception {
        var http = HttpClient.newHttpClient();
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + venue.house().port()
                                                + "/listen/fr.ogg"))
                        .header("authorization", "Bearer " + venue.token(WALL))
                        .build();
        for (int i = 0; i < 20; i++) {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            InputStream sound = answer.body();
            open.add(sound);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nothing_can_be_asked_with_it_and_it_never_counts_for_more() throws Exception {
        var phone = venue.enter(WALL);
        DragomanClient chair = venue.enter("chair");
        done(chair.commands().openSession());
        refused(phone.commands().requestFloor(ask -> {}), RefusalCode.REFUSAL_CODE_FORBIDDEN);
        refused(
                chair.commands().giveFloor(to -> to.setParticipant(WALL)),
                RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT);
        refused(
                chair.commands().changeRole(WALL, Role.ROLE_DELEGATE),
                RefusalCode.REFUSAL_CODE_FORBIDDEN);
        refused(
                chair.commands().changeRole("observer-1", Role.ROLE_PUBLIC),
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
    }

    private static void refused(
            java.util.concurrent.CompletableFuture<?> answer, RefusalCode code) {
        assertThat(answer)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedException.class)
                .extracting(e -> ((RefusedException) Objects.requireNonNull(e.getCause())).code())
                .isEqualTo(code);
    }

    @Test
    void whoever_is_in_by_a_key_that_was_ended_has_to_leave() throws Exception {
        Queue<Departure> departures = new ConcurrentLinkedQueue<>();
        String old = venue.token("observer-1");
        var client =
                DragomanClient.builder(venue.uri())
                        .token(() -> old)
                        .session(venue.session())
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void disconnected(Departure departure, boolean again) {
                                        departures.add(departure);
                                    }
                                })
                        .build();
        open.add(client);
        client.connect();
        DragomanClient other = venue.enter("observer-2");
        BadgeKeys.in(data.resolve("baku-2013")).rotate(Instant.EPOCH, Instant.now());
        await().untilAsserted(
                        () ->
                                assertThat(departures)
                                        .anyMatch(
                                                d ->
                                                        d.code()
                                                                == CloseCode.CLOSE_CODE_TOKEN
                                                                        .getNumber()));
        // Whose program asks for a badge anew comes back with one.
        done(other.listen(Set.of(0), List.of(), 1));
    }
}
