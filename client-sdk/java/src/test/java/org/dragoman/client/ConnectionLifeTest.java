package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client and the other end of a real WebSocket, from the upgrade to the last close. */
class ConnectionLifeTest {
    private final TestHub hub = new TestHub();
    private final Heard heard = new Heard();
    private final DragomanClient client = client(hub);

    @AfterEach
    void everybodyLeaves() {
        client.close();
        hub.close();
    }

    @Test
    void the_first_message_is_hello_with_the_token_and_the_answer_is_the_snapshot() {
        Snapshot snapshot = client.connect();

        assertThat(snapshot.participant()).isEqualTo("az-delegate");
        assertThat(hub.got.get(0).getHello().getToken()).isEqualTo("token-1");
        assertThat(hub.got.get(0).getHello().getLanguage()).isEqualTo("az");
        assertThat(hub.got.get(0).getHello().getClient()).isEqualTo("test 0.1");
        assertThat(client.isConnected()).isTrue();
        await().untilAsserted(() -> assertThat(heard.told).contains("connected"));
    }

    @Test
    void a_newer_view_replaces_its_predecessor_and_an_older_one_does_not() {
        client.connect();
        hub.guest().tell(ServerMessage.newBuilder().setFloor(floor(9, "ru")));
        hub.guest().tell(ServerMessage.newBuilder().setFloor(floor(8, "fr")));
        hub.guest().tell(ServerMessage.newBuilder().setList(ListView.newBuilder().setPosition(10)));

        await().until(() -> client.snapshot().orElseThrow().list().getPosition() == 10);
        assertThat(client.snapshot().orElseThrow().floor().getLanguage()).isEqualTo("ru");
        assertThat(client.snapshot().orElseThrow().position()).isEqualTo(10);
        await().untilAsserted(() -> assertThat(heard.told).contains("changed"));
    }

