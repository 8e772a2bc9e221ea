package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;

/** The same messages as JSON, for scripts. */
class JsonProtocolTest {
    @TempDir Path data;

    private static void say(RawSocket raw, String json) throws IOException {
        raw.frame(0x81, json.getBytes(StandardCharsets.UTF_8));
    }

    private static ServerMessage until(RawSocket raw, Predicate<ServerMessage> found)
            throws IOException {
        while (true) {
            RawSocket.Frame frame = raw.read();
            assertThat(frame.opcode()).isEqualTo(1);
            var message = ServerMessage.newBuilder();
            JsonFormat.parser().merge(new String(frame.payload(), StandardCharsets.UTF_8), message);
            if (found.test(message.build())) {
                return message.build();
            }
        }
    }

    @Test
    void a_script_opens_the_session_and_gives_the_floor_in_json() throws Exception {
        try (var venue = new Venue(data);
                var raw =
                        RawSocket.upgrading(venue.house().port(), RawSocket.KEY, RawSocket.JSON)) {
            raw.readHead();
            say(
                    raw,
                    "{\"hello\":{\"token\":\""
                            + venue.token("chair")
                            + "\",\"session\":\"opening\",\"language\":\"fr\"}}");
            assertThat(until(raw, ServerMessage::hasWelcome).getWelcome().getParticipant())
                    .isEqualTo("chair");
            say(raw, "{\"command\":{\"id\":\"1\",\"giveNext\":{}}}");
            assertThat(until(raw, ServerMessage::hasRefused).getRefused().getText())
                    .isEqualTo("Impossible pour le moment.");
            say(raw, "{\"command\":{\"id\":\"2\",\"openSession\":{}}}");
            until(raw, ServerMessage::hasAccepted);
            say(
                    raw,
                    "{\"command\":{\"id\":\"3\",\"giveFloor\":{\"participant\":\"chair\",\"language\":\"az\"}}}");
            assertThat(until(raw, ServerMessage::hasLease).getLease().getOpen()).isTrue();
        }
    }

    @Test
    void what_is_no_json_is_4500() throws Exception {
        try (var venue = new Venue(data);
                var raw =
                        RawSocket.upgrading(venue.house().port(), RawSocket.KEY, RawSocket.JSON)) {
            raw.readHead();
            say(raw, "{\"hello\":");
            RawSocket.Frame frame = raw.read();
            while (frame.opcode() != 8) {
                frame = raw.read();
            }
            assertThat((frame.payload()[0] & 0xFF) << 8 | frame.payload()[1] & 0xFF)
                    .isEqualTo(4500);
        }
    }
}
