package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.ClientBuilder;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionStanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whoever came without naming a session is in the one that goes on: at a real house, from session to session. */
class ProgrammeTest {
    private static final String NEXT = "plenary-1";

    @TempDir Path data;
    private Venue venue;
    private final List<DragomanClient> clients = new ArrayList<>();
    private DragomanClient chair;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        chair = enter("moderator-1a", venue.session());
        done(chair.commands().openSession());
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        venue.close();
    }

    private ClientBuilder seat(String participant) {
        return DragomanClient.builder(venue.uri()).token(() -> venue.token(participant));
    }

    private DragomanClient connected(ClientBuilder seat) {
        DragomanClient client = seat.build();
        clients.add(client);
        client.connect();
        return client;
    }

    private DragomanClient enter(String participant, String session) {
        return connected(seat(participant).session(session));
    }

    private static String session(DragomanClient client) {
        return client.snapshot().map(Snapshot::session).orElseThrow().getSession();
    }

    private static SessionStanding standing(DragomanClient client, String session) {
        return client.snapshot().orElseThrow().programme().getSessionsList().stream()
                .filter(one -> one.getSession().equals(session))
                .findFirst()
                .orElseThrow();
    }

    private void openNext() throws Exception {
        done(chair.commands().closeSession());
        chair.enter(NEXT).join();
        done(chair.commands().openSession());
    }

    @Test
    void everybody_who_follows_is_taken_along_to_the_session_that_is_opened_next()
            throws Exception {
        DragomanClient delegate = connected(seat("head-kuwait").follow());
        DragomanClient named = enter("head-morocco", venue.session());
        assertThat(session(delegate)).isEqualTo(venue.session());

        openNext();

        await().until(() -> session(delegate).equals(NEXT));
        await().untilAsserted(
                        () -> assertThat(named.snapshot().orElseThrow().leadsTo()).contains(NEXT));
        assertThat(session(named)).isEqualTo(venue.session());
    }

    @Test
    void the_programme_says_in_every_session_what_goes_on_and_in_which_languages()
            throws Exception {
        DragomanClient elsewhere = enter("head-kuwait", "plenary-3");
        DragomanClient booth = enter("fr-1", venue.session());

        done(booth.commands().goOnAir(Output.OUTPUT_A));
        done(chair.commands().takeUpItem("0.opening"));

        await().untilAsserted(
                        () -> {
                            SessionStanding now = standing(elsewhere, venue.session());
                            assertThat(now.getPhase()).isEqualTo(SessionPhase.SESSION_PHASE_OPEN);
                            assertThat(now.getItem()).isEqualTo("0.opening");
                            assertThat(now.getInterpretedList()).containsExactly("fr");
                        });
        assertThat(elsewhere.snapshot().orElseThrow().programme().getPresent())
                .isEqualTo(venue.session());
    }

    @Test
    void after_a_night_a_link_without_a_session_leads_to_the_one_that_is_next() throws Exception {
        for (String held : List.of(NEXT, "plenary-2")) {
            done(chair.commands().closeSession());
            chair.enter(held).join();
            done(chair.commands().openSession());
        }
        done(chair.commands().closeSession());

        venue.restart();

        DragomanClient scanned = connected(seat("head-morocco").follow());
        assertThat(session(scanned)).isEqualTo("plenary-3");
        DragomanClient opener = enter("moderator-1a", "plenary-3");
        done(opener.commands().openSession());
        await().until(
                        () ->
                                standing(scanned, "plenary-3").getPhase()
                                        == SessionPhase.SESSION_PHASE_OPEN);
    }
}
