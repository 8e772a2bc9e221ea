package org.dragoman.settings;

import org.dragoman.yaml.Place;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key of the configuration, the value it has, and where that was said.
 *
 * @param value as it would be written in the file
 * @param said nowhere, if it is the default
 */
public record KeyInEffect(Key key, String value, Optional<Place> said) {
    static String written(List<KeyInEffect> keys) {
        StringBuilder yaml = new StringBuilder();
        Set<Key.Group> begun = EnumSet.of(Key.Group.TOP);
        for (KeyInEffect each : keys) {
            Key.Group group = each.key.group();
            if (begun.add(group)) {
                line(yaml, group.depth() - 1, group.last() + ":");
            }
            line(yaml, group.depth(), each.key.last() + ": " + each.value + each.remark());
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
