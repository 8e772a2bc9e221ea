import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes {@code org.dragoman.client.Commands} from the protocol, at every build: a method for each command, with its
 * fields as parameters. Where there are more than four, or one that is no plain value, the method takes whoever fills the
 * message in. Where the hub holds a command against what was seen, there is a second method that says so.
 *
 * <p>Run from its source: {@code java -cp … CommandMethods.java target/generated-sources/commands}.
 */
final class CommandMethods {
    private static final int PARAMETERS_MAX = 4;
    private static final String ANSWER = "    public CompletableFuture<Accepted> ";

    private final TreeSet<String> imports =
            new TreeSet<>(
                    List.of(
                            "java.util.concurrent.CompletableFuture",
                            "java.util.function.Function",
                            "org.dragoman.protocol.v1.Accepted",
                            "org.dragoman.protocol.v1.Command"));

    private CommandMethods() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], "org", "dragoman", "client", "Commands.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, new CommandMethods().whole());
    }

    private String whole() {
        String methods =
                Command.getDescriptor().getRealOneofs().get(0).getFields().stream()
                        .map(this::methods)
                        .collect(Collectors.joining("\n"));
        return """
        package org.dragoman.client;

        %s
        /**
         * What someone may ask, a method for each command of the protocol, which explains them. Every answer comes as
         * a future: accepted with its position, or failed with a {@link RefusedException} that has the reason.
         */
        public final class Commands {
            private final Function<Command.Builder, CompletableFuture<Accepted>> asking;

            Commands(Function<Command.Builder, CompletableFuture<Accepted>> asking) {
                this.asking = asking;
            }

        %s}
        """
                .formatted(
                        imports.stream()
                                .map(name -> "import " + name + ";\n")
                                .collect(Collectors.joining()),
                        methods);
    }

    private String methods(FieldDescriptor command) {
        Descriptor type = command.getMessageType();
        use(type.getName());
        boolean filledIn =
                type.getFields().size() > PARAMETERS_MAX
                        || type.getFields().stream().anyMatch(f -> !isPlain(f));
        String parameters =
                filledIn
                        ? consumer(type)
                        : type.getFields().stream()
                                .map(f -> typeOf(f) + " " + f.getJsonName())
                                .collect(Collectors.joining(", "));
        String filling =
                filledIn
                        ? "        filling.accept(what);\n"
                        : type.getFields().stream().map(this::set).collect(Collectors.joining());
        String plain = method(command, parameters, filling, "");
        if (!command.getOptions().getExtension(Options.seen)) {
            return plain;
        }
        String more = parameters.isEmpty() ? "Snapshot seen" : parameters + ", Snapshot seen";
        return plain
                + "\n"
                + method(command, more, filling, ".setSeenPosition(seen.seenPosition())");
    }

    private String method(FieldDescriptor command, String parameters, String filling, String seen) {
        String type = command.getMessageType().getName();
        String comment =
                seen.isEmpty()
                        ? "    /** {@link %s}. */\n".formatted(type)
                        : "    /** {@link %s}; refused {@code STALE_VERSION} where list or floor changed since. */\n"
                                .formatted(type);
        return comment
                + ANSWER
                + "%s(%s) {\n".formatted(command.getJsonName(), parameters)
                + "        %s.Builder what = %s.newBuilder();\n".formatted(type, type)
                + filling
                + "        return asking.apply(Command.newBuilder().set%s(what)%s);\n    }\n"
                        .formatted(camel(command), seen);
    }

    private String consumer(Descriptor type) {
        imports.add("java.util.function.Consumer");
        return "Consumer<" + type.getName() + ".Builder> filling";
    }

    private static boolean isPlain(FieldDescriptor field) {
        return field.isMapField()
                || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
                        && field.getRealContainingOneof() == null
                || field.isRepeated();
    }

    private String set(FieldDescriptor field) {
        String name = field.getJsonName();
        if (isOptional(field)) {
            return "        %s.ifPresent(what::set%s);\n".formatted(name, camel(field));
        }
        String verb = field.isMapField() ? "putAll" : field.isRepeated() ? "addAll" : "set";
        return "        what.%s%s(%s);\n".formatted(verb, camel(field), name);
    }

    private String typeOf(FieldDescriptor field) {
        if (field.isMapField()) {
            imports.add("java.util.Map");
            List<FieldDescriptor> entry = field.getMessageType().getFields();
            return "Map<" + boxed(entry.get(0)) + ", " + boxed(entry.get(1)) + ">";
        }
        if (field.isRepeated()) {
            return "Iterable<" + boxed(field) + ">";
        }
        if (isOptional(field)) {
            imports.add("java.util.OptionalInt");
            return "OptionalInt";
        }
        return switch (field.getJavaType()) {
            case INT -> "int";
            case LONG -> "long";
            case BOOLEAN -> "boolean";
            default -> boxed(field);
        };
    }

    private String boxed(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> "Integer";
            case LONG -> "Long";
            case BOOLEAN -> "Boolean";
            case STRING -> "String";
            case ENUM -> use(field.getEnumType().getName());
            case MESSAGE -> use(field.getMessageType().getName());
            default -> throw new IllegalStateException("no parameter for " + field.getFullName());
        };
    }

    /** A number that may be absent; the protocol has no other optional value in a command. */
    private static boolean isOptional(FieldDescriptor field) {
        boolean optional = field.hasPresence() && !field.isRepeated();
        if (optional && field.getJavaType() != FieldDescriptor.JavaType.INT) {
            throw new IllegalStateException("no parameter for the optional " + field.getFullName());
        }
        return optional;
    }

    private String use(String type) {
        imports.add("org.dragoman.protocol.v1." + type);
        return type;
    }

    private static String camel(FieldDescriptor field) {
        String name = field.getJsonName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
