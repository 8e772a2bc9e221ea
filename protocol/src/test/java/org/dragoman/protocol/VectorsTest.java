package org.dragoman.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The golden vectors are what the .proto files say. {@code -Dwire.write=true} writes them anew: look at the
 * difference before it is committed, for every implementation will read it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorsTest {
    private static final Path FOLDER = Path.of("src/main/resources/vectors");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Map<String, List<Vector>> files = files();

    @Test
    void the_files_are_what_the_generator_writes() throws IOException {
        for (Map.Entry<String, List<Vector>> file : files.entrySet()) {
            JsonArray array = new JsonArray();
            file.getValue().forEach(vector -> array.add(vector.toJson()));
            same(file.getKey() + ".json", GSON.toJson(array) + "\n");
        }
        same("index.txt", String.join("\n", files.keySet()) + "\n");
    }

    @Test
    void no_file_is_left_from_before() throws IOException {
        try (Stream<Path> found = Files.list(FOLDER)) {
            assertThat(found.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            Stream.of("index.txt"),
                                            files.keySet().stream().map(name -> name + ".json"))
                                    .toList());
        }
    }

    @Test
    void the_bytes_hold_what_the_json_says() throws IOException {
        for (Vector vector : read()) {
            Message decoded = vector.decoded();
            assertThat(Vector.Unknown.strip(decoded)).as(vector.name()).isEqualTo(vector.said());
            if (!vector.decodeOnly()) {
                assertThat(Vector.bytes(vector.said()))
                        .as(vector.name())
                        .isEqualTo(Vector.bytes(decoded));
            }
        }
    }

    @Test
    void every_alternative_has_its_vector() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Vector vector : read()) {
            collect(vector.decoded(), shown);
        }
        assertThat(shown)
                .containsAll(alternatives(ClientMessage.getDescriptor().getOneofs().get(0)))
                .containsAll(alternatives(ServerMessage.getDescriptor().getOneofs().get(0)))
                .containsAll(alternatives(Command.getDescriptor().getOneofs().get(0)));
    }

    @Test
    void every_field_of_every_message_is_set_in_some_vector() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Vector vector : read()) {
            collect(vector.decoded(), shown);
        }
        Set<String> all =
                Wire.messages().stream()
                        .filter(type -> !type.getOptions().getMapEntry())
                        .flatMap(type -> type.getFields().stream())
                        .map(FieldDescriptor::getFullName)
                        .collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(shown);
        assertThat(all).isEmpty();
    }

    private static Map<String, List<Vector>> files() {
        Map<String, List<Vector>> files = new LinkedHashMap<>(ClientVectors.all());
        files.putAll(ServerVectors.all());
        return files;
    }

    private List<Vector> read() throws IOException {
        List<Vector> vectors = new java.util.ArrayList<>();
        for (String name : files.keySet()) {
            vectors.addAll(Vector.read(Files.readString(FOLDER.resolve(name + ".json"))));
        }
        return vectors;
    }

    private static void same(String name, String content) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("wire.write")) {
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file)).as(name).isEqualTo(content);
    }

    private static Set<String> alternatives(OneofDescriptor oneof) {
        return oneof.getFields().stream()
                .map(FieldDescriptor::getFullName)
                .collect(Collectors.toSet());
    }

    private static void collect(Message message, Set<String> shown) {
        message.getAllFields()
                .forEach(
                        (field, value) -> {
                            shown.add(field.getFullName());
                            if (value instanceof Message inner) {
                                collect(inner, shown);
                            } else if (value instanceof List<?> list) {
                                list.stream()
                                        .filter(Message.class::isInstance)
                                        .forEach(inner -> collect((Message) inner, shown));
                            }
                        });
    }
}
