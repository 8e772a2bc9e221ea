package org.dragoman.settings;

import org.dragoman.yaml.Form;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Nearest;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Tree;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the environment and the command line say instead of the file: {@code DRAGOMAN_PUBLIC_PORT=9000}, {@code --set
 * public.port=9000}. The command line has the last word.
 *
 * @param environment variables; only those that begin with {@code DRAGOMAN_} are looked at
 * @param assignments {@code key=value}, lists with commas
 */
public record Overrides(Map<String, String> environment, List<String> assignments) {
    /** Nothing is said instead. */
    public static final Overrides NONE = new Overrides(Map.of(), List.of());

    static final String PREFIX = "DRAGOMAN_";

    /** Variables that speak to the launcher, not to the server. */
    private static final String OF_THE_LAUNCHER = "DRAGOMAN_JAVA_";

    public Overrides {
        environment = new TreeMap<>(environment);
        assignments = List.copyOf(assignments);
    }

    /** The tree with the overrides in it. */
    Tree.Mapping over(Tree.Mapping file, Mistakes mistakes) {
        Map<String, Key> byVariable = by(Key::variable);
        Map<String, Key> byName = by(Key::path);
        Tree.Mapping tree = file;
        for (var variable : environment.entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(PREFIX) || name.startsWith(OF_THE_LAUNCHER)) {
                continue;
            }
            Key key = byVariable.get(name);
            Place place = new Place.InOverride(name);
            if (key == null) {
                mistakes.add(place, unknown(name, byVariable));
            } else {
                tree = with(tree, key.path(), value(place, variable.getValue(), key.isList()));
            }
        }
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            String name = equals < 0 ? assignment : assignment.substring(0, equals);
            Place place = new Place.InOverride("--set " + name);
            Key key = byName.get(name);
            if (equals < 0) {
                mistakes.add(place, "the value is missing; write --set key=value");
            } else if (key == null) {
                mistakes.add(place, unknown(name, byName));
            } else {
                tree =
                        with(
                                tree,
                                name,
                                value(place, assignment.substring(equals + 1), key.isList()));
            }
        }
        return tree;
    }

    private static Map<String, Key> by(Function<Key, String> name) {
        return Arrays.stream(Key.values()).collect(Collectors.toMap(name, Function.identity()));
    }

    private static String unknown(String name, Map<String, Key> known) {
        return "%s names no key; %s"
                .formatted(
                        Form.quoted(name),
                        Nearest.hint(name, known.keySet(), "see config/dragoman.yaml for all"));
    }

    private static Tree value(Place place, String text, boolean list) {
        if (!list) {
            return new Tree.Scalar(place, text, true);
        }
        return new Tree.Sequence(
                place,
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .map(item -> (Tree) new Tree.Scalar(place, item, true))
                        .toList());
    }

    private static Tree.Mapping with(Tree.Mapping tree, String path, Tree value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Map<String, Tree.Entry> entries = new LinkedHashMap<>(tree.entries());
        Tree.Entry old = entries.get(key);
        Tree under = value;
        if (dot >= 0) {
            Tree.Mapping inner =
                    old != null && old.value() instanceof Tree.Mapping m
                            ? m
                            : new Tree.Mapping(value.place(), Map.of());
            under = with(inner, path.substring(dot + 1), value);
        }
        entries.put(key, new Tree.Entry(old == null ? value.place() : old.place(), under));
        return new Tree.Mapping(tree.place(), entries);
    }
}
