package org.dragoman.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.watch.SoundStage.AR;
import static org.dragoman.watch.SoundStage.EN;
import static org.dragoman.watch.SoundStage.FR;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.Test;

/** Each alarm raised, taken further and cleared; and what is no alarm. */
class WatchdogTest {
    private final SoundStage stage = new SoundStage();

    /** The floor speaks Arabic, French and English are interpreted. */
    private SoundStage plenary() {
        return stage.floorSpeaks("ar")
                .takesFloor("minister")
                .onAir("fr-1", FR)
                .onAir("en-1", EN)
                .runs(10_000);
    }

    @Test
    void a_speech_that_is_interpreted_is_no_alarm() {
        assertThat(plenary().runs(600_000).alarms()).isEmpty();
    }

    @Test
    void a_booth_that_falls_silent_is_told_after_five_seconds_and_not_before() {
        plenary().speaks("fr-1", false);
        assertThat(stage.runs(4_500).alarms()).isEmpty();
        assertThat(stage.runs(750).alarms()).containsExactly("DEAD_AIR 2 BOOTH");
        var alarm = stage.watchdog().alarms().getFirst();
        assertThat(alarm.booths()).containsExactly(new BoothId("fr"));
        assertThat(stage.nowMs() - alarm.sinceMs()).isBetween(5_000L, 5_500L);
    }

    @Test
    void then_technicians_are_told_and_then_the_chair() {
        plenary().speaks("fr-1", false).runs(5_250);
        assertThat(stage.runs(4_500).alarms()).containsExactly("DEAD_AIR 2 BOOTH");
        assertThat(stage.runs(750).alarms()).containsExactly("DEAD_AIR 2 TECHNICIAN");
        assertThat(stage.runs(4_000).alarms()).containsExactly("DEAD_AIR 2 TECHNICIAN");
        assertThat(stage.runs(1_000).alarms()).containsExactly("DEAD_AIR 2 MODERATOR");
        assertThat(stage.watchdog().alarms()).hasSize(1);
    }

    @Test
    void an_alarm_that_is_acknowledged_goes_no_further_and_ends_all_the_same() {
        plenary().speaks("fr-1", false).runs(10_500);
        int number = stage.watchdog().alarms().getFirst().number();
        stage.acknowledged(number, "technician").acknowledged(number, "another").runs(60_000);
        assertThat(stage.alarms()).containsExactly("DEAD_AIR 2 TECHNICIAN");
        assertThat(stage.watchdog().alarms().getFirst().acknowledgedBy())
                .contains(new ParticipantId("technician"));
        assertThat(stage.speaks("fr-1", true).runs(250).alarms()).isEmpty();
        assertThat(stage.watchdog().acknowledge(number, new ParticipantId("technician"))).isEmpty();
    }

    @Test
    void the_first_word_ends_the_alarm() {
        plenary().speaks("fr-1", false).runs(8_000);
        assertThat(stage.speaks("fr-1", true).runs(250).alarms()).isEmpty();
    }

    @Test
    void a_second_dead_air_is_another_alarm() {
        plenary().speaks("fr-1", false).runs(8_000);
        int first = stage.watchdog().alarms().getFirst().number();
        stage.speaks("fr-1", true).runs(5_000).speaks("fr-1", false).runs(6_000);
        assertThat(stage.watchdog().alarms().getFirst().number()).isGreaterThan(first);
    }

    @Test
    void an_interpreter_who_waits_four_seconds_for_the_sense_is_no_alarm() {
        plenary();
        for (int i = 0; i < 50; i++) {
            stage.speaks("fr-1", false).runs(4_000).speaks("fr-1", true).runs(1_000);
            assertThat(stage.alarms()).isEmpty();
        }
    }

    @Test
    void a_channel_of_the_floors_own_language_may_be_silent() {
        assertThat(plenary().runs(60_000).alarms()).isEmpty();
        stage.floorSpeaks("fr").offAir("fr-1").onAir("ar-1", AR).runs(60_000);
        assertThat(stage.alarms()).isEmpty();
    }

