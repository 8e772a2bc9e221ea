package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever can grow while the server runs has its row in the README: its bound, and who owns it. What can grow is found in
 * the compiled classes, by type: a collection, map, queue, buffer, thread, executor or timer in a field that is made anew or
 * set again, and every method that puts a task on a clock.
 */
class BoundsTest {
    private static final Path CLASSES = Path.of("target/classes/org/dragoman");
    private static final Path README = Path.of("README.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([A-Z]\\w*\\.\\w+)(?:\\(\\))?` \\|(.*)\\|(.*)\\|(.*)\\|");

    /**
     * What runs once, at the start or as a command of its own, over a file that {@code YamlFile} bounds; and the demo, whose
     * people are clients.
     */
    private static final Set<String> ELSEWHERE =
            Set.of("demo", "cli", "print", "conference", "settings", "yaml");

    private static final Set<String> TIMERS =
            Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

    private static final List<Class<?>> GROWING =
            List.of(
                    Collection.class,
                    Map.class,
                    StringBuilder.class,
                    java.io.ByteArrayOutputStream.class,
                    io.netty.buffer.ByteBuf.class,
                    Thread.class,
                    Executor.class,
                    Future.class,
                    java.util.Timer.class);

    @Test
    void whatever_can_grow_has_its_bound_and_its_owner_in_the_readme() throws IOException {
        assertThat(rows().keySet()).as("rows of " + README).isEqualTo(growing());
    }

    @Test
    void no_row_is_empty() throws IOException {
        assertThat(rows().values())
                .allSatisfy(row -> assertThat(row).allMatch(cell -> !cell.isBlank()));
    }

    private static Map<String, List<String>> rows() throws IOException {
        return Files.readAllLines(README).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .collect(
                        Collectors.toMap(
                                row -> row.group(1),
                                row -> List.of(row.group(2), row.group(3), row.group(4)),
                                (one, two) -> {
                                    throw new AssertionError("two rows: " + one);
                                },
                                java.util.TreeMap::new));
    }

    private static Set<String> growing() throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                if (!ELSEWHERE.contains(classes().relativize(file).getName(0).toString())) {
                    look(ClassFile.of().parse(file), found);
                }
            }
        }
        return found;
    }

    /** Where the server's classes are, whoever compiled them. */
    private static Path classes() {
        try {
            return Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .resolve("org/dragoman");
        } catch (java.net.URISyntaxException e) {
            return CLASSES;
        }
    }

    private static void look(ClassModel type, Set<String> found) {
        boolean record =
                type.superclass()
                        .filter(s -> s.asInternalName().equals("java/lang/Record"))
                        .isPresent();
        for (MethodModel method : type.methods()) {
            method.code().ifPresent(code -> look(type, record, method, code, found));
        }
    }

    private static void look(
            ClassModel type,
            boolean record,
            MethodModel method,
            CodeModel code,
            Set<String> found) {
        @Nullable Instruction before = null;
        for (CodeElement element : code) {
            if (!(element instanceof Instruction now)) {
                continue;
            }
            if (now instanceof FieldInstruction field
                    && !record
                    && isSet(field)
                    && grows(field.typeSymbol())) {
                boolean beginning = method.methodName().stringValue().startsWith("<");
                if (!beginning || isMade(before)) {
                    found.add(name(type) + "." + field.name().stringValue());
                }
            } else if (now instanceof InvokeInstruction call && isTimer(call)) {
                found.add(name(type) + "." + plain(method.methodName().stringValue()));
            }
            before = now;
        }
    }

    private static boolean isSet(FieldInstruction field) {
        return field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC;
    }

    /** Whether it was made just before it was put there, and is none of those that never change. */
    private static boolean isMade(@Nullable Instruction before) {
        if (!(before instanceof InvokeInstruction call)) {
            return false;
        }
        String of = call.owner().asInternalName();
        String name = call.name().stringValue();
        boolean unchanging =
                name.equals("of")
                        || name.equals("copyOf")
                        || name.equals("toList")
                        || name.equals("entry")
                        || name.equals("ofEntries")
                        || name.equals("collect")
                        || name.startsWith("unmodifiable")
                        || name.startsWith("empty");
        boolean ours = of.startsWith("org/dragoman/");
        return !unchanging && !ours;
    }

    private static boolean isTimer(InvokeInstruction call) {
        return TIMERS.contains(call.name().stringValue())
                && !call.owner().asInternalName().startsWith("org/dragoman/");
    }

    private static boolean grows(ClassDesc type) {
        if (!type.isClassOrInterface()) {
            return false;
        }
        String name = type.descriptorString();
        try {
            Class<?> loaded =
                    Class.forName(
                            name.substring(1, name.length() - 1).replace('/', '.'),
                            false,
                            BoundsTest.class.getClassLoader());
            return GROWING.stream().anyMatch(kind -> kind.isAssignableFrom(loaded));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(ClassModel type) {
        String whole = type.thisClass().asInternalName();
        String nested = whole.substring(whole.lastIndexOf('/') + 1);
        return nested.replaceFirst("\\$\\d+$", "").replaceFirst("^.*\\$(?=\\D)", "");
    }

    /** What a lambda is called is the compiler's; the method it stands in is ours. */
    private static String plain(String method) {
        return method.equals("<init>")
                ? "new"
                : method.replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1")
                        .replaceFirst("^new$", "new");
    }
}
