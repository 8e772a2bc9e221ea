package org.dragoman.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A number on the wire means one thing for ever. {@code numbers.txt} remembers each that was ever given: it only
 * grows, by {@code -Dwire.write=true}. A field that goes leaves its number reserved.
 */
class NumbersTest {
    private static final Path LEDGER = Path.of("src/test/resources/numbers.txt");

    @Test
    void a_number_that_was_given_keeps_its_name_and_type_or_is_reserved() throws IOException {
        Set<String> now = new TreeSet<>(given());
        List<String> broken = new ArrayList<>();
        for (String line : ledger()) {
            if (!now.contains(line) && !reserved(line)) {
                broken.add(line);
            }
        }
        assertThat(broken).as("given once, and now changed or gone").isEmpty();
    }

    @Test
    void a_new_number_stands_in_the_ledger() throws IOException {
        Set<String> all = new TreeSet<>(ledger());
        List<String> fresh = given().stream().filter(line -> !all.contains(line)).toList();
        if (Boolean.getBoolean("wire.write")) {
            all.addAll(fresh);
            Files.writeString(LEDGER, String.join("\n", all) + "\n");
        } else {
            assertThat(fresh).as("run with -Dwire.write=true to enter").isEmpty();
        }
    }

    private static List<String> ledger() throws IOException {
        return Files.exists(LEDGER) ? Files.readAllLines(LEDGER) : List.of();
    }

    private static List<String> given() {
        List<String> lines = new ArrayList<>();
        for (Descriptor type : Wire.messages()) {
            for (FieldDescriptor field : type.getFields()) {
                lines.add(
                        type.getFullName()
                                + " "
                                + field.getNumber()
                                + " "
                                + field.getName()
                                + " "
                                + shape(field));
            }
        }
        for (EnumDescriptor type : Wire.enums()) {
            type.getValues()
                    .forEach(
                            value ->
                                    lines.add(
                                            type.getFullName()
                                                    + " "
                                                    + value.getNumber()
                                                    + " "
                                                    + value.getName()
                                                    + " value"));
        }
        return lines;
    }

    private static String shape(FieldDescriptor field) {
        String type =
                switch (field.getJavaType()) {
                    case MESSAGE -> field.getMessageType().getFullName();
                    case ENUM -> field.getEnumType().getFullName();
                    default -> field.getType().toString().toLowerCase(java.util.Locale.ROOT);
                };
        return field.isRepeated() ? "repeated:" + type : type;
    }

    private static boolean reserved(String line) {
        String[] parts = line.split(" ", -1);
        int number = Integer.parseInt(parts[1]);
        return Wire.messages().stream()
                        .filter(type -> type.getFullName().equals(parts[0]))
                        .anyMatch(type -> type.isReservedNumber(number))
                || Wire.enums().stream()
                        .filter(type -> type.getFullName().equals(parts[0]))
                        .anyMatch(type -> type.isReservedNumber(number));
    }
}
