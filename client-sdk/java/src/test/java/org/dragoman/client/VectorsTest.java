package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The golden vectors, as this client reads them. */
class VectorsTest {
    @Test
    void every_message_of_the_hub_is_read_as_the_vector_says() throws IOException {
        int read = 0;
        for (JsonObject vector : vectors("ServerMessage")) {
            ServerMessage message = ServerMessage.parseFrom(bytes(vector));
            ServerMessage.Builder said = ServerMessage.newBuilder();
            JsonFormat.parser().merge(vector.get("json").toString(), said);
            if (!vector.has("decodeOnly")) {
                assertThat(message).as(vector.get("name").getAsString()).isEqualTo(said.build());
            }
            read++;
        }
        assertThat(read).isGreaterThan(30);
    }

    @Test
    void every_view_lands_in_the_snapshot_and_nothing_else_does() throws IOException {
        Snapshot empty = new Snapshot(Welcome.getDefaultInstance());
        for (JsonObject vector : vectors("ServerMessage")) {
            ServerMessage message = ServerMessage.parseFrom(bytes(vector));
            Snapshot after = empty.with(message);
            boolean view =
                    switch (message.getBodyCase()) {
                        case SESSION,
                                FLOOR,
                                LIST,
                                BOOTHS,
                                CHANNELS,
                                PRESENCE,
                                SPOKEN,
                                QUORUM,
                                NOTES,
                                CREDENTIALS,
                                COVERAGE,
                                HELP,
                                CUES,
                                PAD,
                                CALLS,
                                ALARMS,
                                TECHNICIAN,
                                SOUND_CHECK,
                                PROGRAMME,
                                HALL,
                                RUN_SHEET,
                                TEXTS,
                                REQUEST ->
                                true;
                        default -> false;
                    };
            assertThat(after != empty).as(vector.get("name").getAsString()).isEqualTo(view);
        }
    }

    private static List<JsonObject> vectors(String kind) throws IOException {
        return Stream.of(resource("index.txt").strip().split("\n", -1))
                .flatMap(VectorsTest::array)
                .map(JsonElement::getAsJsonObject)
                .filter(vector -> vector.get("message").getAsString().equals(kind))
                .toList();
    }

    private static Stream<JsonElement> array(String name) {
        try {
            return StreamSupport.stream(
                    JsonParser.parseString(resource(name + ".json")).getAsJsonArray().spliterator(),
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonObject vector) {
        return HexFormat.of().parseHex(vector.get("hex").getAsString());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
