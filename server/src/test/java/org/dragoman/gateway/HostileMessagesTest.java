package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Commands, sound and captions that may not be, and the answer each must get from a connection that is kept. After all of it the hub still serves. */
class HostileMessagesTest {
    @TempDir static Path data;
    private static Siege siege;

    @BeforeAll
    static void open() throws Exception {
        siege = new Siege(data);
    }

    @AfterAll
    static void still_serves() throws Exception {
        siege.close();
    }

    @Test
    void an_unknown_message_or_command_of_a_newer_client_is_told_and_kept() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
            raw.frame(0x82, field(99));
            assertThat(Siege.notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND);
            raw.send(Siege.command("new", c -> {}));
            assertThat(Siege.answer(raw).getRefused().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND);
        }
    }

    private static byte[] field(int number) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        out.writeString(number, "new");
        out.flush();
        return bytes.toByteArray();
    }

    @Test
    void a_role_that_may_not_is_refused_and_kept() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
            raw.send(Siege.command("a", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            var refused = Siege.answer(raw).getRefused();
            assertThat(refused.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            assertThat(refused.getText()).isNotBlank();
        }
    }

    @Test
    void the_same_id_gets_the_same_answer_and_another_body_under_it_is_refused()
            throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("moderator-1a"))) {
            raw.send(
                    Siege.command("open", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            Siege.answer(raw);
            raw.send(
                    Siege.command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-egypt"))));
            var first = Siege.answer(raw);
            raw.send(
                    Siege.command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-egypt"))));
            assertThat(Siege.answer(raw)).isEqualTo(first);
            raw.send(
                    Siege.command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-jordan"))));
            assertThat(Siege.answer(raw).getRefused().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_CMD_ID_REUSED);
            raw.send(
                    Siege.command(
                            "far",
                            c -> c.setMoveTurn(MoveTurn.newBuilder().setTurn(1).setPlace(-1))));
            assertThat(Siege.answer(raw).getRefused().getCode())
                    .isIn(
                            RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                            RefusalCode.REFUSAL_CODE_UNKNOWN_TURN);
        }
    }

    @Test
    void a_storm_of_commands_is_limited_and_kept() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("head-morocco"))) {
            for (int i = 0; i < 60; i++) {
                raw.send(
                        Siege.command(
                                "storm" + i,
                                c -> c.setRequestFloor(RequestFloor.getDefaultInstance())));
            }
            int limited = 0;
            for (int i = 0; i < 60; i++) {
                var refused = Siege.answer(raw).getRefused();
                limited += refused.getCode() == RefusalCode.REFUSAL_CODE_RATE_LIMITED ? 1 : 0;
            }
            assertThat(limited).isBetween(30, 45);
        }
    }

    private static ClientMessage frame(int channel, int epoch, byte[] opus) {
        var frame =
                AudioFrame.newBuilder()
                        .setChannel(channel)
                        .setEpoch(epoch)
                        .setOpus(ByteString.copyFrom(opus));
        return ClientMessage.newBuilder().setAudio(Audio.newBuilder().addFrames(frame)).build();
    }

    @Test
    void frames_without_a_lease_go_nowhere() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("head-egypt"))) {
            raw.send(frame(0, 1, new byte[] {8, 1}));
            assertThat(Siege.notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_NOT_GRANTED);
        }
        try (var raw = RawSocket.entered(siege.port(), siege.token("head-egypt"))) {
            for (int i = 0; i < 12; i++) {
                raw.send(frame(2, 1, new byte[] {8, 1}));
            }
            var before = new ArrayList<ServerMessage>();
            assertThat(raw.closeCode(before)).isEqualTo(4503);
            assertThat(before)
                    .anyMatch(m -> m.getNotice().getCode() == RefusalCode.REFUSAL_CODE_FORBIDDEN);
        }
    }

    @Test
    void packets_that_are_none_are_bad_audio() throws IOException {
        byte[] none = {(byte) 0xfb, 0, 1};
        byte[] many = {(byte) 0xfb, 63, 1};
        byte[] long120 = {(byte) 0xfb, 6, 1, 1, 1, 1, 1, 1};
        byte[] stereo = {(byte) 0xfc, 1, 2, 3};
        for (byte[] opus :
                List.of(
                        new byte[0],
                        new byte[1276],
                        new byte[60_000],
                        none,
                        many,
                        long120,
                        stereo)) {
            try (var raw = RawSocket.entered(siege.port(), siege.token("head-egypt"))) {
                raw.send(frame(0, 1, opus));
                assertThat(Siege.notice(raw).getNotice().getCode())
                        .isEqualTo(RefusalCode.REFUSAL_CODE_BAD_AUDIO);
            }
        }
    }

    @Test
    void three_seconds_of_packets_that_are_none_close_the_microphone_and_not_the_connection()
            throws Exception {
        try (var chair = RawSocket.entered(siege.port(), siege.token("chair"));
                var raw = RawSocket.entered(siege.port(), siege.token("moderator-1a"))) {
            chair.send(
                    Siege.command("open", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            Siege.answer(chair);
            chair.send(
                    Siege.command(
                            "give",
                            c ->
                                    c.getGiveFloorBuilder()
                                            .setParticipant("moderator-1a")
                                            .setLanguage("en")));
            int epoch = raw.until(ServerMessage::hasLease).getLease().getEpoch();
            var sending =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (!Thread.interrupted()) {
                                            try {
                                                raw.send(frame(0, epoch, new byte[] {-5, 0, 1}));
                                            } catch (IOException e) {
                                                return;
                                            }
                                            LockSupport.parkNanos(20_000_000);
                                        }
                                    });
            var end = raw.until(m -> m.hasLease() && !m.getLease().getOpen()).getLease();
            sending.interrupt();
            sending.join();
            assertThat(end.getEnd()).isEqualTo(LeaseEnd.LEASE_END_LOST);
            raw.send(
                    Siege.command(
                            "here", c -> c.setRequestFloor(RequestFloor.getDefaultInstance())));
            Siege.answer(raw);
        }
    }

    @Test
    void listening_to_what_is_not_there_or_to_too_much_is_told() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
            raw.send(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addChannels(31))
                            .build());
            assertThat(Siege.notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL);
            var many = Listen.newBuilder();
            IntStream.range(0, 9).forEach(many::addChannels);
            raw.send(ClientMessage.newBuilder().setListen(many).build());
            assertThat(Siege.notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_LIMIT);
        }
    }

    @Test
    void captions_are_the_booths_own_and_shown_without_tricks() throws IOException {
        try (var reader = RawSocket.entered(siege.port(), siege.token("observer-1"));
                var writer = RawSocket.entered(siege.port(), siege.token("fr-1"))) {
            reader.send(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addCaptions("fr"))
                            .build());
            ServerMessage shown = reader.message();
            while (!shown.hasListening()) {
                shown = reader.message();
            }
            writer.send(caption("en", "not my booth"));
            assertThat(Siege.notice(writer).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            writer.send(caption("fr", "x".repeat(2001)));
            assertThat(Siege.notice(writer).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
            writer.send(caption("fr", "Mon\u202Esieur <img onerror=x>"));
            shown = reader.message();
            while (!shown.hasCaption()) {
                shown = reader.message();
            }
            assertThat(shown.getCaption().getText()).isEqualTo("Monsieur <img onerror=x>");
        }
    }

    private static ClientMessage caption(String language, String text) {
        return ClientMessage.newBuilder()
                .setCaption(
                        CaptionWrite.newBuilder()
                                .setLanguage(language)
                                .setSegment("s1")
                                .setRevision(1)
                                .setText(text))
                .build();
    }
}
