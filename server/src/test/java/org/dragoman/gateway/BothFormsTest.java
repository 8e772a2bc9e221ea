package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.PlannedHour;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What cannot be taken is answered alike in both forms of the wire: a refusal with its field, and the connection stays. */
class BothFormsTest {
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

    /** A message in both forms, and what is answered to it. */
    private record Vector(
            String what, String json, byte[] binary, RefusalCode code, String field, String text) {}

    private static byte[] command(Consumer<Command.Builder> fill) {
        return RawSocket.command("a", fill).toByteArray();
    }

    private static byte[] unknownMessage() {
        var field =
                UnknownFieldSet.newBuilder()
                        .addField(
                                99,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.EMPTY)
                                        .build());
        return ClientMessage.newBuilder().setUnknownFields(field.build()).build().toByteArray();
    }

    /** A note whose text has bytes in it that are no UTF-8, or a lone surrogate. */
    private static byte[] withBytes(byte... wrong) {
        byte[] all = command(c -> c.getWriteNoteBuilder().setText("##"));
        all[all.length - 2] = wrong[0];
        all[all.length - 1] = wrong[1];
        return all;
    }

    private static String json(String body) {
        return "{\"command\":{\"id\":\"a\"," + body + "}}";
    }

    private static final List<Vector> VECTORS =
            List.of(
                    new Vector(
                            "an unknown message",
                            "{\"somethingNew\":{}}",
                            unknownMessage(),
                            RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND,
                            "",
                            ""),
                    new Vector(
                            "an unknown command",
                            json("\"somethingNew\":{}"),
                            command(c -> {}),
                            RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND,
                            "",
                            ""),
                    new Vector(
                            "-1",
                            json("\"closeList\":{\"atMs\":-1}"),
                            command(c -> c.getCloseListBuilder().setAtMs(-1)),
                            RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                            "at_ms",
                            "(0 … 253402300799999)"),
                    new Vector(
                            "the largest number",
                            json("\"closeList\":{\"atMs\":9223372036854775807}"),
                            command(c -> c.getCloseListBuilder().setAtMs(Long.MAX_VALUE)),
                            RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                            "at_ms",
                            "(0 … 253402300799999)"),
                    new Vector(
                            "minutes",
                            json("\"closeList\":{\"before\":1,\"minutesBefore\":-1}"),
                            command(
                                    c ->
                                            c.getCloseListBuilder()
                                                    .setBefore(PlannedHour.PLANNED_HOUR_OPENING)
                                                    .setMinutesBefore(-1)),
                            RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                            "minutes_before",
                            "(0 … "),
                    new Vector(
                            "NUL",
                            json("\"writeNote\":{\"text\":\"a\\u0000\"}"),
                            command(c -> c.getWriteNoteBuilder().setText("a\0")),
                            RefusalCode.REFUSAL_CODE_BAD_TEXT,
                            "text",
                            ""),
                    new Vector(
                            "a lone surrogate",
                            json("\"writeNote\":{\"text\":\"a\\ud800\"}"),
                            withBytes((byte) 0xED, (byte) 0xA0),
                            RefusalCode.REFUSAL_CODE_BAD_TEXT,
                            "text",
                            ""));

    /** What JSON alone can say. */
    private static final List<String> NO_NUMBERS =
            List.of(
                    "NaN",
                    "Infinity",
                    "1e309",
                    "1e" + "7".repeat(70),
                    "1.5",
                    "\"x\"",
                    "99999999999999999999",
                    "[]");

    private static RawSocket entered(boolean json) throws IOException {
        if (!json) {
            return RawSocket.entered(siege.port(), siege.token("moderator-1a"));
        }
        var raw = RawSocket.upgrading(siege.port(), RawSocket.KEY, RawSocket.JSON);
        raw.readHead();
        var hello = Hello.newBuilder().setToken(siege.token("moderator-1a"));
        say(raw, JsonFormat.printer().print(ClientMessage.newBuilder().setHello(hello)));
        return raw;
    }

    private static void say(RawSocket raw, String json) throws IOException {
        raw.frame(0x81, json.getBytes(StandardCharsets.UTF_8));
    }

    private static ServerMessage next(RawSocket raw) throws IOException {
        while (true) {
            RawSocket.Frame frame = raw.read();
            assertThat(frame.opcode()).as("no close").isNotEqualTo(8);
            if (frame.opcode() == 2) {
                return ServerMessage.parseFrom(frame.payload());
            } else if (frame.opcode() == 1) {
                var message = ServerMessage.newBuilder();
                JsonFormat.parser()
                        .merge(new String(frame.payload(), StandardCharsets.UTF_8), message);
                return message.build();
            }
        }
    }

    private static ServerMessage answer(RawSocket raw) throws IOException {
        ServerMessage message = next(raw);
        while (!message.hasRefused() && !message.hasNotice() && !message.hasAccepted()) {
            message = next(raw);
        }
        return message;
    }

    private static void stays(RawSocket raw, boolean json) throws IOException {
        var question =
                ClientMessage.newBuilder()
                        .setClock(ClockQuestion.newBuilder().setClientTimeUs(7))
                        .build();
        if (json) {
            say(raw, JsonFormat.printer().print(question));
        } else {
            raw.send(question);
        }
        while (!next(raw).hasClock()) {
            // whatever else is told meanwhile
        }
    }

    private static void refused(ServerMessage answer, Vector vector) {
        assertThat(
                        answer.hasRefused()
                                ? answer.getRefused().getCode()
                                : answer.getNotice().getCode())
                .as(vector.what())
                .isEqualTo(vector.code());
        if (!vector.field().isEmpty()) {
            assertThat(
                            answer.hasRefused()
                                    ? answer.getRefused().getField()
                                    : answer.getNotice().getField())
                    .as(vector.what())
                    .isEqualTo(vector.field());
        }
        assertThat(answer.getRefused().getText()).as(vector.what()).contains(vector.text());
    }

    private static void all(boolean json) throws IOException {
        for (Vector vector : VECTORS) {
            try (var raw = entered(json)) {
                if (json) {
                    say(raw, vector.json());
                } else {
                    raw.frame(0x82, vector.binary());
                }
                refused(answer(raw), vector);
                stays(raw, json);
            }
        }
    }

    @Test
    void what_cannot_be_taken_is_refused_in_binary() throws IOException {
        all(false);
    }

    @Test
    void what_cannot_be_taken_is_refused_in_json_in_the_same_way() throws IOException {
        all(true);
    }

    @Test
    void what_is_no_number_is_refused_with_the_field_and_its_range() throws IOException {
        for (String number : NO_NUMBERS) {
            try (var raw = entered(true)) {
                say(raw, json("\"closeList\":{\"atMs\":" + number + "}"));
                var refused = answer(raw).getRefused();
                assertThat(refused.getCode())
                        .as(number)
                        .isEqualTo(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE);
                assertThat(refused.getCommand()).as(number).isEqualTo("a");
                assertThat(refused.getField()).as(number).isEqualTo("at_ms");
                assertThat(refused.getText()).as(number).contains("9223372036854775807");
                stays(raw, true);
            }
        }
    }

    @Test
    void text_that_is_no_utf_8_ends_the_connection_with_1007() throws IOException {
        try (var raw = entered(true)) {
            raw.frame(0x81, new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
            assertThat(raw.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void before_hello_nothing_else_is_read() throws IOException {
        for (String first : List.of("{\"command\":{\"id\":", "[[[[[[", "{\"hell\":1}", "x")) {
            try (var raw = RawSocket.upgrading(siege.port(), RawSocket.KEY, RawSocket.JSON)) {
                raw.readHead();
                say(raw, first);
                assertThat(raw.closeCode()).as(first).isEqualTo(4501);
            }
        }
    }
}
