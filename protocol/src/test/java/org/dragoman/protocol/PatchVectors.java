package org.dragoman.protocol;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.ArrayList;
import java.util.List;

/** What goes over the wire where desks listen, relay and hand over, and what a moderator sees of it beforehand. */
final class PatchVectors {
    private static final List<String> COMMANDS =
            List.of(
                    """
                    choose incoming, the floor
                    "choose_incoming": {"channel": 0}
                    """,
                    """
                    choose incoming, automatic again
                    "choose_incoming": {}
                    """,
                    """
                    set presets
                    "set_presets": {"channels": [0, 3, 5]}
                    """,
                    """
                    offer handover
                    "offer_handover": {"to": "fr-2", "minutes": 5}
                    """,
                    """
                    request handover
                    "request_handover": {"output": "OUTPUT_B", "minutes": 1}
                    """,
                    """
                    answer handover
                    "answer_handover": {"accepted": true, "channel": 4}
                    """,
                    """
                    cancel handover
                    "cancel_handover": {"channel": 4}
                    """,
                    """
                    swap handover
                    "swap_handover": {"channel": 4}
                    """,
                    """
                    take off air
                    "take_off_air": {"interpreter": "fr-1"}
                    """,
                    """
                    set interlock
                    "set_interlock": {"interlock": "INTERLOCK_OVERRIDE",
                      "overrides": ["OVERRIDE_RULE_A_OVER_A", "OVERRIDE_RULE_A_OVER_BC"]}
                    """,
                    """
                    set idle
                    "set_idle": {"channel": 4, "idle": "IDLE_SOURCE_RELAY", "relay": 3}
                    """);

    private static final String COVERAGE =
            """
            {"position": "50", "languages": [{"language": "az", "channels": [
              {"channel": 2, "coverage": "COVERAGE_FLOOR"},
              {"channel": 3, "coverage": "COVERAGE_DIRECT", "booth": "az"},
              {"channel": 4, "coverage": "COVERAGE_RELAY", "via": "en", "booth": "fr"},
              {"channel": 5, "coverage": "COVERAGE_NONE"}]}]}
            """;

    private PatchVectors() {}

    static List<Vector> commands() {
        List<Vector> vectors = new ArrayList<>();
        for (String each : COMMANDS) {
            String[] said = each.split("\n", 2);
            var message = ClientMessage.newBuilder();
            merge("{\"command\": {\"id\": \"c-1\", " + said[1] + "}}", message);
            vectors.add(Vector.of("command, " + said[0], message.build()));
        }
        return vectors;
    }

    static Vector listen() {
        var message = ClientMessage.newBuilder();
        merge("{\"listen\": {\"channels\": [4], \"incoming\": true}}", message);
        return Vector.of("listen, to what the desk hears", message.build());
    }

    static Vector listening() {
        return server("listening, to the desk's channel", "{\"listening\": {\"incoming\": 3}}");
    }

    static Vector lease() {
        return server(
                "lease, armed for a handover",
                """
                {"lease": {"channel": 4, "epoch": 12, "track": 9, "open": true, "armed": true}}
                """);
    }

    static Vector booths() {
        return server(
                "booths view, a handover and the last one",
                """
                {"booths": {"position": "51", "interlock": "INTERLOCK_OVERRIDE",
                  "overrides": ["OVERRIDE_RULE_ALL"],
                  "booths": [{"booth": "fr", "incoming": 3, "desks": [
                    {"interpreter": "fr-1", "connected": true, "on_air": true, "language": "fr", "incoming": 3,
                      "incoming_quality": "QUALITY_DIRECT", "presets": [0, 3], "lamp": "LAMP_LIVE"},
                    {"interpreter": "fr-2", "connected": true, "chosen": 0, "armed": true, "takes_floor": true,
                      "lamp": "LAMP_OFF"}]}],
                  "handovers": [{"channel": 4, "from": "fr-1", "to": "fr-2", "stage": "HANDOVER_STAGE_ARMED",
                    "asked_by": "fr-2", "output": "OUTPUT_A", "due_ms": "1763812800000",
                    "until_ms": "1763812830000"}],
                  "outcomes": [{"channel": 3, "from": "en-1", "to": "en-2", "result": "HANDOVER_RESULT_SWAPPED",
                    "by": "en-1", "at_ms": "1763812700000", "measured": true, "gap_ms": 13, "overlap_frames": 1}]}}
                """);
    }

    static Vector channels() {
        return server(
                "channels view, of every kind",
                """
                {"channels": {"position": "52", "epoch": 14, "channels": [
                  {"channel": 2, "source": "CHANNEL_SOURCE_FLOOR", "quality": "QUALITY_FLOOR", "draining": true,
                    "availability": "AVAILABILITY_SERVED"},
                  {"channel": 3, "source": "CHANNEL_SOURCE_BOOTH", "booth": "az", "interpreter": "az-1",
                    "interpreters": ["az-1", "en-1"], "output": "OUTPUT_B", "quality": "QUALITY_DIRECT", "depth": 1,
                    "relayed_by": [4, 5]},
                  {"channel": 4, "source": "CHANNEL_SOURCE_SUBSTITUTE", "lost": true, "idle": "IDLE_SOURCE_RELAY",
                    "idle_relay": 3, "relayed_from": "en", "quality": "QUALITY_DIRECT", "depth": 1},
                  {"channel": 5, "source": "CHANNEL_SOURCE_HELD"},
                  {"channel": 6, "source": "CHANNEL_SOURCE_NONE", "availability": "AVAILABILITY_VIDEO"}]}}
                """);
    }

    static Vector coverage() {
        return server("coverage view", "{\"coverage\": " + COVERAGE + "}");
    }

    static Vector welcome() {
        return server(
                "welcome, with how the booths work",
                """
                {"welcome": {"coverage": {"position": "50"}, "conference": {
                  "interpretation": {"hold_ms": 3000, "drain_ms": 4000, "handover_seconds": 30, "shift_minutes": 30,
                    "video": "https://video.example/hall"},
                  "languages": [{"tag": "ils", "channel": 6, "kind": "LANGUAGE_KIND_SIGN",
                    "video": "https://video.example/sign"}],
                  "booths": [{"id": "fr", "pivots": ["en"], "presets": [0, 3]}]}}}
                """);
    }

    private static Vector server(String name, String json) {
        var message = ServerMessage.newBuilder();
        merge(json, message);
        return Vector.of(name, message.build());
    }

    private static void merge(String json, Message.Builder into) {
        try {
            JsonFormat.parser().merge(json, into);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
