package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.TEXT;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the booths work together, as a conference file says it. */
class InterpretationTest {
    private static final LanguageTag EN = new LanguageTag("en");
    private static final LanguageTag FR = new LanguageTag("fr");
    private static final String ENGLISH = "{tag: en, autonym: English, direction: ltr}";
    private static final String BOOTH = "outputs: [fr], interpreters";

    @Test
    void a_file_that_says_nothing_is_as_usual() throws ConferenceFileException {
        var small = SmallConference.read(TEXT);
        assertThat(small.interpretation()).isEqualTo(Interpretation.STANDARD);
        assertThat(small.languages()).allMatch(l -> l.isHeard() && l.idle().equals(Idle.FLOOR));
    }

    @Test
    void what_a_file_says_holds() throws ConferenceFileException {
        var read =
                SmallConference.read(
                        TEXT
                                + """
                                interpretation:
                                  interlock: override
                                  override: [a-over-a, a-over-bc]
                                  hold: 5s
                                  drain: 2s
                                  handover: 1m
                                  shift: 20m
                                  video: https://video.example/hall
                                """);
        assertThat(read.interpretation())
                .isEqualTo(
                        new Interpretation(
                                new Interlock(
                                        Interlock.Mode.OVERRIDE,
                                        List.of(
                                                Interlock.TakeOver.A_OVER_A,
                                                Interlock.TakeOver.A_OVER_BC)),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(20),
                                Optional.of("https://video.example/hall")));
    }

    @Test
    void an_override_of_nothing_is_nobodys() throws ConferenceFileException {
        var read = SmallConference.read(TEXT + "interpretation: {override: []}\n");
        assertThat(read.interpretation().interlock().overrides()).isEmpty();
    }

    @Test
    void what_is_no_interlock_is_told_with_what_there_is() {
        assertThat(mistakesOf(TEXT + "interpretation: {interlock: perhaps}\n"))
                .singleElement()
                .asString()
                .contains("perhaps")
                .contains("override");
        assertThat(mistakesOf(TEXT + "interpretation: {hold: 31s}\n")).hasSize(1);
        assertThat(mistakesOf(TEXT + "interpretation: {override: [b-over-a]}\n")).hasSize(1);
    }

    @Test
    void pivots_left_out_are_what_everybody_in_the_booth_takes() throws ConferenceFileException {
        var booths = SmallConference.read(TEXT).booths();
        assertThat(booths.get(0).pivots()).containsExactly(FR);
        assertThat(booths.get(1).pivots()).containsExactly(EN);
        assertThat(booths.get(1).presets())
                .extracting(ChannelNumber::value)
                .containsExactly(0, 1, 2);
    }

    @Test
    void pivots_and_presets_can_be_said() throws ConferenceFileException {
        var booth =
                SmallConference.read(
                                with(
                                        BOOTH,
                                        "outputs: [fr], pivots: [], presets: [en, floor],"
                                                + " interpreters"))
                        .booths()
                        .get(1);
        assertThat(booth.pivots()).isEmpty();
        assertThat(booth.presets()).extracting(ChannelNumber::value).containsExactly(1, 0);
    }

    @Test
    void a_pivot_that_nobody_in_the_booth_takes_is_told() {
        var three =
                with(
                                "{tag: fr, autonym: français, direction: ltr}",
                                "{tag: fr, autonym: français, direction: ltr}\n  - {tag: ru,"
                                        + " autonym: русский, direction: ltr, kind: text}")
                        .replace(BOOTH, "outputs: [fr], pivots: [ru], interpreters");
        assertThat(mistakesOf(three))
                .singleElement()
                .asString()
                .contains("nobody in the booth takes pivot \"ru\"");
    }

    @Test
    void a_language_may_be_written_or_signed_and_needs_no_booth_then()
            throws ConferenceFileException {
        var read =
                SmallConference.read(
                        with(
                                ENGLISH,
                                ENGLISH
                                        + "\n"
                                        + "  - {tag: ils, autonym: Signs, direction: ltr, kind:"
                                        + " sign, video: \"https://video.example/1\"}\n"
                                        + "  - {tag: eo, autonym: Esperanto, direction: ltr, kind:"
                                        + " text}"));
        assertThat(read.languages())
                .extracting(Language::kind)
                .containsExactly(
                        LanguageKind.SOUND,
                        LanguageKind.SIGN,
                        LanguageKind.TEXT,
                        LanguageKind.SOUND);
        assertThat(read.languages().get(1).video()).contains("https://video.example/1");
    }

    @Test
    void a_sign_language_without_a_video_and_a_video_without_signs_are_told() {
        assertThat(mistakesOf(with(ENGLISH, english("kind: sign"))))
                .anyMatch(m -> m.contains("a sign language needs its video"));
        assertThat(mistakesOf(with(ENGLISH, english("video: \"https://a.example\""))))
                .anyMatch(m -> m.contains("only a sign language has a video"));
        assertThat(mistakesOf(with(ENGLISH, english("kind: sign, video: \"javascript:x\""))))
                .anyMatch(m -> m.contains("https://"));
    }

    @Test
    void an_idle_channel_carries_what_is_said() throws ConferenceFileException {
        var silent = SmallConference.read(with(ENGLISH, english("idle: silence")));
        assertThat(silent.languages().getFirst().idle()).isEqualTo(Idle.SILENCE);
        var french = SmallConference.read(with(ENGLISH, english("idle: fr")));
        assertThat(french.languages().getFirst().idle()).isEqualTo(Idle.relay(FR));
        assertThat(mistakesOf(with(ENGLISH, english("idle: en"))))
                .singleElement()
                .asString()
                .contains("is its own fallback");
        assertThat(mistakesOf(with(ENGLISH, english("idle: loud")))).hasSize(1);
    }

    private static String english(String more) {
        return "{tag: en, autonym: English, direction: ltr, " + more + "}";
    }
}
