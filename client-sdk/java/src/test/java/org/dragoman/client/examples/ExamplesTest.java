package org.dragoman.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.TestHub;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The examples of the README do what they say. */
class ExamplesTest {
    private static final Path TONE =
            Path.of("src/test/resources/org/dragoman/client/ogg/tone.opus");
    private final TestHub hub = new TestHub();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void a_bot_says_its_file_and_yields() throws Exception {
        hub.answering(
                (guest, message) -> {
                    TestHub.welcomeAll(guest, message);
                    if (message.hasCommand() && message.getCommand().hasRequestFloor()) {
                        guest.tell(
                                ServerMessage.newBuilder()
                                        .setLease(Lease.newBuilder().setEpoch(1).setOpen(true)));
                    }
                });
        SpeakingBot.speak(hub.uri(), "t", TONE);

        assertThat(hub.got()).anyMatch(m -> m.getCommand().hasEndSpeech());
        assertThat(
                        hub.got().stream()
                                .filter(
                                        m ->
                                                m.hasAudio()
                                                        && m.getAudio().getFrames(0).getVoice()
                                                                > 0))
                .hasSize(61);
    }

    @Test
    void a_captioner_writes_line_by_line() {
        Captioner.write(hub.uri(), "t", "ar", List.of("السيد الرئيس،", "شكرا."));

        await().untilAsserted(
                        () ->
                                assertThat(
                                                hub.got().stream()
                                                        .filter(ClientMessage::hasCaption)
                                                        .map(m -> m.getCaption().getText()))
                                        .containsExactly("السيد الرئيس،", "شكرا."));
    }

    @Test
    void the_list_is_told_when_it_changes() {
        List<List<String>> told = new CopyOnWriteArrayList<>();
        try (ListOfSpeakers list = new ListOfSpeakers(hub.uri(), "t", "en", told::add)) {
            assertThat(list).isNotNull();
            hub.guest()
                    .tell(
                            ServerMessage.newBuilder()
                                    .setList(
                                            ListView.newBuilder()
                                                    .setPosition(9)
                                                    .addTurns(
                                                            Turn.newBuilder()
                                                                    .setParticipant("fr-head"))));
            await().untilAsserted(() -> assertThat(told).endsWith(List.of("fr-head")));
        }
        assertThat(told).startsWith(List.<String>of());
    }
}
