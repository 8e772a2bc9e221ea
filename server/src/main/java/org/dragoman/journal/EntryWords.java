package org.dragoman.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.dragoman.text.CleanText;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An event in words, made from nothing but its own line: kinds that this version does not know read like those it does.
 * {@code FloorGiven} with a {@code limitMs} of 300000 reads "floor given: limit 5:00".
 */
final class EntryWords {
    private static final String KIND = "event";

    /** Of a number that has a type of its own, such as a turn's. */
    private static final String NUMBER = "value";

    /** What the code calls otherwise than people on paper do. */
    private static final Map<String, String> ON_PAPER =
            Map.of("turn", "entry", "turns", "entries", "speech", "statement");

    private static final int DEEP_MAX = 8;

    /** What secretary and podium write to one another is none of who is handed the sheet. */
    private static final Set<String> PRIVATE = Set.of("NoteWritten");

    /** What is under embargo until a speech has ended, and may be long. */
    private static final Map<String, Set<String>> LEFT_OUT =
            Map.of("TextHandedIn", Set.of("text", "title"));

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final JsonMapper json = new JsonMapper();
    private final ZoneId zone;
    private final UnaryOperator<String> names;
    private final boolean notes;

    /**
     * @param names what an id is called, the id itself where it is called nothing
     * @param notes whether what is private is told too
     */
    EntryWords(ZoneId zone, UnaryOperator<String> names, boolean notes) {
        this.zone = zone;
        this.names = names;
        this.notes = notes;
    }

    String of(String line) {
        JsonNode event;
        try {
            event = json.readTree(line);
        } catch (JsonProcessingException _) {
            return CleanText.spelledOut(line);
        }
        if (!event.isObject() || !event.path(KIND).isTextual()) {
            return CleanText.spelledOut(line);
        }
        if (!notes && PRIVATE.contains(event.get(KIND).textValue())) {
            return spaced(event.get(KIND).textValue()) + ": private, not in this sheet";
        }
        var parts = new StringJoiner(", ");
        var leftOut = LEFT_OUT.getOrDefault(event.get(KIND).textValue(), Set.of());
        event.properties().stream()
                .filter(part -> !part.getKey().equals(KIND) && !leftOut.contains(part.getKey()))
                .forEach(part -> parts.add(part(part.getKey(), part.getValue(), 1)));
        String kind = spaced(CleanText.spelledOut(event.get(KIND).textValue()));
        return parts.length() == 0 ? kind : kind + ": " + parts;
    }

    /** A time, shown in the sheet's zone. */
    String time(long ms) {
        try {
            return CLOCK.format(Instant.ofEpochMilli(ms).atZone(zone));
        } catch (DateTimeException _) {
            return ms + " ms";
        }
    }

    /** A participant by id, and by name where it is known. */
    String person(String id) {
        String name = names.apply(id);
        return name.equals(id)
                ? CleanText.spelledOut(id)
                : CleanText.spelledOut(id) + " (" + CleanText.spelledOut(name) + ")";
    }

    private String part(String key, JsonNode value, int deep) {
        if (value.isIntegralNumber() && key.endsWith("AtMs")) {
            return spaced(key.substring(0, key.length() - "Ms".length())) + " " + at(value);
        }
        if (value.isIntegralNumber() && key.endsWith("Ms")) {
            return spaced(key.substring(0, key.length() - "Ms".length()))
                    + " "
                    + duration(value.longValue());
        }
        return spaced(CleanText.spelledOut(key)) + " " + value(value, deep);
    }

    private String at(JsonNode value) {
        return value.longValue() == 0 ? "never" : time(value.longValue());
    }

    private String value(JsonNode value, int deep) {
        if (deep > DEEP_MAX) {
            return "...";
        }
        if (value.size() == 1 && value.has(NUMBER)) {
            return value(value.get(NUMBER), deep + 1);
        }
        if (value.isObject()) {
            var parts = new StringJoiner(", ", "(", ")");
            value.properties().forEach(p -> parts.add(part(p.getKey(), p.getValue(), deep + 1)));
            return parts.toString();
        }
        if (value.isArray()) {
            var parts = new StringJoiner(", ", "[", "]");
            value.forEach(each -> parts.add(value(each, deep + 1)));
            return parts.toString();
        }
        return value.isTextual() ? quoted(value.textValue()) : value.toString();
    }

    /** An id stands as it is; what somebody wrote stands in quotes. */
    private String quoted(String text) {
        return text.matches("[A-Za-z0-9_.:/-]+")
                ? person(text)
                : "\"" + CleanText.spelledOut(text) + "\"";
    }

    static String duration(long ms) {
        if (ms == 0) {
            return "none";
        }
        String sign = ms < 0 ? "-" : "";
        long whole = Math.abs(ms / 1000);
        long rest = Math.abs(ms % 1000);
        String clock =
                whole < 3600
                        ? "%d:%02d".formatted(whole / 60, whole % 60)
                        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
        return sign + clock + (rest == 0 ? "" : ".%03d".formatted(rest));
    }

    /** {@code FloorGiven} becomes {@code floor given}, {@code TurnMoved} {@code entry moved}. */
    private static String spaced(String camel) {
        String words = camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return Arrays.stream(words.split(" ", -1))
                .map(word -> ON_PAPER.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
