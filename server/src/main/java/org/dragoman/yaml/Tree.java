package org.dragoman.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a YAML file says, with the place of each part, before anybody asks what it means. */
public sealed interface Tree {
    Place place();

    /** How the part is called in a mistake. */
    default String kind() {
        return switch (this) {
            case Mapping m -> "a mapping of keys to values";
            case Sequence s -> "a list";
            case Scalar s -> s.isEmpty() ? "nothing" : "a single value";
        };
    }

    /** Keys and their values in the order of the file; a key stands once. */
    record Mapping(Place place, Map<String, Entry> entries) implements Tree {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
        }

        /** A mapping that says nothing. */
        public static Mapping empty() {
            return new Mapping(new Place.WholeFile(), Map.of());
        }
    }

    /** A list of values. */
    record Sequence(Place place, List<Tree> items) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A single value as written; plain if it stood without quotes. */
    record Scalar(Place place, String text, boolean plain) implements Tree {
        boolean isEmpty() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    /** A key's own place and its value. */
    record Entry(Place place, Tree value) {}
}