    @Test
    void while_the_floor_is_silent_nobody_need_interpret() {
        plenary().speaks("minister", false).speaks("fr-1", false).speaks("en-1", false);
        assertThat(stage.runs(15_000).alarms()).isEmpty();
        stage.leavesFloor("minister").offAir("fr-1").offAir("en-1");
        assertThat(stage.runs(120_000).alarms()).isEmpty();
    }

    @Test
    void an_interpreter_has_five_seconds_from_where_the_speaker_goes_on() {
        plenary().speaks("minister", false).speaks("fr-1", false).runs(15_000);
        stage.speaks("minister", true);
        assertThat(stage.runs(4_500).alarms()).isEmpty();
        stage.speaks("fr-1", true).runs(30_000);
        assertThat(stage.alarms()).isEmpty();
    }

    @Test
    void a_dead_booth_stays_an_alarm_while_the_speaker_pauses() {
        plenary().speaks("fr-1", false).runs(6_000);
        int number = stage.watchdog().alarms().getFirst().number();
        stage.speaks("minister", false).runs(10_000).speaks("minister", true).runs(1_000);
        assertThat(stage.watchdog().alarms())
                .singleElement()
                .satisfies(a -> assertThat(a.number()).isEqualTo(number));
    }

    @Test
    void the_alarm_ends_with_the_speech() {
        plenary().speaks("fr-1", false).runs(6_000).leavesFloor("minister");
        assertThat(stage.runs(250).alarms()).isEmpty();
    }

    @Test
    void a_booth_that_dies_on_air_is_dead_air_also_when_it_goes_off() {
        plenary().offAir("fr-1");
        assertThat(stage.runs(4_500).alarms()).isEmpty();
        assertThat(stage.runs(1_000).alarms()).containsExactly("DEAD_AIR 2 BOOTH");
    }

    @Test
    void a_machine_that_dies_on_air_is_told_to_its_booth_and_technicians_at_once() {
        plenary().dies("fr-1").runs(250);
        assertThat(stage.alarms()).containsExactly("LOST 2 TECHNICIAN");
        var alarm = stage.watchdog().alarms().getFirst();
        assertThat(alarm.booths()).containsExactly(new BoothId("fr"));
        assertThat(alarm.who()).contains(new ParticipantId("fr-1"));
        assertThat(stage.runs(5_250).alarms())
                .containsExactly("LOST 2 TECHNICIAN", "DEAD_AIR 2 BOOTH");
        stage.isBack("fr-1").runs(250);
        assertThat(stage.alarms()).containsExactly("DEAD_AIR 2 BOOTH");
    }

    @Test
    void a_handover_is_no_alarm_though_the_newcomer_has_not_spoken_yet() {
        plenary().offAir("fr-1").onAir("fr-2", FR).speaks("fr-2", false);
        assertThat(stage.runs(4_000).alarms()).isEmpty();
        assertThat(stage.speaks("fr-2", true).runs(60_000).alarms()).isEmpty();
    }

    @Test
    void a_change_of_speaker_and_language_gives_every_booth_its_time() {
        plenary().leavesFloor("minister").runs(3_000);
        stage.floorSpeaks("en").takesFloor("keynote").offAir("en-1").onAir("ar-1", AR);
        stage.speaks("ar-1", false).speaks("fr-1", false);
        assertThat(stage.runs(4_500).alarms()).isEmpty();
        stage.speaks("ar-1", true).speaks("fr-1", true);
        assertThat(stage.runs(60_000).alarms()).isEmpty();
    }

    @Test
    void a_language_whose_booth_nobody_ever_came_to_is_not_missed() {
        stage.nobodyInBooth(EN).floorSpeaks("ar").takesFloor("minister").onAir("fr-1", FR);
        assertThat(stage.runs(60_000).alarms()).isEmpty();
    }

