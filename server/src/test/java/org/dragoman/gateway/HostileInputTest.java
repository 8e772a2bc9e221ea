package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Hello;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hostile and broken input, and the answer each must get. After all of it the hub still serves. */
class HostileInputTest {
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
            honest.send(command("still", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            assertThat(answer(honest).hasAccepted()).isTrue();
        }
        venue.close();
    }

    private interface Fill {
        void in(Command.Builder command);
    }

    private static ClientMessage command(String id, Fill fill) {
        var command = Command.newBuilder().setId(id);
        fill.in(command);
        return ClientMessage.newBuilder().setCommand(command).build();
    }

    private static ServerMessage answer(RawSocket raw) throws IOException {
        while (true) {
            ServerMessage message = raw.message();
            if (message.hasAccepted() || message.hasRefused()) {
                return message;
            }
        }
    }

    private static ServerMessage notice(RawSocket raw) throws IOException {
        while (true) {
            ServerMessage message = raw.message();
            if (message.hasNotice()) {
                return message;
            }
        }
    }

    private static String refused(String... headers) throws IOException {
        try (var raw = RawSocket.upgrading(port, headers)) {
            return raw.readAll();
        }
    }

    @Test
    void a_foreign_origin_is_403_and_says_so() throws IOException {
        for (String origin :
                List.of(
                        "https://evil.example",
                        "null",
                        "http://127.0.0.1:" + port + ".evil.example")) {
            assertThat(refused(RawSocket.KEY, RawSocket.BINARY, "Origin: " + origin))
                    .startsWith("HTTP/1.1 403")
                    .contains("origin");
        }
    }

    @Test
    void the_own_origin_is_let_in() throws IOException {
        try (var raw =
                RawSocket.upgrading(
                        port,
                        RawSocket.KEY,
                        RawSocket.BINARY,
                        "Origin: http://127.0.0.1:" + port)) {
            assertThat(raw.readHead())
                    .startsWith("HTTP/1.1 101")
                    .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        }
    }

