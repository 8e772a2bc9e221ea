package org.dragoman.settings;

import org.dragoman.yaml.Place;

import java.util.List;
import java.util.Optional;

/**
 * A key of the configuration, the value it has, and where that was said.
 *
 * @param name from the top, with dots: {@code public.tls.mode}
 * @param value as it would be written in the file
 * @param said nowhere, if it is the default
 * @param list whether the key takes a list
 */
public record KeyInEffect(String name, String value, Optional<Place> said, boolean list) {
    /** The environment variable that overrides the key. */
    public String variable() {
        return Overrides.PREFIX + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
    }

    static String written(List<KeyInEffect> keys) {
        StringBuilder yaml = new StringBuilder();
        List<String> open = List.of();
        for (KeyInEffect key : keys) {
            List<String> path = List.of(key.name.split("\\."));
            List<String> sections = path.subList(0, path.size() - 1);
            for (int depth = 0; depth < sections.size(); depth++) {
                if (depth >= open.size() || !open.get(depth).equals(sections.get(depth))) {
                    line(yaml, depth, sections.get(depth) + ":");
                    open = sections.subList(0, depth + 1);
                }
            }
            open = sections;
            line(yaml, sections.size(), path.getLast() + ": " + key.value + key.remark());
        }
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, int depth, String text) {
        yaml.append("  ".repeat(depth)).append(text.stripTrailing()).append('\n');
    }

    private String remark() {
        return said.map(place -> "  # " + place.spoken()).orElse("");
    }
}