    @Test
    void a_cough_of_some_seconds_is_nothing_and_a_forgotten_key_is_dead_air() {
        plenary().coughs("fr-1", true).runs(3_000).coughs("fr-1", false);
        assertThat(stage.runs(10_000).alarms()).isEmpty();
        stage.coughs("fr-1", true).runs(6_000);
        assertThat(stage.alarms()).containsExactly("DEAD_AIR 2 BOOTH");
    }

    @Test
    void two_voices_on_one_channel_are_told_to_both_booths() {
        plenary().onAir("en-2", FR);
        assertThat(stage.runs(750).alarms()).isEmpty();
        assertThat(stage.runs(750).alarms()).containsExactly("DOUBLE_VOICE 2 BOOTH");
        assertThat(stage.watchdog().alarms().getFirst().booths())
                .containsExactlyInAnyOrder(new BoothId("fr"), new BoothId("en"));
        assertThat(stage.speaks("en-2", false).runs(1_000).alarms()).isEmpty();
    }

    @Test
    void a_voice_that_is_not_let_in_is_told_to_whoever_speaks_there_and_by_its_name() {
        plenary().intrudes("fr-2", FR).runs(750);
        assertThat(stage.alarms()).isEmpty();
        assertThat(stage.runs(500).alarms()).containsExactly("DOUBLE_VOICE 2 BOOTH");
        assertThat(stage.watchdog().alarms().getFirst().who()).contains(new ParticipantId("fr-2"));
        assertThat(stage.runs(5_000).alarms()).containsExactly("DOUBLE_VOICE 2 TECHNICIAN");
        assertThat(stage.givesUp("fr-2").runs(250).alarms()).isEmpty();
    }

    @Test
    void a_voice_that_is_not_let_in_where_nobody_else_speaks_is_no_double_voice() {
        plenary().speaks("fr-1", false).intrudes("fr-2", FR).runs(3_000);
        assertThat(stage.alarms()).isEmpty();
    }

    @Test
    void two_open_microphones_of_which_one_is_silent_are_one_voice() {
        plenary().onAir("fr-2", FR).speaks("fr-2", false);
        assertThat(stage.runs(60_000).alarms()).isEmpty();
    }

    @Test
    void interpreting_into_the_floors_language_is_the_wrong_channel_once_the_sentence_is_over() {
        plenary().leavesFloor("minister").floorSpeaks("en").takesFloor("keynote").onAir("ar-1", AR);
        assertThat(stage.runs(5_000).alarms()).isEmpty();
        assertThat(stage.runs(2_000).alarms()).containsExactly("WRONG_CHANNEL 3 BOOTH");
        var alarm = stage.watchdog().alarms().getFirst();
        assertThat(alarm.who()).contains(new ParticipantId("en-1"));
        assertThat(stage.offAir("en-1").runs(250).alarms()).isEmpty();
    }

    @Test
    void who_finishes_a_sentence_after_the_change_is_not_on_the_wrong_channel() {
        plenary().leavesFloor("minister").floorSpeaks("en").takesFloor("keynote").onAir("ar-1", AR);
        stage.runs(4_000).offAir("en-1");
        assertThat(stage.runs(60_000).alarms()).isEmpty();
    }

    @Test
    void an_open_microphone_without_a_frame_is_told_to_technicians_after_three_seconds() {
        plenary().sendsFrames("minister", false);
        assertThat(stage.runs(2_500).alarms()).isEmpty();
        assertThat(stage.runs(1_000).alarms()).contains("NO_FLOOR 0 TECHNICIAN");
        assertThat(stage.sendsFrames("minister", true).runs(250).alarms()).isEmpty();
    }

    @Test
    void a_microphone_that_was_opened_and_never_brought_anything_is_no_floor() {
        stage.takesFloor("minister").sendsFrames("minister", false);
        assertThat(stage.runs(2_500).alarms()).isEmpty();
        assertThat(stage.runs(1_000).alarms()).containsExactly("NO_FLOOR 0 TECHNICIAN");
        assertThat(stage.runs(10_000).alarms()).containsExactly("NO_FLOOR 0 MODERATOR");
    }

