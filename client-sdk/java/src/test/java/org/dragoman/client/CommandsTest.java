package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;

import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Options;
import org.dragoman.protocol.v1.Welcome;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The methods that are written from the protocol, held against it. */
class CommandsTest {
    private static final long SEEN = 5;
    private static final List<FieldDescriptor> WIRE =
            Command.getDescriptor().getRealOneofs().get(0).getFields();

    private final List<Command> asked = new ArrayList<>();
    private final Commands commands =
            new Commands(
                    command -> {
                        asked.add(command.build());
                        return new CompletableFuture<>();
                    });

    @Test
    void every_command_of_the_wire_has_its_method_and_no_method_is_left_over() {
        assertThat(methods().map(Method::getName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        WIRE.stream().map(FieldDescriptor::getJsonName).toList());
    }

    @Test
    void a_command_that_is_held_against_what_was_seen_can_say_it_and_no_other() {
        assertThat(methods().filter(CommandsTest::saysWhatWasSeen).map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(
                        WIRE.stream()
                                .filter(f -> f.getOptions().getExtension(Options.seen))
                                .map(FieldDescriptor::getJsonName)
                                .toList());
    }

    @Test
    void each_asks_its_own() throws ReflectiveOperationException {
        for (Method method : methods().toList()) {
            method.invoke(
                    commands,
                    Arrays.stream(method.getParameterTypes()).map(CommandsTest::some).toArray());
            Command command = asked.remove(0);
            assertThat(
                            command.getOneofFieldDescriptor(
                                            Command.getDescriptor().getRealOneofs().get(0))
                                    .getJsonName())
                    .isEqualTo(method.getName());
            assertThat(command.getSeenPosition())
                    .as(method.getName())
                    .isEqualTo(saysWhatWasSeen(method) ? SEEN : 0);
        }
    }

    private static Stream<Method> methods() {
        return Arrays.stream(Commands.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()));
    }

    private static boolean saysWhatWasSeen(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Snapshot.class);
    }

    private static Object some(Class<?> type) {
        if (type == Snapshot.class) {
            var list = ListView.newBuilder().setPosition(SEEN);
            return new Snapshot(Welcome.newBuilder().setList(list).build());
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return Objects.requireNonNull(
                Map.<Class<?>, Object>of(
                                int.class,
                                1,
                                long.class,
                                1L,
                                boolean.class,
                                true,
                                String.class,
                                "some",
                                OptionalInt.class,
                                OptionalInt.of(1),
                                Iterable.class,
                                List.of(),
                                Map.class,
                                Map.of(),
                                Consumer.class,
                                (Consumer<Object>) what -> {})
                        .get(type));
    }
}