    @Test
    void a_missing_or_short_key_is_400() throws IOException {
        assertThat(refused(RawSocket.BINARY)).startsWith("HTTP/1.1 400");
        assertThat(refused(RawSocket.BINARY, "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void a_missing_or_wrong_subprotocol_is_400_and_names_ours_and_too_many_are_431()
            throws IOException {
        assertThat(refused(RawSocket.KEY)).startsWith("HTTP/1.1 400").contains("dragoman.v1");
        assertThat(refused(RawSocket.KEY, "Sec-WebSocket-Protocol: mqtt"))
                .startsWith("HTTP/1.1 400")
                .contains("supported: dragoman.v1");
        String many =
                IntStream.range(0, 40).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
        assertThat(refused(RawSocket.KEY, "Sec-WebSocket-Protocol: " + many))
                .startsWith("HTTP/1.1 431");
    }

    private static String http(String request) throws IOException {
        try (var raw = new RawSocket(port)) {
            raw.write(request);
            return raw.readAll();
        }
    }

    @Test
    void a_token_in_a_url_is_400() throws IOException {
        for (String path : List.of("/v1/session?token=x", "/delegate?t=x", "/?code=x")) {
            String upgrade =
                    "GET "
                            + path
                            + " HTTP/1.1\r\n"
                            + "Host: x\r\n"
                            + "Connection: close, Upgrade\r\n"
                            + "Upgrade: websocket\r\n"
                            + "Sec-WebSocket-Version: 13\r\n"
                            + RawSocket.KEY
                            + "\r\n\r\n";
            assertThat(http(upgrade)).startsWith("HTTP/1.1 400").contains("tokens never in URLs");
        }
    }

    @Test
    void oversized_heads_are_414_and_431() throws IOException {
        assertThat(http("GET /" + "a".repeat(8192) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(http("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(65_536) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void smuggled_and_garbled_requests_are_refused() throws IOException {
        assertThat(
                        http(
                                "POST / HTTP/1.1\r\n"
                                        + "Host: x\r\n"
                                        + "Content-Length: 4\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "0\r\n\r\n"))
                .matches(answer -> !answer.contains("200 OK"));
        assertThat(http("GET /\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .matches(a -> !a.contains("200 OK"));
    }

    @Test
    void paths_outside_the_site_are_404_all_alike() throws IOException {
        for (String path :
                List.of(
                        "/../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/..%5c..%5cx",
                        "/assets/../../x",
                        "/nothing")) {
            assertThat(http("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 404")
                    .endsWith("not found\n");
        }
    }

    private static int closing(byte[] bytes) throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.write(bytes);
            return raw.closeCode();
        }
    }

    @Test
    void broken_frames_are_protocol_errors() throws IOException {
        assertThat(closing(new byte[] {(byte) 0x82, 1, 0})).as("unmasked").isEqualTo(1002);
        assertThat(closing(new byte[] {(byte) 0xC2, (byte) 0x81, 0, 0, 0, 0, 0}))
                .as("RSV1")
                .isEqualTo(1002);
        assertThat(closing(new byte[] {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0}))
                .as("opcode 3")
                .isEqualTo(1002);
        assertThat(closing(new byte[] {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0}))
                .as("continuation first")
                .isEqualTo(1002);
    }

    @Test
    void a_huge_length_is_refused_on_its_header() throws IOException {
        byte[] huge = {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 0, 0x7F, -1, -1, -1, 0, 0, 0, 0};
        assertThat(closing(huge)).isIn(1002, 1009);
        try (var raw = RawSocket.open(port)) {
            raw.frame(0x82, new byte[70_000]);
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void endless_fragments_are_cut() throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.frame(0x02, new byte[0]);
            var many = new ByteArrayOutputStream();
            for (int i = 0; i < 1100; i++) {
                many.write(new byte[] {0, (byte) 0x80, 0, 0, 0, 0});
            }
            raw.write(many.toByteArray());
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void text_on_the_binary_protocol_is_1003() throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.frame(0x81, "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(raw.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void a_flood_of_pings_is_told_to_come_back_later() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
            for (int i = 0; i < 200; i++) {
                raw.frame(0x89, new byte[4]);
            }
            assertThat(raw.closeCode()).isEqualTo(4004);
        }
    }

    @Test
    void whoever_does_not_say_hello_first_is_shown_out() throws IOException {
        try (var raw = RawSocket.open(port)) {
            raw.send(command("x", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            assertThat(raw.closeCode()).isEqualTo(4501);
        }
        try (var raw = RawSocket.open(port)) {
            assertThat(raw.closeCode()).as("nothing within 5 s").isEqualTo(4501);
        }
    }

    @Test
    void a_token_that_is_not_ours_is_4502() throws IOException {
        String good = venue.token("chair");
        char last = good.charAt(good.length() - 5);
        String changed =
                good.substring(0, good.length() - 5)
                        + (last == 'A' ? 'B' : 'A')
                        + good.substring(good.length() - 4);
        String none = "eyJhbGciOiJub25lIn0." + good.split("[.]")[1] + ".";
        for (String token : List.of("", "x", changed, none, "a".repeat(5000))) {
            try (var raw = RawSocket.open(port)) {
                raw.send(
                        ClientMessage.newBuilder()
                                .setHello(Hello.newBuilder().setToken(token))
                                .build());
                var before = new ArrayList<ServerMessage>();
                assertThat(raw.closeCode(before)).isEqualTo(4502);
                assertThat(before).allMatch(ServerMessage::hasLeaving);
            }
        }
    }

    @Test
    void what_is_no_message_is_4500() throws IOException {
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        noise[0] = 0x12;
        for (byte[] bytes : List.of(new byte[] {7}, noise, new byte[0])) {
            try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
                raw.frame(0x82, bytes);
                assertThat(raw.closeCode()).isEqualTo(4500);
            }
        }
    }

    @Test
    void groups_nested_without_end_are_4500() throws IOException {
        byte[] groups = new byte[50_000];
        Arrays.fill(groups, (byte) (15 << 3 | 3));
        try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
            raw.frame(0x82, groups);
            assertThat(raw.closeCode()).isEqualTo(4500);
        }
    }

    @Test
    void an_unknown_message_or_command_of_a_newer_client_is_told_and_kept() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
            raw.frame(0x82, field(99));
            assertThat(notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND);
            raw.send(command("new", c -> {}));
            assertThat(answer(raw).getRefused().getCode())
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
        try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
            raw.send(command("a", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            var refused = answer(raw).getRefused();
            assertThat(refused.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            assertThat(refused.getText()).isNotBlank();
        }
    }

    @Test
    void the_same_id_gets_the_same_answer_and_another_body_under_it_is_refused()
            throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("moderator-1a"))) {
            raw.send(command("open", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            answer(raw);
            raw.send(
                    command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-egypt"))));
            var first = answer(raw);
            raw.send(
                    command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-egypt"))));
            assertThat(answer(raw)).isEqualTo(first);
            raw.send(
                    command(
                            "twice",
                            c ->
                                    c.setRequestFloor(
                                            RequestFloor.newBuilder()
                                                    .setParticipant("head-jordan"))));
            assertThat(answer(raw).getRefused().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_CMD_ID_REUSED);
            raw.send(
                    command(
                            "far",
                            c -> c.setMoveTurn(MoveTurn.newBuilder().setTurn(1).setPlace(-1))));
            assertThat(answer(raw).getRefused().getCode())
                    .isIn(
                            RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                            RefusalCode.REFUSAL_CODE_UNKNOWN_TURN);
        }
    }

    @Test
    void a_storm_of_commands_is_limited_and_kept() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("head-morocco"))) {
            for (int i = 0; i < 60; i++) {
                raw.send(
                        command(
                                "storm" + i,
                                c -> c.setRequestFloor(RequestFloor.getDefaultInstance())));
            }
            int limited = 0;
            for (int i = 0; i < 60; i++) {
                var refused = answer(raw).getRefused();
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
        try (var raw = RawSocket.entered(port, venue.token("head-egypt"))) {
            raw.send(frame(0, 1, new byte[] {8, 1}));
            assertThat(notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_NOT_GRANTED);
        }
        try (var raw = RawSocket.entered(port, venue.token("head-egypt"))) {
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
        for (byte[] opus : List.of(new byte[0], new byte[1276], new byte[60_000])) {
            try (var raw = RawSocket.entered(port, venue.token("head-egypt"))) {
                raw.send(frame(0, 1, opus));
                assertThat(notice(raw).getNotice().getCode())
                        .isEqualTo(RefusalCode.REFUSAL_CODE_BAD_AUDIO);
            }
        }
    }

    @Test
    void listening_to_what_is_not_there_or_to_too_much_is_told() throws IOException {
        try (var raw = RawSocket.entered(port, venue.token("observer-1"))) {
            raw.send(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addChannels(31))
                            .build());
            assertThat(notice(raw).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL);
            var many = Listen.newBuilder();
            IntStream.range(0, 9).forEach(many::addChannels);
            raw.send(ClientMessage.newBuilder().setListen(many).build());
            assertThat(notice(raw).getNotice().getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_LIMIT);
        }
    }

    @Test
    void captions_are_the_booths_own_and_shown_without_tricks() throws IOException {
        try (var reader = RawSocket.entered(port, venue.token("observer-1"));
                var writer = RawSocket.entered(port, venue.token("fr-1"))) {
            reader.send(
                    ClientMessage.newBuilder()
                            .setListen(Listen.newBuilder().addCaptions("fr"))
                            .build());
            ServerMessage shown = reader.message();
            while (!shown.hasListening()) {
                shown = reader.message();
            }
            writer.send(caption("en", "not my booth"));
            assertThat(notice(writer).getNotice().getCode())
                    .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
            writer.send(caption("fr", "x".repeat(2001)));
            assertThat(notice(writer).getNotice().getCode())
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
