package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.Announce;
import org.dragoman.protocol.v1.Announcement;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ChairPriority;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.FloorMode;
import org.dragoman.protocol.v1.ImportInscriptions;
import org.dragoman.protocol.v1.InscriptionReport;
import org.dragoman.protocol.v1.ListPolicy;
import org.dragoman.protocol.v1.OrderPreview;
import org.dragoman.protocol.v1.Output;
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

/** The floor and the booths, heard over real sockets. */
class FloorSoundTest {

    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private DragomanClient listener;
    private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        listener = venue.enter("observer-1");
        listener.frames().onFrame(heard::add);
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static void done(java.util.concurrent.CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }

    private int channel(String tag) {
        return venue.conference().languages().stream()
                .filter(l -> l.tag().value().equals(tag))
                .findFirst()
                .orElseThrow()
                .channel()
                .value();
    }

    private static void speak(DragomanClient who) {
        who.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2, 3}, 200));
    }

    @Test
    void
            a_delegate_is_heard_on_the_floor_and_on_the_channel_of_their_language_while_they_have_the_floor()
                    throws Exception {
        var delegate = venue.enter("head-azerbaijan");
        speak(delegate);
        done(listener.listen(Set.of(0, channel("az")), List.of(), 1));
        done(delegate.commands().requestFloor(request -> {}));
        done(moderator.commands().giveNext());
        await().untilAsserted(
                        () -> {
                            assertThat(heard).anyMatch(f -> f.getChannel() == 0);
                            assertThat(heard).anyMatch(f -> f.getChannel() == channel("az"));
                        });
        done(moderator.commands().takeFloor(0, false));
        heard.clear();
        await().during(300, TimeUnit.MILLISECONDS).untilAsserted(() -> assertThat(heard).isEmpty());
    }

    @Test
    void an_interpreter_on_air_is_heard_instead_of_the_floor_and_the_floor_again_after()
            throws Exception {
        var delegate = venue.enter("head-azerbaijan");
        var interpreter = venue.enter("fr-1");
        speak(delegate);
        speak(interpreter);
        done(listener.listen(Set.of(channel("fr")), List.of(), 1));
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        int floorTrack = heard.peek().getTrack();
        done(interpreter.commands().goOnAir(Output.OUTPUT_A));
        await().untilAsserted(() -> assertThat(heard).anyMatch(f -> f.getTrack() != floorTrack));
        heard.clear();
        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(10));
        assertThat(heard).allMatch(f -> f.getTrack() != floorTrack);
        interpreter.close();
        await().untilAsserted(() -> assertThat(heard).anyMatch(f -> f.getTrack() == floorTrack));
    }

    @Test
    void two_open_microphones_are_two_tracks_of_the_floor_channel_and_priority_silences_both()
            throws Exception {
        var first = venue.enter("head-azerbaijan");
        var second = venue.enter("head-saudi-arabia");
        speak(first);
        speak(second);
        done(listener.listen(Set.of(0), List.of(), 1));
        done(
                moderator
                        .commands()
                        .setFloorMode(FloorMode.FLOOR_MODE_AUTOMATIC, 2, OptionalInt.empty()));
        done(first.commands().requestFloor(request -> {}));
        done(second.commands().requestFloor(request -> {}));
        await().untilAsserted(
                        () ->
                                assertThat(heard.stream().map(AudioFrame::getTrack).distinct())
                                        .hasSize(2));
        done(
                moderator.command(
                        Command.newBuilder()
                                .setChairPriority(ChairPriority.newBuilder().setHeld(true))));
        heard.clear();
        await().during(300, TimeUnit.MILLISECONDS).untilAsserted(() -> assertThat(heard).isEmpty());
        assertThat(first.microphone().lease()).isEmpty();
    }

    @Test
    void who_only_previews_an_order_is_told_alone_and_a_wrong_table_lists_nobody()
            throws Exception {
        var told = new ConcurrentLinkedQueue<Object>();
        var secretary =
                venue.enter(
                        "secretary-1",
                        new SessionListener() {
                            @Override
                            public void previewed(OrderPreview preview) {
                                told.add(preview);
                            }

                            @Override
                            public void checked(InscriptionReport report) {
                                told.add(report);
                            }
                        });
        done(
                secretary
                        .commands()
                        .requestFloor(request -> request.setParticipant("head-azerbaijan")));
        done(
                secretary
                        .commands()
                        .requestFloor(request -> request.setParticipant("head-saudi-arabia")));
        done(secretary.commands().previewOrder(ListPolicy.LIST_POLICY_RANK));
        await().untilAsserted(() -> assertThat(told).hasSize(1));
        String csv = "participant,language\nhead-turkiye,tr\nnobody,az\n";
        assertThat(
                        secretary
                                .command(
                                        Command.newBuilder()
                                                .setImportInscriptions(
                                                        ImportInscriptions.newBuilder()
                                                                .setCsv(csv)))
                                .handle((accepted, no) -> no)
                                .get(5, TimeUnit.SECONDS))
                .hasMessageContaining("BAD_TABLE");
        await().untilAsserted(() -> assertThat(told).hasSize(2));
        var report = (InscriptionReport) List.copyOf(told).getLast();
        assertThat(report.getMistakesList())
                .extracting(m -> m.getRow() + " " + m.getColumn())
                .containsExactly("2 language", "3 participant");
        assertThat(secretary.snapshot().orElseThrow().list().getTurnsList()).hasSize(2);
    }

    @Test
    void a_phrase_reaches_everybody_in_every_language_at_once() throws Exception {
        var told = new ConcurrentLinkedQueue<Announcement>();
        venue.enter(
                "head-turkiye",
                new SessionListener() {
                    @Override
                    public void announced(Announcement announcement) {
                        told.add(announcement);
                    }
                });
        done(
                moderator.command(
                        Command.newBuilder()
                                .setAnnounce(
                                        Announce.newBuilder()
                                                .setPhrase("list-closes")
                                                .putValues("minutes", "10"))));
        await().untilAsserted(() -> assertThat(told).hasSize(1));
        assertThat(told.peek().getText().getInMap()).containsKeys("ar", "az", "en", "fr", "ru");
        assertThat(told.peek().getText().getInOrThrow("ar")).contains("\u206810\u2069");
    }

    @Test
    void after_a_restart_the_list_stands_and_every_microphone_is_closed() throws Exception {
        var delegate = venue.enter("head-azerbaijan");
        speak(delegate);
        done(
                moderator
                        .commands()
                        .requestFloor(request -> request.setParticipant("head-azerbaijan")));
        done(moderator.commands().giveNext());
        done(
                moderator
                        .commands()
                        .requestFloor(request -> request.setParticipant("head-saudi-arabia")));
        await().untilAsserted(() -> assertThat(delegate.microphone().lease()).isPresent());
        venue.restart();
        var back = venue.enter("secretary-1").snapshot().orElseThrow();
        assertThat(back.list().getTurnsList()).hasSize(1);
        assertThat(back.speech().orElseThrow().getParticipant()).isEqualTo("head-azerbaijan");
        assertThat(back.speech().orElseThrow().getMicrophoneOpen()).isFalse();
        assertThat(back.speech().orElseThrow().getRunningSinceMs()).isZero();
    }

    @Test
    void sequence_numbers_of_a_channel_have_no_gaps_for_a_listener_who_keeps_up() throws Exception {
        var delegate = venue.enter("head-azerbaijan");
        speak(delegate);
        done(listener.listen(Set.of(0), List.of(), 1));
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(60));
        var sequences = heard.stream().map(AudioFrame::getSequence).toList();
        for (int i = 1; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(sequences.get(i - 1) + 1);
        }
    }
}
