package org.dragoman.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ServerMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One message in words and in bytes, as every implementation must read it.
 *
 * @param name what it shows
 * @param message {@code ClientMessage} or {@code ServerMessage}
 * @param json the message as protobuf JSON
 * @param hex the message's bytes
 * @param decodeOnly the bytes hold what the JSON cannot say: to be read, not to be written
 */
record Vector(String name, String message, JsonElement json, String hex, boolean decodeOnly) {

    static Vector of(String name, ClientMessage message) {
        return of(name, "ClientMessage", message);
    }

    static Vector of(String name, ServerMessage message) {
        return of(name, "ServerMessage", message);
    }

    /** What a client sends, as protobuf JSON. */
    static Vector ofClient(String name, String json) {
        var message = ClientMessage.newBuilder();
        merge(json, message);
        return of(name, message.build());
    }

    /** What the hub sends, as protobuf JSON. */
    static Vector ofServer(String name, String json) {
        var message = ServerMessage.newBuilder();
        merge(json, message);
        return of(name, message.build());
    }

    private static void merge(String json, Message.Builder into) {
        try {
            JsonFormat.parser().merge(json, into);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Vector of(String name, String kind, Message message) {
        boolean unknown = !Unknown.strip(message).equals(message);
        return new Vector(
                name,
                kind,
                JsonParser.parseString(print(Unknown.strip(message))),
                HexFormat.of().formatHex(bytes(message)),
                unknown);
    }

    /** The message that the bytes hold. */
    Message decoded() throws InvalidProtocolBufferException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return message.equals("ClientMessage")
                ? ClientMessage.parseFrom(bytes)
                : ServerMessage.parseFrom(bytes);
    }

    /** The message that the JSON says. */
    Message said() throws InvalidProtocolBufferException {
        Message.Builder builder =
                message.equals("ClientMessage")
                        ? ClientMessage.newBuilder()
                        : ServerMessage.newBuilder();
        JsonFormat.parser().merge(json.toString(), builder);
        return builder.build();
    }

    JsonObject toJson() {
        JsonObject object = new JsonObject();
        object.addProperty("name", name);
        object.addProperty("message", message);
        object.add("json", json);
        object.addProperty("hex", hex);
        if (decodeOnly) {
            object.addProperty("decodeOnly", true);
        }
        return object;
    }

    /** The vectors of one file. */
    static List<Vector> read(String file) {
        JsonArray array = JsonParser.parseString(file).getAsJsonArray();
        List<Vector> vectors = new ArrayList<>();
        for (JsonElement element : array) {
            JsonObject object = element.getAsJsonObject();
            vectors.add(
                    new Vector(
                            object.get("name").getAsString(),
                            object.get("message").getAsString(),
                            object.get("json"),
                            object.get("hex").getAsString(),
                            object.has("decodeOnly")));
        }
        return vectors;
    }

    static byte[] bytes(Message message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String print(Message message) {
        try {
            return JsonFormat.printer().sortingMapKeys().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What a later version may have put into a message. */
    static final class Unknown {
        private Unknown() {}

        /** A field of a number that nobody gave. */
        static UnknownFieldSet field() {
            return UnknownFieldSet.newBuilder()
                    .addField(
                            1900,
                            UnknownFieldSet.Field.newBuilder()
                                    .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                    .build())
                    .build();
        }

        static Message strip(Message message) {
            Message.Builder builder = message.toBuilder();
            builder.setUnknownFields(UnknownFieldSet.getDefaultInstance());
            message.getAllFields()
                    .forEach(
                            (field, value) -> {
                                if (value instanceof Message inner && !field.isRepeated()) {
                                    builder.setField(field, strip(inner));
                                }
                            });
            return builder.build();
        }
    }
}