    @Test
    void a_silent_microphone_is_given_twenty_seconds() {
        stage.takesFloor("minister").speaks("minister", false);
        assertThat(stage.runs(19_500).alarms()).isEmpty();
        assertThat(stage.runs(1_000).alarms()).containsExactly("NO_FLOOR 0 TECHNICIAN");
        assertThat(stage.speaks("minister", true).runs(250).alarms()).isEmpty();
    }

    @Test
    void a_chair_who_listens_with_an_open_microphone_is_no_alarm() {
        plenary().takesFloor("chair").speaks("chair", false);
        assertThat(stage.runs(300_000).alarms()).isEmpty();
    }

    @Test
    void a_floor_that_is_lost_at_once_is_told_to_chair_and_technicians_at_once() {
        stage.losesFloor("minister", true);
        assertThat(stage.runs(250).alarms()).containsExactly("FLOOR_LOST 0 MODERATOR");
        assertThat(stage.runs(20_000).alarms()).containsExactly("FLOOR_LOST 0 MODERATOR");
        assertThat(stage.watchdog().alarms().getFirst().who())
                .contains(new ParticipantId("minister"));
        assertThat(stage.losesFloor("minister", false).runs(250).alarms()).isEmpty();
    }

    @Test
    void too_loud_a_microphone_is_told_to_its_booth_and_technicians_and_never_to_the_chair() {
        plenary().clips("fr-1", true);
        assertThat(stage.runs(250).alarms()).containsExactly("CLIP 2 BOOTH");
        assertThat(stage.runs(60_000).alarms()).containsExactly("CLIP 2 TECHNICIAN");
        assertThat(stage.clips("fr-1", false).runs(250).alarms()).isEmpty();
        assertThat(stage.clips("minister", true).runs(250).alarms())
                .containsExactly("CLIP 0 TECHNICIAN");
    }

    @Test
    void before_and_after_the_session_there_are_no_alarms() {
        stage.sessionOpen(false).takesFloor("minister").sendsFrames("minister", false);
        assertThat(stage.runs(60_000).alarms()).isEmpty();
        stage.sessionOpen(true).runs(5_000);
        assertThat(stage.alarms()).isNotEmpty();
        assertThat(stage.sessionOpen(false).runs(250).alarms()).isEmpty();
    }

    @Test
    void troubles_in_several_places_are_told_apart() {
        plenary().speaks("fr-1", false).offAir("en-1").runs(6_000);
        assertThat(stage.alarms())
                .containsExactlyInAnyOrder("DEAD_AIR 2 BOOTH", "DEAD_AIR 3 BOOTH");
        assertThat(stage.speaks("fr-1", true).runs(250).alarms())
                .containsExactly("DEAD_AIR 3 BOOTH");
    }

    @Test
    void many_who_hear_nothing_are_told_at_once_go_up_and_the_alarm_ends_by_itself() {
        plenary().unheard(FR, 2, 4);
        assertThat(stage.runs(2_000).alarms()).isEmpty();
        stage.unheard(FR, 7, 41);
        assertThat(stage.runs(500).alarms()).containsExactly("NO_SOUND 2 TECHNICIAN");
        assertThat(stage.watchdog().alarms().getFirst().unheard())
                .hasValueSatisfying(who -> assertThat(who.network()).isEqualTo("AP-3"));
        assertThat(stage.runs(10_000).alarms()).containsExactly("NO_SOUND 2 MODERATOR");
        stage.unheard(FR, 2, 41);
        assertThat(stage.runs(500).alarms()).isEmpty();
    }

    @Test
    void three_of_a_whole_hall_are_three_telephones() {
        assertThat(plenary().unheard(FR, 3, 400).runs(2_000).alarms()).isEmpty();
    }
}
