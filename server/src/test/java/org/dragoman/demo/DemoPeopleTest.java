package org.dragoman.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Snapshot;
import org.dragoman.gateway.Venue;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.Speech;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's people in a real house, and visitors who take their seats. */
@Execution(ExecutionMode.CONCURRENT) // a day takes its time, whatever the machine
class DemoPeopleTest {
    private static final Set<String> LANGUAGES = Set.of("ar", "az", "en", "fr", "ru");
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir Path data;
    private Playhouse playhouse;
    private DragomanClient watcher;
    private final Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
    private final Queue<Caption> read = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        playhouse = new Playhouse(data);
        watcher =
                playhouse.enter(
                        "visitor-display",
                        new SessionListener() {
                            @Override
                            public void captioned(Caption caption) {
                                read.add(caption);
                            }
                        });
        watcher.frames().onFrame(heard::add);
    }

    @AfterEach
    void close() {
        playhouse.close();
    }

    @Test
    void the_floor_is_heard_interpreted_into_all_other_languages_and_written_in_all() {
        watcher.listen(Set.of(0, 1, 2, 3, 4, 5), List.copyOf(LANGUAGES), 1).join();

        await().atMost(SOON).until(() -> onAir().equals(others()));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                heard.stream()
                                                        .filter(f -> f.getVoice() > 100)
                                                        .map(AudioFrame::getChannel)
                                                        .collect(Collectors.toSet()))
                                        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5));
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(
                                                read.stream()
                                                        .filter(Caption::getFinal)
                                                        .map(Caption::getLanguage)
                                                        .collect(Collectors.toSet()))
                                        .isEqualTo(LANGUAGES));
        assertThat(room().session().getPhase()).isEqualTo(SessionPhase.SESSION_PHASE_OPEN);
    }

    @Test
    void the_day_goes_from_opening_to_keynotes_to_experts_to_the_list_and_hands_over() {
        Set<String> items = ConcurrentHashMap.newKeySet();
        Set<String> interpreters = ConcurrentHashMap.newKeySet();
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            room().speech()
                                    .map(s -> s.getItem() + " " + s.getParticipant())
                                    .ifPresent(items::add);
                            onAirDesks().map(DeskState::getInterpreter).forEach(interpreters::add);
                            return items.stream().filter(s -> s.startsWith("1.disc")).count() >= 2
                                    && interpreters.contains("ru-2");
                        });
        assertThat(items).contains("1.opening chair", "1.keynotes keynote-1.1", "1.a expert-1a");
        assertThat(interpreters).contains("fr-1");
    }

    @Test
    void a_visitor_at_the_french_desk_is_alone_there_until_they_leave_it() {
        await().atMost(SOON).until(() -> onAir().contains("fr"));
        DragomanClient visitor = playhouse.enter("visitor-fr", new SessionListener() {});
        Venue.speak(visitor);
        visitor.commands().goOnAir(Output.OUTPUT_A).join();

        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(8))
                .untilAsserted(
                        () -> assertThat(interpreting("fr")).isEqualTo(Set.of("visitor-fr")));
        visitor.commands().goOffAir().join();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> interpreting("fr").stream().anyMatch(id -> id.startsWith("fr-")));
    }

    @Test
    void a_visitor_at_the_moderators_console_presides_until_they_leave() {
        DragomanClient visitor = playhouse.enter("visitor-moderator", new SessionListener() {});
        DragomanClient delegate = playhouse.enter("visitor-delegate", new SessionListener() {});
        Venue.speak(delegate, 0);
        await().atMost(SOON).until(() -> room().speech().isPresent() || isOpen());
        visitor.commands().openSession().join();

        visitor.commands().giveFloor(to -> to.setParticipant("head-egypt")).join();
        // One after the other, as each begins to interpret: the speech may be over before the last.
        Set<String> interpreted = ConcurrentHashMap.newKeySet();
        await().atMost(SOON)
                .until(
                        () -> {
                            interpreted.addAll(onAir());
                            return interpreted.containsAll(Set.of("az", "en", "fr", "ru"));
                        });
        visitor.commands().giveFloor(to -> to.setParticipant("visitor-delegate")).join();
        await().atMost(SOON).until(() -> onAir().isEmpty());
        assertThat(delegate.microphone().lease()).isPresent();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> speaker().equals("visitor-delegate") && onAir().isEmpty());

        delegate.commands().endSpeech(0).join();
        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(6))
                .until(() -> room().speech().isEmpty());
        visitor.close();
        await().atMost(SOON).until(() -> room().speech().isPresent());
    }

    @Test
    void a_visitor_on_the_list_is_called_and_speaks_until_they_yield() {
        DragomanClient delegate = playhouse.enter("visitor-delegate", new SessionListener() {});
        await().atMost(SOON).until(this::isOpen);
        delegate.commands().requestFloor(request -> {}).join();

        await().atMost(SOON).until(() -> delegate.microphone().lease().isPresent());
        delegate.commands().endSpeech(0).join();
        await().atMost(SOON)
                .until(() -> room().speech().isPresent() && !speaker().equals("visitor-delegate"));
    }

    @Test
    void after_a_restart_they_come_back_by_themselves_and_go_on() throws Exception {
        await().atMost(SOON).until(() -> onAir().equals(others()));
        String before = speaker();
        playhouse.restart();

        await().atMost(SOON).until(() -> watcher.isConnected() && onAir().equals(others()));
        assertThat(room().speech().filter(Speech::getMicrophoneOpen)).isPresent();
        assertThat(speaker()).isEqualTo(before);
    }

    private Snapshot room() {
        return watcher.snapshot().orElseThrow();
    }

    private boolean isOpen() {
        return room().session().getPhase() == SessionPhase.SESSION_PHASE_OPEN;
    }

    private String speaker() {
        return room().speech().map(Speech::getParticipant).orElse("");
    }

    /** All languages but the floor's, while a bot speaks. */
    private Set<String> others() {
        return room().speech()
                .map(
                        s ->
                                LANGUAGES.stream()
                                        .filter(tag -> !tag.equals(s.getLanguage()))
                                        .collect(Collectors.toSet()))
                .orElse(Set.of("nobody speaks"));
    }

    private Set<String> onAir() {
        return onAirDesks().map(DeskState::getLanguage).collect(Collectors.toSet());
    }

    private Set<String> interpreting(String language) {
        return onAirDesks()
                .filter(d -> d.getLanguage().equals(language))
                .map(DeskState::getInterpreter)
                .collect(Collectors.toSet());
    }

    private Stream<DeskState> onAirDesks() {
        return room().booths().getBoothsList().stream()
                .flatMap(b -> b.getDesksList().stream())
                .filter(DeskState::getOnAir);
    }
}
