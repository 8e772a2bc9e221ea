package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.RequestState;
import org.dragoman.protocol.v1.RequestView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of a request is told to its owner, on every device and after a return, and to nobody else. */
class RequestViewTest {
    private static final String SESSION = "plenary-1";

    @TempDir Path data;
    private Venue venue;
    private final List<DragomanClient> clients = new ArrayList<>();
    private DragomanClient moderator;
    private DragomanClient france;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = enter("moderator-1a");
        france = enter("head-france");
        done(moderator.commands().openSession());
        done(france.commands().requestFloor(request -> {}));
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        venue.close();
    }

    private DragomanClient enter(String participant) {
        var client =
                DragomanClient.builder(venue.uri())
                        .token(() -> venue.token(participant))
                        .session(SESSION)
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    private static RequestView request(DragomanClient in) {
        return in.snapshot().orElseThrow().request();
    }

    private void takeOff(String reason) throws Exception {
        var turn = moderator.snapshot().orElseThrow().list().getTurns(0).getTurn();
        done(moderator.commands().withdrawRequest(turn, reason));
    }

    @Test
    void who_is_taken_off_the_list_is_told_by_whom_and_why_on_every_device_and_when_they_return()
            throws Exception {
        var tablet = enter("head-france");
        await().until(() -> moderator.snapshot().orElseThrow().list().getTurnsCount() == 1);
        takeOff("asked by phone");
        for (DragomanClient device : List.of(france, tablet)) {
            await().untilAsserted(
                            () -> {
                                assertThat(request(device).getState())
                                        .isEqualTo(RequestState.REQUEST_STATE_CANCELLED);
                                assertThat(request(device).getBy()).isEqualTo("moderator-1a");
                                assertThat(request(device).getReason()).isEqualTo("asked by phone");
                            });
        }
        var later = enter("head-france");
        assertThat(request(later).getReason()).isEqualTo("asked by phone");
        assertThat(request(moderator)).isEqualTo(RequestView.getDefaultInstance());
        assertThat(request(enter("head-egypt"))).isEqualTo(RequestView.getDefaultInstance());
    }

    @Test
    void another_request_takes_it_away() throws Exception {
        await().until(() -> moderator.snapshot().orElseThrow().list().getTurnsCount() == 1);
        takeOff("");
        await().until(() -> request(france).getState() != RequestState.REQUEST_STATE_UNSPECIFIED);
        done(france.commands().requestFloor(request -> {}));
        await().until(() -> request(france).getState() == RequestState.REQUEST_STATE_UNSPECIFIED);
    }
}
