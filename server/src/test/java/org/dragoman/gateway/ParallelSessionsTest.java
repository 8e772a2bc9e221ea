package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.FloorMode;
import org.dragoman.protocol.v1.RefusalCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A7: two sessions that go on at the same time, each with its own floor, and people who may be in both. */
class ParallelSessionsTest {
    private static final String FIRST = "plenary-1";
    private static final String SECOND = "plenary-2";
    private static final String WANTED = "head-azerbaijan";

    /** As many as a connection's limit of commands a second allows. */
    private static final int RACES = 9;

    @TempDir Path data;
    private Venue venue;
    private final List<DragomanClient> clients = new ArrayList<>();
    private DragomanClient here;
    private DragomanClient there;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        here = enter("moderator-1a", FIRST);
        there = enter("visitor-moderator", SECOND);
        done(here.commands().openSession());
        done(there.commands().openSession());
    }

    @AfterEach
    void close() {
        clients.forEach(DragomanClient::close);
        venue.close();
    }

    private DragomanClient enter(String participant, String session) {
        var client =
                DragomanClient.builder(venue.uri())
                        .token(() -> venue.token(participant))
                        .session(session)
                        .build();
        clients.add(client);
        client.connect();
        return client;
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }

    /** Whether it was carried out; if not, it must have been for the floor elsewhere. */
    private static boolean given(CompletableFuture<Accepted> answer) throws Exception {
        try {
            answer.get(5, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                assertThat(refused.code()).isEqualTo(RefusalCode.REFUSAL_CODE_OTHER_FLOOR);
                return false;
            }
            throw e;
        }
    }

    private static List<String> speaking(DragomanClient in) {
        return in.snapshot().orElseThrow().floor().getSpeechesList().stream()
                .map(s -> s.getParticipant())
                .toList();
    }

    @Test
    void whoever_has_the_floor_in_one_session_is_not_given_it_in_the_other_until_they_are_done()
            throws Exception {
        assertThat(
                        given(
                                here.commands()
                                        .giveFloor(
                                                to -> to.setParticipant(WANTED).setLanguage("az"))))
                .isTrue();
        assertThat(
                        given(
                                there.commands()
                                        .giveFloor(
                                                to -> to.setParticipant(WANTED).setLanguage("az"))))
                .isFalse();
        done(here.commands().takeFloor(0, false));
        assertThat(
                        given(
                                there.commands()
                                        .giveFloor(
                                                to -> to.setParticipant(WANTED).setLanguage("az"))))
                .isTrue();
    }

    @Test
    void a_paused_speech_keeps_its_speaker_and_a_closed_session_lets_them_go() throws Exception {
        done(here.commands().giveFloor(to -> to.setParticipant(WANTED).setLanguage("az")));
        done(here.commands().pauseSpeech(0));
        assertThat(
                        given(
                                there.commands()
                                        .giveFloor(
                                                to -> to.setParticipant(WANTED).setLanguage("az"))))
                .isFalse();
        done(here.commands().closeSession());
        assertThat(
                        given(
                                there.commands()
                                        .giveFloor(
                                                to -> to.setParticipant(WANTED).setLanguage("az"))))
                .isTrue();
    }

    @Test
    void two_moderators_who_give_it_at_the_same_moment_never_both_succeed() throws Exception {
        for (int race = 0; race < RACES; race++) {
            var one = here.commands().giveFloor(to -> to.setParticipant(WANTED).setLanguage("az"));
            var other =
                    there.commands().giveFloor(to -> to.setParticipant(WANTED).setLanguage("az"));
            assertThat(given(one)).isNotEqualTo(given(other));
            done(here.commands().takeFloor(0, false));
            done(there.commands().takeFloor(0, false));
        }
    }

    @Test
    void where_microphones_open_by_themselves_who_speaks_elsewhere_is_passed_over()
            throws Exception {
        enter(WANTED, FIRST);
        enter("head-france", SECOND);
        done(here.commands().giveFloor(to -> to.setParticipant(WANTED).setLanguage("az")));
        done(there.commands().setFloorMode(FloorMode.FLOOR_MODE_AUTOMATIC, 2, OptionalInt.empty()));
        done(there.commands().requestFloor(request -> request.setParticipant(WANTED)));
        done(there.commands().requestFloor(request -> request.setParticipant("head-france")));
        await().untilAsserted(() -> assertThat(speaking(there)).containsExactly("head-france"));
        assertThat(speaking(here)).containsExactly(WANTED);
    }

    @Test
    void each_session_hears_its_own_floor_and_nothing_of_the_other() throws Exception {
        Queue<AudioFrame> first = listen(FIRST);
        Queue<AudioFrame> second = listen(SECOND);
        speaks(WANTED, FIRST, 1);
        speaks("head-france", SECOND, 2);
        done(here.commands().giveFloor(to -> to.setParticipant(WANTED).setLanguage("az")));
        done(there.commands().giveFloor(to -> to.setParticipant("head-france").setLanguage("fr")));
        await().untilAsserted(
                        () -> {
                            assertThat(first).hasSizeGreaterThan(20);
                            assertThat(second).hasSizeGreaterThan(20);
                        });
        assertThat(first).allMatch(f -> f.getOpus().byteAt(1) == 1);
        assertThat(second).allMatch(f -> f.getOpus().byteAt(1) == 2);
    }

    private Queue<AudioFrame> listen(String session) throws Exception {
        var heard = new ConcurrentLinkedQueue<AudioFrame>();
        var listener = enter("observer-1", session);
        listener.frames().onFrame(heard::add);
        done(listener.listen(Set.of(0), List.of(), 1));
        return heard;
    }

    private void speaks(String who, String session, int word) {
        enter(who, session)
                .microphone()
                .source(() -> new Sound(new byte[] {(byte) 0xf8, (byte) word, 3}, 200));
    }
}
