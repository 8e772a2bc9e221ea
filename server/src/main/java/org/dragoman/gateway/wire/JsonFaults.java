package org.dragoman.gateway.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.RefusalCode;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/** What is wrong with a message of JSON that could not be read: which field, and what may stand there. */
final class JsonFaults {
    private static final int NESTING_MAX = 16;
    private static final int DIGITS_MAX = 40;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** For numbers whose exponent no decimal holds; here they are infinite, which is out of every range too. */
    private static final JsonMapper INFINITE =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private JsonFaults() {}

    private static @Nullable JsonNode tree(String text) throws JsonProcessingException {
        try {
            return JSON.readTree(text);
        } catch (NumberFormatException e) {
            return INFINITE.readTree(text);
        }
    }

    /** The fault of a text; none where it is no JSON object at all, or nothing is found. */
    static Optional<Garbled> of(String text) {
        try {
            JsonNode all = tree(text);
            if (all == null || !all.isObject()) {
                return Optional.empty();
            }
            String command = all.path("command").path("id").asText("");
            return Optional.ofNullable(in(all, ClientMessage.getDescriptor(), command, 0));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The name of the only thing in a message that this server does not know; none where there is no such thing. */
    static Optional<String> unknown(String text) {
        try {
            JsonNode all = tree(text);
            var names = all == null ? null : all.fieldNames();
            return names == null || !names.hasNext() ? Optional.empty() : Optional.of(names.next());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Garbled in(JsonNode node, Descriptor type, String command, int depth) {
        if (depth > NESTING_MAX) {
            return null;
        }
        for (FieldDescriptor field : type.getFields()) {
            JsonNode value = node.path(field.getJsonName());
            if (value.isMissingNode()) {
                value = node.path(field.getName());
            }
            Garbled fault = value.isMissingNode() ? null : at(value, field, command, depth);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable Garbled at(
            JsonNode value, FieldDescriptor field, String command, int depth) {
        if (value.isNull()) {
            return null;
        }
        if (!field.isRepeated()) {
            return single(value, field, command, depth);
        }
        if (!value.isArray()) {
            return wrong(field, "", command);
        }
        for (JsonNode each : value) {
            Garbled fault = single(each, field, command, depth);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable Garbled single(
            JsonNode value, FieldDescriptor field, String command, int depth) {
        return switch (field.getJavaType()) {
            case MESSAGE ->
                    value.isObject()
                            ? in(value, field.getMessageType(), command, depth + 1)
                            : wrong(field, "", command);
            case INT, LONG -> number(value, field, command);
            case BOOLEAN -> value.isBoolean() ? null : wrong(field, "true, false", command);
            case STRING ->
                    value.isTextual()
                            ? null
                            : new Garbled(
                                    RefusalCode.REFUSAL_CODE_BAD_TEXT,
                                    field.getName(),
                                    "",
                                    command);
            case ENUM -> named(value, field, command);
            case FLOAT, DOUBLE -> value.isNumber() ? null : wrong(field, "", command);
            case BYTE_STRING -> value.isTextual() ? null : wrong(field, "", command);
        };
    }

    private static @Nullable Garbled named(JsonNode value, FieldDescriptor field, String command) {
        boolean known =
                value.isInt()
                        || (value.isTextual()
                                && field.getEnumType().findValueByName(value.asText()) != null);
        return known ? null : wrong(field, "", command);
    }

    private static @Nullable Garbled number(JsonNode value, FieldDescriptor field, String command) {
        boolean unsigned =
                switch (field.getType()) {
                    case UINT32, UINT64, FIXED32, FIXED64 -> true;
                    default -> false;
                };
        boolean small = field.getJavaType() == FieldDescriptor.JavaType.INT;
        BigDecimal most = two(small ? unsigned ? 32 : 31 : unsigned ? 64 : 63);
        BigDecimal least = unsigned ? BigDecimal.ZERO : most.negate();
        BigDecimal last = most.subtract(BigDecimal.ONE);
        BigDecimal number = number(value);
        boolean good =
                number != null
                        && number.compareTo(least) >= 0
                        && number.compareTo(last) <= 0
                        && number.stripTrailingZeros().scale() <= 0;
        return good
                ? null
                : wrong(field, least.toPlainString() + " … " + last.toPlainString(), command);
    }

    private static BigDecimal two(int power) {
        return BigDecimal.valueOf(2).pow(power);
    }

    /** None for what is no number, or far beyond every range. */
    private static @Nullable BigDecimal number(JsonNode value) {
        String text = value.asText();
        boolean said = (value.isNumber() || value.isTextual()) && text.length() <= DIGITS_MAX;
        try {
            BigDecimal number = said ? new BigDecimal(text) : null;
            return number == null || Math.abs((long) number.scale()) > DIGITS_MAX ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Garbled wrong(FieldDescriptor field, String range, String command) {
        return new Garbled(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, field.getName(), range, command);
    }
}
