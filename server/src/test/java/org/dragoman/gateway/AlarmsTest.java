package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.AcknowledgeAlarm;
import org.dragoman.protocol.v1.Alarm;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The watch in a real house, with less patience than in a hall: each alarm is raised, goes up, and ends. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class AlarmsTest {
    private static final AlarmDelays SHORT =
            new AlarmDelays(1_000, 300, 1_500, 800, 1_500, 700, 1_400);

    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private DragomanClient technician;
    private DragomanClient speaker;
    private final ConcurrentHashMap<String, Integer> voices = new ConcurrentHashMap<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data, SHORT);
        moderator = venue.enter("moderator-1a");
        technician = venue.enter("technician-1");
        speaker = venue.enter("head-azerbaijan");
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    /** Sends frames whose voice can be turned up and down. */
    private void speaks(DragomanClient who, String name, int voice) {
        voices.put(name, voice);
        who.microphone()
                .source(
                        () ->
                                new Sound(
                                        new byte[] {(byte) 0xf8, 1, 2},
                                        voices.getOrDefault(name, 0)));
    }

    private DragomanClient onAir(String name) throws Exception {
        var interpreter = venue.enter(name);
        speaks(interpreter, name, 200);
        done(interpreter.commands().goOnAir(Output.OUTPUT_A));
        return interpreter;
    }

    private void floorSpeaks(String language) throws Exception {
        speaks(speaker, "speaker", 200);
        done(
                moderator
                        .commands()
                        .giveFloor(
                                to -> to.setParticipant("head-azerbaijan").setLanguage(language)));
    }

    private static List<Alarm> alarms(DragomanClient who) {
        return who.snapshot().orElseThrow().alarms().getAlarmsList();
    }

    private static List<AlarmKind> kinds(DragomanClient who) {
        return alarms(who).stream().map(Alarm::getKind).toList();
    }

    @Test
    void a_booth_that_falls_silent_is_told_first_then_the_technician_then_the_moderator()
            throws Exception {
        var booth = onAir("fr-1");
        var other = onAir("ru-1");
        floorSpeaks("az");
        await().during(1_500, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(alarms(booth)).isEmpty());
        voices.put("fr-1", 0);
        await().untilAsserted(
                        () ->
                                assertThat(kinds(booth))
                                        .containsExactly(AlarmKind.ALARM_KIND_DEAD_AIR));
        assertThat(alarms(technician)).isEmpty();
        await().untilAsserted(() -> assertThat(alarms(technician)).hasSize(1));
        assertThat(alarms(moderator)).isEmpty();
        await().untilAsserted(() -> assertThat(alarms(moderator)).hasSize(1));
        assertThat(alarms(other)).isEmpty();
        assertThat(alarms(technician).getFirst().getBoothsList()).containsExactly("fr");
        await().untilAsserted(
                        () ->
                                assertThat(
                                                technician
                                                        .snapshot()
                                                        .orElseThrow()
                                                        .help()
                                                        .getRequestsList())
                                        .anyMatch(r -> r.getKind() == HelpKind.HELP_KIND_ALARM));
        voices.put("fr-1", 200);
        await().untilAsserted(() -> assertThat(alarms(booth)).isEmpty());
        await().untilAsserted(() -> assertThat(alarms(moderator)).isEmpty());
    }

    @Test
    void a_booth_whose_machine_dies_is_an_alarm_until_the_partner_is_heard() throws Exception {
        var booth = onAir("fr-1");
        var partner = venue.enter("fr-2");
        floorSpeaks("az");
        await().during(1_000, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(alarms(partner)).isEmpty());
        booth.close();
        await().untilAsserted(
                        () -> assertThat(kinds(technician)).contains(AlarmKind.ALARM_KIND_LOST));
        await().untilAsserted(
                        () ->
                                assertThat(
                                                technician
                                                        .snapshot()
                                                        .orElseThrow()
                                                        .help()
                                                        .getRequestsList())
                                        .singleElement()
                                        .satisfies(
                                                r -> {
                                                    assertThat(r.getKind())
                                                            .isEqualTo(
                                                                    HelpKind.HELP_KIND_DESK_LOST);
                                                    assertThat(r.getParticipant())
                                                            .isEqualTo("fr-1");
                                                }));
        await().untilAsserted(
                        () ->
                                assertThat(kinds(partner))
                                        .containsExactly(
                                                AlarmKind.ALARM_KIND_LOST,
                                                AlarmKind.ALARM_KIND_DEAD_AIR));
        speaks(partner, "fr-2", 200);
        done(partner.commands().goOnAir(Output.OUTPUT_A));
        await().untilAsserted(() -> assertThat(alarms(partner)).isEmpty());
    }

    @Test
    void interpreting_into_the_floors_language_is_told_to_that_booth() throws Exception {
        var booth = onAir("fr-1");
        floorSpeaks("fr");
        await().untilAsserted(
                        () ->
                                assertThat(kinds(booth))
                                        .containsExactly(AlarmKind.ALARM_KIND_WRONG_CHANNEL));
        assertThat(alarms(booth).getFirst().getParticipant()).isEqualTo("fr-1");
        done(booth.commands().goOffAir());
        await().untilAsserted(() -> assertThat(alarms(booth)).isEmpty());
    }

    @Test
    void a_floor_microphone_that_brings_nothing_is_told_to_technicians() throws Exception {
        speaker.microphone().source(null);
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        await().untilAsserted(
                        () ->
                                assertThat(kinds(technician))
                                        .containsExactly(AlarmKind.ALARM_KIND_NO_FLOOR));
        speaks(speaker, "speaker", 200);
        await().untilAsserted(() -> assertThat(alarms(technician)).isEmpty());
        voices.put("speaker", 0);
        await().untilAsserted(
                        () ->
                                assertThat(kinds(technician))
                                        .containsExactly(AlarmKind.ALARM_KIND_NO_FLOOR));
    }

    @Test
    void a_floor_that_is_lost_at_once_is_told_to_chair_and_technician_with_whose_it_was()
            throws Exception {
        done(moderator.commands().giveFloor(to -> to.setParticipant("head-turkiye")));
        for (var who : List.of(moderator, technician)) {
            await().untilAsserted(
                            () ->
                                    assertThat(kinds(who))
                                            .containsExactly(AlarmKind.ALARM_KIND_FLOOR_LOST));
            assertThat(alarms(who).getFirst().getParticipant()).isEqualTo("head-turkiye");
        }
        floorSpeaks("az"); // another is given the floor, and is heard
        await().untilAsserted(() -> assertThat(alarms(moderator)).isEmpty());
    }

    @Test
    void a_microphone_at_full_scale_is_told_to_its_booth() throws Exception {
        var booth = onAir("fr-1");
        floorSpeaks("az");
        await().untilAsserted(() -> assertThat(booth.microphone().lease()).isPresent());
        var lease = booth.microphone().lease().orElseThrow();
        for (int i = 0; i < 3; i++) {
            booth.report(
                    SenderReport.newBuilder()
                            .setChannel(lease.getChannel())
                            .setEpoch(lease.getEpoch())
                            .setPeakDbfs(0)
                            .setClipped(40)
                            .build());
        }
        await().untilAsserted(
                        () -> assertThat(kinds(booth)).containsExactly(AlarmKind.ALARM_KIND_CLIP));
        assertThat(alarms(moderator)).isEmpty();
    }

    @Test
    void an_alarm_that_the_technician_takes_never_reaches_the_moderator() throws Exception {
        var booth = onAir("fr-1");
        floorSpeaks("az");
        await().during(700, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(alarms(booth)).isEmpty());
        voices.put("fr-1", 0);
        await().untilAsserted(() -> assertThat(alarms(technician)).hasSize(1));
        int alarm = alarms(technician).getFirst().getAlarm();
        done(
                technician.command(
                        Command.newBuilder()
                                .setAcknowledgeAlarm(
                                        AcknowledgeAlarm.newBuilder().setAlarm(alarm))));
        await().untilAsserted(
                        () ->
                                assertThat(alarms(booth).getFirst().getAcknowledgedBy())
                                        .isEqualTo("technician-1"));
        await().during(2_000, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(alarms(moderator)).isEmpty());
    }
}
