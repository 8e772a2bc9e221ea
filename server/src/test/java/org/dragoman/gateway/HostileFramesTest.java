package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.OpenSession;
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

/** Hostile and broken WebSocket frames and first messages, and the close code each must get. After all of it the hub still serves. */
class HostileFramesTest {
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

    private static int closing(byte[] bytes) throws IOException {
        try (var raw = RawSocket.open(siege.port())) {
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
        try (var raw = RawSocket.open(siege.port())) {
            raw.frame(0x82, new byte[70_000]);
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void endless_fragments_are_cut() throws IOException {
        try (var raw = RawSocket.open(siege.port())) {
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
        try (var raw = RawSocket.open(siege.port())) {
            raw.frame(0x81, "{}".getBytes(StandardCharsets.UTF_8));
            assertThat(raw.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void a_flood_of_pings_is_told_to_come_back_later() throws IOException {
        try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
            for (int i = 0; i < 200; i++) {
                raw.frame(0x89, new byte[4]);
            }
            assertThat(raw.closeCode()).isEqualTo(4004);
        }
    }

    @Test
    void whoever_does_not_say_hello_first_is_shown_out() throws IOException {
        try (var raw = RawSocket.open(siege.port())) {
            raw.send(Siege.command("x", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            assertThat(raw.closeCode()).isEqualTo(4501);
        }
        try (var raw = RawSocket.open(siege.port())) {
            assertThat(raw.closeCode()).as("nothing within 5 s").isEqualTo(4501);
        }
    }

    @Test
    void a_token_that_is_not_ours_is_4502() throws IOException {
        String good = siege.token("chair");
        char last = good.charAt(good.length() - 5);
        String changed =
                good.substring(0, good.length() - 5)
                        + (last == 'A' ? 'B' : 'A')
                        + good.substring(good.length() - 4);
        String none = "eyJhbGciOiJub25lIn0." + good.split("[.]")[1] + ".";
        for (String token : List.of("", "x", changed, none, "a".repeat(5000))) {
            try (var raw = RawSocket.open(siege.port())) {
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
        noise[0] = ClientMessage.COMMAND_FIELD_NUMBER << 3 | 2;
        for (byte[] bytes : List.of(new byte[] {7}, noise, new byte[0])) {
            try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
                raw.frame(0x82, bytes);
                assertThat(raw.closeCode()).isEqualTo(4500);
            }
        }
    }

    @Test
    void groups_nested_without_end_are_4500() throws IOException {
        byte[] groups = new byte[50_000];
        Arrays.fill(groups, (byte) (15 << 3 | 3));
        try (var raw = RawSocket.entered(siege.port(), siege.token("observer-1"))) {
            raw.frame(0x82, groups);
            assertThat(raw.closeCode()).isEqualTo(4500);
        }
    }
}
