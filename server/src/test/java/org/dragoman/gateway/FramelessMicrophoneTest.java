package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Output;
import org.dragoman.settings.Tuning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.time.Duration;

/** No microphone of the floor or of a booth stays open that brings no frame. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class FramelessMicrophoneTest {
    private static final Duration WAITS = Duration.ofSeconds(20);

    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private volatile Lease last = Lease.getDefaultInstance();

    private final SessionListener leases =
            new SessionListener() {
                @Override
                public void leased(Lease lease) {
                    last = lease;
                }
            };

    @BeforeEach
    void open() throws Exception {
        var usual = Tuning.USUAL.with(new Tuning.Loops(2, 85));
        venue = new Venue(data, usual, ConferenceFile.read(Venue.BAKU));
        moderator = venue.enter("moderator-1a");
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private void isClosedForWantOfFrames() {
        await().atMost(WAITS).until(() -> last.getEnd() == LeaseEnd.LEASE_END_NO_FRAMES);
    }

    @Test
    void a_desk_that_sends_nothing_is_off_the_air_and_one_that_is_silent_or_coughs_is_not()
            throws Exception {
        var dead = venue.enter("fr-1", leases);
        var silent = venue.enter("ru-1");
        var coughing = venue.enter("en-1");
        Venue.speak(silent, 0);
        done(silent.commands().goOnAir(Output.OUTPUT_A));
        done(coughing.commands().goOnAir(Output.OUTPUT_A));
        done(coughing.commands().cough(true));
        done(dead.commands().goOnAir(Output.OUTPUT_A));
        isClosedForWantOfFrames();
        assertThat(onAir("fr-1")).isFalse();
        assertThat(onAir("ru-1")).isTrue();
        assertThat(onAir("en-1")).isTrue();
    }

    @Test
    void a_floor_that_brings_nothing_is_an_alarm_and_its_speaker_opens_it_again() throws Exception {
        var speaker = venue.enter("head-azerbaijan", leases);
        done(moderator.commands().giveFloor(to -> to.setParticipant("head-azerbaijan")));
        isClosedForWantOfFrames();
        await().until(
                        () ->
                                moderator.snapshot().orElseThrow().alarms().getAlarmsList().stream()
                                        .anyMatch(
                                                a ->
                                                        a.getKind()
                                                                == AlarmKind
                                                                        .ALARM_KIND_FLOOR_LOST));
        assertThat(speaker.snapshot().orElseThrow().floor().getSpeech().getNoFrames()).isTrue();
        Venue.speak(speaker);
        done(speaker.commands().resumeSpeech(0));
        await().until(() -> last.getOpen());
        await().until(
                        () ->
                                moderator.snapshot().orElseThrow().alarms().getAlarmsList().stream()
                                        .noneMatch(
                                                a ->
                                                        a.getKind()
                                                                == AlarmKind
                                                                        .ALARM_KIND_FLOOR_LOST));
    }

    private boolean onAir(String who) {
        return moderator.snapshot().orElseThrow().booths().getBoothsList().stream()
                .flatMap(booth -> booth.getDesksList().stream())
                .filter(desk -> desk.getInterpreter().equals(who))
                .anyMatch(desk -> desk.getOnAir());
    }
}