    @Test
    void a_command_is_answered_with_its_position() {
        client.connect();

        assertThat(client.commands().requestFloor(request -> {}).join().getPosition()).isEqualTo(7);
        assertThat(client.commands().endSpeech(0).join().getPosition()).isEqualTo(7);
        assertThat(commandIds()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void a_refused_command_fails_with_its_reason() {
        hub.answering =
                (guest, message) -> {
                    if (message.hasCommand()) {
                        guest.tell(
                                ServerMessage.newBuilder()
                                        .setRefused(
                                                Refused.newBuilder()
                                                        .setCommand(message.getCommand().getId())
                                                        .setCode(
                                                                RefusalCode.REFUSAL_CODE_LIST_EMPTY)
                                                        .setText("Siyahı boşdur")
                                                        .setField("turn")
                                                        .setRetry(true)));
                    } else {
                        TestHub.welcomeAll(guest, message);
                    }
                };
        client.connect();

        assertThatThrownBy(() -> client.commands().giveNext().join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> {
                            assertThat(refused.code())
                                    .isEqualTo(RefusalCode.REFUSAL_CODE_LIST_EMPTY);
                            assertThat(refused.text()).isEqualTo("Siyahı boşdur");
                            assertThat(refused.field()).isEqualTo("turn");
                            assertThat(refused.retry()).isTrue();
                        });
    }

    @Test
    void a_command_without_an_answer_fails_in_time() {
        hub.answering =
                (guest, message) -> {
                    if (!message.hasCommand()) {
                        TestHub.welcomeAll(guest, message);
                    }
                };
        try (DragomanClient hasty =
                DragomanClient.builder(hub.uri())
                        .token(() -> "t")
                        .answerPatience(Duration.ofMillis(100))
                        .build()) {
            hasty.connect();

            assertThatThrownBy(() -> hasty.commands().giveNext().get(5, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void a_line_that_breaks_is_dialled_again_and_what_was_asked_is_asked_again_with_the_same_id() {
        client.connect();
        client.listen(Set.of(0, 3), List.of("fr"), 2).join();
        hub.answering =
                (guest, message) -> {
                    if (message.hasCommand() && hub.guests.size() == 1) {
                        guest.cut();
                    } else {
                        TestHub.welcomeAll(guest, message);
                    }
                };

        assertThat(client.commands().closeSession().join().getPosition()).isEqualTo(7);
        assertThat(hub.guests).hasSize(2);
        assertThat(commandIds()).hasSize(2);
        assertThat(Set.copyOf(commandIds())).hasSize(1);
        await().untilAsserted(
                        () ->
                                assertThat(
                                                hub.got.stream()
                                                        .filter(ClientMessage::hasListen)
                                                        .map(ClientMessage::getListen))
                                        .hasSize(2)
                                        .allMatch(listen -> listen.getBundle() == 2));
        assertThat(hellos().get(1).getSeenPosition()).isEqualTo(0);
        assertThat(heard.told).contains("disconnected again");
    }

    @Test
    void a_hub_that_says_token_is_not_dialled_again() {
        hub.answering =
                (guest, message) -> guest.close(CloseCode.CLOSE_CODE_TOKEN_VALUE, "which badge?");

        assertThatThrownBy(() -> client.connect(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(
                        DepartedException.class,
                        departed -> {
                            assertThat(departed.departure().code()).isEqualTo(4502);
                            assertThat(departed.departure().text()).isEqualTo("which badge?");
                        });
        assertThat(hub.guests).hasSize(1);
        await().untilAsserted(() -> assertThat(heard.told).contains("disconnected for good"));
        assertThatThrownBy(() -> client.commands().giveNext().join())
                .cause()
                .isInstanceOf(DepartedException.class);
    }

    @Test
    void a_hub_that_leaves_says_when_to_come_back() {
        client.connect();
        long left = System.nanoTime();
        hub.guest()
                .tell(
                        ServerMessage.newBuilder()
                                .setLeaving(
                                        Leaving.newBuilder()
                                                .setCode(CloseCode.CLOSE_CODE_RESTART)
                                                .setRetryAfterMs(700)));
        hub.guest().close(4000, "");

        await().until(() -> hub.guests.size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - left))
                .isGreaterThan(Duration.ofMillis(690));
    }

    @Test
    void a_hub_that_leaves_without_an_hour_is_not_dialled_again() {
        client.connect();
        hub.guest()
                .tell(
                        ServerMessage.newBuilder()
                                .setLeaving(
                                        Leaving.newBuilder()
                                                .setCode(CloseCode.CLOSE_CODE_SESSION_OVER)));
        hub.guest().close(4508, "");

        await().untilAsserted(() -> assertThat(heard.told).contains("disconnected for good"));
        assertThat(hub.guests).hasSize(1);
    }

    @Test
    void a_hub_that_is_not_there_yet_is_dialled_until_it_is() {
        int port = hub.port();
        hub.close();
        try (DragomanClient early = client(hub)) {
            var seat = early.connectAsync();
            await().until(() -> !heard.told.isEmpty());
            try (TestHub late = new TestHub(port)) {
                assertThat(seat.orTimeout(10, TimeUnit.SECONDS).join().participant())
                        .isEqualTo("az-delegate");
                assertThat(late.guests).hasSize(1);
            }
        }
    }

    @Test
    void a_path_that_is_no_hub_is_not_dialled_again() {
        try (DragomanClient lost =
                DragomanClient.builder(hub.uri().resolve("/elsewhere")).token(() -> "t").build()) {
            assertThatThrownBy(() -> lost.connect(Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            DepartedException.class,
                            departed ->
                                    assertThat(departed.departure().text()).startsWith("HTTP 4"));
        }
    }

    @Test
    void close_waits_for_what_was_asked_and_then_says_nothing_more() {
        client.connect();
        var answer = client.commands().requestFloor(request -> {});
        client.close();

        assertThat(answer).isCompleted();
        assertThat(client.isConnected()).isFalse();
        assertThat(client.connectAsync()).isCompleted();
        assertThat(hub.guests).hasSize(1);
    }

    @Test
    void a_listener_may_wait_for_the_answer_to_a_command() {
        List<Long> positions = new CopyOnWriteArrayList<>();
        DragomanClient[] self = new DragomanClient[1];
        self[0] =
                DragomanClient.builder(hub.uri())
                        .token(() -> "t")
                        .listener(
                                new SessionListener() {
                                    @Override
                                    public void connected(Snapshot snapshot) {
                                        positions.add(
                                                self[0].commands()
                                                        .requestFloor(request -> {})
                                                        .join()
                                                        .getPosition());
                                    }
                                })
                        .build();
        try (DragomanClient asking = self[0]) {
            asking.connect();
            await().untilAsserted(() -> assertThat(positions).containsExactly(7L));
        }
    }

    private DragomanClient client(TestHub at) {
        return DragomanClient.builder(at.uri())
                .token(() -> "token-1")
                .language("az")
                .name("test 0.1")
                .reconnect(Backoff.fullJitter(Duration.ofMillis(20), Duration.ofMillis(100)))
                .listener(heard)
                .build();
    }

    private List<String> commandIds() {
        return hub.got.stream()
                .filter(ClientMessage::hasCommand)
                .map(message -> message.getCommand().getId())
                .toList();
    }

    private List<Hello> hellos() {
        return hub.got.stream()
                .filter(ClientMessage::hasHello)
                .map(ClientMessage::getHello)
                .toList();
    }

    private static FloorView.Builder floor(long position, String language) {
        return FloorView.newBuilder().setPosition(position).setLanguage(language);
    }

    /** Writes down what a listener is told. */
    private static final class Heard implements SessionListener {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void connected(Snapshot snapshot) {
            told.add("connected");
        }

        @Override
        public void changed(Snapshot snapshot) {
            told.add("changed");
        }

        @Override
        public void disconnected(Departure departure, boolean again) {
            told.add("disconnected " + (again ? "again" : "for good"));
        }
    }
}
