package org.dragoman.settings;

import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Section;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of one reading in the order they are asked for, each with the value it takes. Owner: the reading thread. */
final class Keys {
    private final Path folder;
    private final List<KeyInEffect> inEffect = new ArrayList<>();

    /**
     * @param folder where relative paths of the file start
     */
    Keys(Path folder) {
        this.folder = folder;
    }

    List<KeyInEffect> inEffect() {
        return inEffect;
    }

    /** A whole number within bounds. */
    int whole(Section section, String key, int otherwise, int least, int most) {
        return value(section, key, Form.whole(least, most), otherwise).value();
    }

    /** A value of some form. */
    <T> Found<T> value(Section section, String key, Form<T> form, T otherwise) {
        Optional<Found<T>> said = section.optional(key, form);
        T value = said.map(Found::value).orElse(otherwise);
        String written = value instanceof Enum<?> word ? Form.written(word) : value.toString();
        note(section, key, written, said.map(Found::place), false);
        return said.orElse(new Found<>(otherwise, section.place()));
    }

    /** A path; one in the file starts at the file's folder, one from elsewhere at the working directory. */
    Optional<Found<Path>> path(Section section, String key) {
        Optional<Found<Path>> said = section.optionalOrNothing(key, Keys::path).map(this::resolved);
        note(
                section,
                key,
                said.map(found -> quoted(found.value().toString())).orElse("~"),
                said.map(Found::place),
                false);
        return said;
    }

    /** A path with a default that starts at the file's folder too. */
    Path path(Section section, String key, String otherwise) {
        Optional<Found<Path>> said = section.optional(key, Keys::path).map(this::resolved);
        Path path = said.map(Found::value).orElse(folder.resolve(otherwise).normalize());
        note(section, key, quoted(path.toString()), said.map(Found::place), false);
        return path;
    }

    /** A list of words of some form. */
    <T> List<T> list(Section section, String key, Form<T> form, int most) {
        List<Found<T>> said =
                section.optionalWords(key, most).stream()
                        .flatMap(word -> Found.read(word, form, section.mistakes()).stream())
                        .toList();
        String written =
                said.stream()
                        .map(found -> quoted(found.value().toString()))
                        .collect(Collectors.joining(", ", "[", "]"));
        note(section, key, written, said.stream().findFirst().map(Found::place), true);
        return said.stream().map(Found::value).toList();
    }

    private static Path path(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(Form.quoted(text) + " is no path");
        }
        return Path.of(text);
    }

    private Found<Path> resolved(Found<Path> found) {
        return switch (found.place()) {
            case Place.InOverride elsewhere -> found;
            case Place.InFile line -> new Found<>(folder.resolve(found.value()).normalize(), line);
            case Place.WholeFile whole ->
                    new Found<>(folder.resolve(found.value()).normalize(), whole);
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void note(
            Section section, String key, String value, Optional<Place> said, boolean list) {
        String name = section.name().isEmpty() ? key : section.name() + "." + key;
        inEffect.add(new KeyInEffect(name, value, said, list));
    }
}
