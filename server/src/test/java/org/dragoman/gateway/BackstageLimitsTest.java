package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;

import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.Check;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.IntercomAudio;
import org.dragoman.protocol.v1.IntercomFrame;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;

/** Broken and hostile input behind the scenes: a clear no, and everybody else goes on. */
class BackstageLimitsTest {
    @TempDir static Path data;
    private static Venue venue;
    private static int port;

    @BeforeAll
    static void open() throws Exception {
        venue = new Venue(data);
        port = venue.house().port();
    }

    @AfterAll
    static void still_serves() throws Exception {
        try (var honest = RawSocket.entered(port, venue.token("moderator-1a"))) {
            assertThat(answer(honest, c -> c.getOpenSessionBuilder())).isEqualTo(ACCEPTED);
        }
        venue.close();
    }

    private static final RefusalCode ACCEPTED = RefusalCode.REFUSAL_CODE_UNSPECIFIED;
    private static int ids;

    private static RefusalCode answer(RawSocket raw, Consumer<Command.Builder> fill)
            throws IOException {
        raw.send(RawSocket.command("c-" + ++ids, fill));
        return raw.until(m -> m.hasAccepted() || m.hasRefused()).getRefused().getCode();
    }

    private static RefusalCode as(String who, Consumer<Command.Builder> fill) throws IOException {
        try (var raw = RawSocket.entered(port, venue.token(who))) {
            return answer(raw, fill);
        }
    }

    private static RefusalCode notice(RawSocket raw) throws IOException {
        return raw.until(ServerMessage::hasNotice).getNotice().getCode();
    }

