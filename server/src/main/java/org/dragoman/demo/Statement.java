package org.dragoman.demo;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What somebody says: in the language in which it was written, and as it is interpreted into others. */
record Statement(String name, Kind kind, String original, Map<String, Delivery> deliveries) {
    Statement {
        deliveries = Map.copyOf(deliveries);
    }

    /** At which point of the day it is said. */
    enum Kind {
        OPENING,
        KEYNOTE,
        EXPERT,
        STATEMENT,
        CLOSING
    }

    Optional<Delivery> in(String language) {
        return Optional.ofNullable(deliveries.get(language));
    }

    Statement excerpt(int sentences) {
        Map<String, Delivery> shorter = new TreeMap<>();
        deliveries.forEach((tag, delivery) -> shorter.put(tag, delivery.excerpt(sentences)));
        return new Statement(name, kind, original, shorter);
    }
}
