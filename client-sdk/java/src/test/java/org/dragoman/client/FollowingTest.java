package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.ProgrammeView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionStanding;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.protocol.v1.Welcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** A client goes from one session to the next, by hand or along with the conference. */
class FollowingTest {
    private final TestHub hub = new TestHub();
    private volatile ProgrammeView programme = programme(1, "opening");

    FollowingTest() {
        hub.answering(
                (guest, message) -> {
                    if (message.hasHello()) {
                        guest.tell(ServerMessage.newBuilder().setWelcome(welcome(message)));
                    } else if (!message.hasCommand()) {
                        TestHub.welcomeAll(guest, message);
                    }
                });
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void who_follows_is_in_the_session_that_goes_on_once_their_own_does_not() {
        try (var client = client().follow().build()) {
            client.connect();

            tell(programme(2));
            tell(programme(3, "plenary-1"));

            await().until(() -> in(client, "plenary-1"));
            assertThat(hellos()).extracting(Hello::getSession).containsExactly("", "plenary-1");
            assertThat(hellos()).extracting(Hello::getSeenPosition).containsExactly(0L, 0L);
        }
    }

    @Test
    void where_two_go_on_it_is_chosen_and_kept() {
        try (var client = client().follow().build()) {
            client.connect();

            tell(programme(2, "plenary-2", "plenary-3"));
            client.enter("plenary-3").join();

            assertThat(client.snapshot().orElseThrow().leadsTo()).isEmpty();
            assertThat(in(client, "plenary-3")).isTrue();
            tell(programme(3, "plenary-2"));
            await().until(() -> in(client, "plenary-2"));
        }
    }

    @Test
    void who_does_not_follow_stays() {
        try (var client = client().build()) {
            client.connect();
            tell(programme(2, "plenary-1"));
            await().until(() -> client.snapshot().orElseThrow().programme().getVersion() == 2);

            assertThat(client.snapshot().orElseThrow().leadsTo()).contains("plenary-1");
            assertThat(in(client, "opening")).isTrue();
        }
    }

    @Test
    void a_broken_link_comes_back_to_the_session_it_was_in() {
        try (var client = client().build()) {
            client.connect();
            client.enter("plenary-1").join();

            hub.guest().cut();

            await().until(() -> hellos().size() == 3);
            assertThat(hellos())
                    .extracting(Hello::getSession)
                    .containsExactly("", "plenary-1", "plenary-1");
        }
    }

    @Test
    void a_command_that_was_asked_of_one_session_is_never_asked_of_another() {
        try (var client = client().build()) {
            client.connect();
            var answer = client.commands().closeSession();

            client.enter("plenary-1").join();

            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(DepartedException.class);
            assertThat(hub.got().stream().filter(ClientMessage::hasCommand)).hasSize(1);
        }
    }

    @Test
    void what_was_listened_to_is_asked_for_again_in_the_other_session() {
        try (var client = client().build()) {
            client.connect();
            client.listen(Set.of(3), List.of("fr"), 1).join();

            client.enter("plenary-1").join();

            await().until(
                            () ->
                                    hub.got().stream()
                                                    .filter(ClientMessage::hasListen)
                                                    .filter(m -> m.getListen().getChannels(0) == 3)
                                                    .count()
                                            == 2);
        }
    }

    @Test
    void a_session_that_is_gone_leads_back_to_the_one_that_was_asked_for() {
        try (var client = client().build()) {
            client.connect();
            client.enter("plenary-1").join();

            hub.guest().close(CloseCode.CLOSE_CODE_SESSION_OVER_VALUE, "SESSION_OVER");

            await().until(() -> hellos().size() == 3);
            assertThat(hellos().get(2).getSession()).isEmpty();
        }
    }

    private ClientBuilder client() {
        return DragomanClient.builder(hub.uri()).token(() -> "token");
    }

    private List<Hello> hellos() {
        return hub.got().stream()
                .filter(ClientMessage::hasHello)
                .map(ClientMessage::getHello)
                .toList();
    }

    private static boolean in(DragomanClient client, String session) {
        return client.snapshot().orElseThrow().session().getSession().equals(session);
    }

    private Welcome welcome(ClientMessage message) {
        String named = message.getHello().getSession();
        return TestHub.welcome().toBuilder()
                .setSession(
                        SessionView.newBuilder()
                                .setPosition(3)
                                .setSession(named.isEmpty() ? "opening" : named))
                .setProgramme(programme)
                .build();
    }

    private void tell(ProgrammeView now) {
        programme = now;
        hub.guest().tell(ServerMessage.newBuilder().setProgramme(now));
    }

    private static ProgrammeView programme(long version, String... open) {
        var view = ProgrammeView.newBuilder().setVersion(version);
        for (String session : List.of("opening", "plenary-1", "plenary-2", "plenary-3")) {
            view.addSessions(
                    SessionStanding.newBuilder()
                            .setSession(session)
                            .setPhase(
                                    List.of(open).contains(session)
                                            ? SessionPhase.SESSION_PHASE_OPEN
                                            : SessionPhase.SESSION_PHASE_SCHEDULED));
        }
        return view.build();
    }
}