    @Test
    void nothing_said_is_out_of_range() throws IOException {
        assertThat(as("fr-1", c -> c.getAskForHelpBuilder()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("fr-1", c -> c.getCueSpeakerBuilder()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("fr-1", c -> c.getSendChatBuilder().setText("x")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("fr-1", c -> c.getTalkToBuilder().setHeld(true)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("technician-1", c -> c.getCheckSoundBuilder()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
    }

    @Test
    void values_of_a_later_version_are_out_of_range_and_harm_nothing() throws IOException {
        assertThat(as("fr-1", c -> c.getAskForHelpBuilder().setKindValue(999)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("fr-1", c -> c.getCueSpeakerBuilder().setCueValue(-1)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(
                        as(
                                "technician-1",
                                c ->
                                        c.getCheckSoundBuilder()
                                                .setCheck(Check.CHECK_TALK)
                                                .setResultValue(77)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
    }

    @Test
    void what_is_not_there_is_unknown() throws IOException {
        assertThat(as("technician-1", c -> c.getTakeHelpBuilder().setRequest(-7)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        assertThat(as("technician-1", c -> c.getCloseHelpBuilder().setRequest(9999)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        assertThat(as("technician-1", c -> c.getAcknowledgeAlarmBuilder().setAlarm(1)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        assertThat(as("fr-1", c -> c.getRemoveTermsBuilder().addTerms(999)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        assertThat(as("technician-1", c -> c.getPlayToneBuilder().setChannel(-1).setPlaying(true)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL);
        assertThat(
                        as(
                                "technician-1",
                                c ->
                                        c.getCheckSoundBuilder()
                                                .setBooth("zz")
                                                .setCheck(Check.CHECK_TALK)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH);
        assertThat(
                        as(
                                "secretary-1",
                                c ->
                                        c.getHandInTextBuilder()
                                                .setParticipant("nobody")
                                                .setLanguage("az")
                                                .setText("x")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT);
        assertThat(
                        as(
                                "secretary-1",
                                c ->
                                        c.getHandInTextBuilder()
                                                .setParticipant("chair")
                                                .setLanguage("xx")
                                                .setText("x")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE);
    }

    @Test
    void what_is_too_long_or_no_text_is_refused() throws IOException {
        assertThat(as("fr-1", c -> c.getWritePadBuilder().setText("x".repeat(301))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
        assertThat(
                        as(
                                "fr-1",
                                c ->
                                        c.getAskForHelpBuilder()
                                                .setKind(HelpKind.HELP_KIND_NO_SOUND)
                                                .setNote("x".repeat(201))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
        assertThat(
                        as(
                                "secretary-1",
                                c ->
                                        c.getHandInTextBuilder()
                                                .setParticipant("chair")
                                                .setLanguage("az")
                                                .setText("x".repeat(20_001))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
        assertThat(as("fr-1", c -> c.getWritePadBuilder().setText("a\0b")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_BAD_TEXT);
        assertThat(
                        as(
                                "fr-1",
                                c ->
                                        c.getPutTermsBuilder()
                                                .addTermsBuilder()
                                                .putIn("fr", "x".repeat(121))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
        assertThat(as("fr-1", c -> c.getPutTermsBuilder().addTermsBuilder()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
        assertThat(as("head-turkiye", c -> c.getReportNoSoundBuilder().setPlatform("x".repeat(33))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
    }

    @Test
    void who_has_no_part_behind_the_scenes_is_told_so_and_sees_nothing() throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.send(
                    ClientMessage.newBuilder()
                            .setHello(
                                    org.dragoman.protocol.v1.Hello.newBuilder()
                                            .setToken(venue.token("head-turkiye")))
                            .build());
            var welcome = raw.until(ServerMessage::hasWelcome).getWelcome();
            assertThat(welcome.hasHelp() || welcome.hasAlarms() || welcome.hasTechnician())
                    .isFalse();
            assertThat(welcome.hasCalls() || welcome.hasPad() || welcome.hasSoundCheck()).isFalse();
            assertThat(
                            answer(
                                    raw,
                                    c ->
                                            c.getSendChatBuilder()
                                                    .setText("x")
                                                    .getToBuilder()
                                                    .setKind(AddressKind.ADDRESS_KIND_TECHNICIAN)))
                    .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            assertThat(
                            answer(
                                    raw,
                                    c ->
                                            c.getTalkToBuilder()
                                                    .setHeld(true)
                                                    .getToBuilder()
                                                    .setKind(AddressKind.ADDRESS_KIND_TECHNICIAN)))
                    .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            assertThat(answer(raw, c -> c.getPlayToneBuilder()))
                    .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        }
    }

    private static ClientMessage whisper(int epoch, int bytes) {
        return ClientMessage.newBuilder()
                .setIntercom(
                        IntercomAudio.newBuilder()
                                .addFrames(
                                        IntercomFrame.newBuilder()
                                                .setEpoch(epoch)
                                                .setOpus(ByteString.copyFrom(new byte[bytes]))))
                .build();
    }

    @Test
    void a_whisper_without_a_call_or_that_is_no_sound_goes_nowhere() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("fr-1"))) {
            raw.send(whisper(1, 80));
            assertThat(notice(raw)).isEqualTo(RefusalCode.REFUSAL_CODE_NOT_GRANTED);
            raw.send(whisper(1, 0));
            assertThat(notice(raw)).isEqualTo(RefusalCode.REFUSAL_CODE_BAD_AUDIO);
        }
        try (var raw = RawSocket.entered(port, venue.token("fr-1"))) {
            raw.send(whisper(1, 1276));
            assertThat(notice(raw)).isEqualTo(RefusalCode.REFUSAL_CODE_BAD_AUDIO);
        }
        var random = new Random(5);
        for (int i = 0; i < 30; i++) {
            byte[] garbage = new byte[1 + random.nextInt(200)];
            random.nextBytes(garbage);
            garbage[0] = ClientMessage.INTERCOM_FIELD_NUMBER << 3 | 2;
            try (var raw = RawSocket.entered(port, venue.token("ru-1"))) {
                raw.frame(0x82, garbage);
                raw.send(whisper(1, 1276));
                assertThat(notice(raw)).isNotNull();
            }
        }
    }

    @Test
    void reports_of_nonsense_change_nothing() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("fr-1"))) {
            for (int i = 0; i < 20; i++) {
                raw.send(
                        ClientMessage.newBuilder()
                                .setSenderReport(
                                        SenderReport.newBuilder()
                                                .setChannel(-1)
                                                .setEpoch(i)
                                                .setLevelDbfs(Integer.MIN_VALUE)
                                                .setPeakDbfs(Integer.MAX_VALUE)
                                                .setClipped(-1))
                                .build());
                raw.send(
                        ClientMessage.newBuilder()
                                .setReport(
                                        ReceiverReport.newBuilder()
                                                .setChannel(i * 100_000_000)
                                                .setLostFrames(-1)
                                                .setMouthToEarMs(-1))
                                .build());
            }
            assertThat(answer(raw, c -> c.getWritePadBuilder().setText("still here")))
                    .isEqualTo(ACCEPTED);
        }
    }

    @Test
    void captions_faster_than_anybody_reads_are_told_to_wait() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("captioner-fr"))) {
            for (int i = 1; i <= 60; i++) {
                raw.send(
                        ClientMessage.newBuilder()
                                .setCaption(
                                        CaptionWrite.newBuilder()
                                                .setLanguage("fr")
                                                .setSegment("s")
                                                .setRevision(i)
                                                .setText("line"))
                                .build());
            }
            assertThat(notice(raw)).isEqualTo(RefusalCode.REFUSAL_CODE_RATE_LIMITED);
        }
    }
}
