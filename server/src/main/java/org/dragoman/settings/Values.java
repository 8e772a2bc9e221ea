package org.dragoman.settings;

import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.Tree;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every key of the table has in one reading, said or usual. It lives for one reading. */
final class Values {
    private final Path folder;
    private final Mistakes mistakes;
    private final Map<Key.Group, Section> sections = new EnumMap<>(Key.Group.class);
    private final Map<Key, Found<?>> single = new EnumMap<>(Key.class);
    private final Map<Key, List<String>> lists = new EnumMap<>(Key.class);
    private final List<KeyInEffect> inEffect = new ArrayList<>();

    /**
     * Reads every key.
     *
     * @param folder where relative paths of the file start
     */
    Values(Section root, Path folder) {
        this.folder = folder;
        this.mistakes = root.mistakes();
        sections.put(Key.Group.TOP, root);
        for (Key key : Key.values()) {
            read(key, section(key.group()));
        }
    }

    /** What is usual everywhere. */
    static Values usual() {
        return new Values(Section.root(Tree.Mapping.empty(), new Mistakes()), Path.of(""));
    }

    private Section section(Key.Group group) {
        Section known = sections.get(group);
        if (known == null) {
            known = section(group.outer().orElseThrow()).optionalSection(group.last());
            sections.put(group, known);
        }
        return known;
    }

    private void read(Key key, Section in) {
        switch (key.kind()) {
            case Kind.Whole whole ->
                    plain(key, in.optional(key.last(), whole.form()), whole.usual(), in);
            case Kind.Word word ->
                    plain(key, in.optional(key.last(), word.form()), word.usual(), in);
            case Kind.Choice<?> choice -> choice(key, choice, in);
            case Kind.PathOf path -> path(key, path, in);
            case Kind.MaybeWord word -> maybeWord(key, word, in);
            case Kind.Words words -> list(key, words, in);
        }
    }

    private void maybeWord(Key key, Kind.MaybeWord kind, Section in) {
        Optional<Found<String>> said = in.optionalOrNothing(key.last(), kind.form());
        said.ifPresent(found -> single.put(key, found));
        note(key, said.map(found -> quoted(found.value())).orElse("~"), said.map(Found::place));
    }

    private <E extends Enum<E>> void choice(Key key, Kind.Choice<E> choice, Section in) {
        plain(key, in.optional(key.last(), choice.form()), choice.usual(), in);
    }

    private <T> void plain(Key key, Optional<Found<T>> said, T usual, Section in) {
        T value = said.map(Found::value).orElse(usual);
        single.put(key, said.orElse(new Found<>(usual, in.place())));
        String written = value instanceof Enum<?> word ? Form.written(word) : value.toString();
        note(key, written, said.map(Found::place));
    }

    /** A path in the file starts at the file's folder, as the usual one does; one from elsewhere at the working directory. */
    private void path(Key key, Kind.PathOf kind, Section in) {
        Optional<Found<Path>> said =
                (kind.usual() == null
                                ? in.optionalOrNothing(key.last(), Kind.PathOf::read)
                                : in.optional(key.last(), Kind.PathOf::read))
                        .map(this::resolved);
        Optional<Found<Path>> value =
                said.or(
                        () ->
                                Optional.ofNullable(kind.usual())
                                        .map(
                                                usual ->
                                                        new Found<>(
                                                                inFolder(Path.of(usual)),
                                                                in.place())));
        value.ifPresent(found -> single.put(key, found));
        note(
                key,
                value.map(found -> quoted(found.value().toString())).orElse("~"),
                said.map(Found::place));
    }

    private Found<Path> resolved(Found<Path> found) {
        return switch (found.place()) {
            case Place.InOverride elsewhere -> found;
            case Place.InFile line -> new Found<>(inFolder(found.value()), line);
            case Place.WholeFile whole -> new Found<>(inFolder(found.value()), whole);
        };
    }

    private Path inFolder(Path path) {
        return folder.resolve(path).normalize();
    }

    private void list(Key key, Kind.Words kind, Section in) {
        List<Found<String>> said =
                in.optionalWords(key.last(), kind.most()).stream()
                        .flatMap(word -> Found.read(word, kind.each(), mistakes).stream())
                        .toList();
        lists.put(key, said.stream().map(Found::value).toList());
        String written =
                said.stream()
                        .map(found -> quoted(found.value()))
                        .collect(Collectors.joining(", ", "[", "]"));
        note(key, written, said.stream().findFirst().map(Found::place));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void note(Key key, String value, Optional<Place> said) {
        inEffect.add(new KeyInEffect(key, value, said));
    }

    /** A whole number. */
    int whole(Key key) {
        return found(key, Integer.class).value();
    }

    /** A whole number of seconds. */
    Duration seconds(Key key) {
        return Duration.ofSeconds(whole(key));
    }

    /** A single value and where it stands; its section if nobody said it. */
    <T> Found<T> found(Key key, Class<T> type) {
        return maybe(key, type).orElseThrow();
    }

    /** A single value that may be nothing. */
    <T> Optional<Found<T>> maybe(Key key, Class<T> type) {
        Found<?> found = single.get(key);
        return found == null
                ? Optional.empty()
                : Optional.of(new Found<>(type.cast(found.value()), found.place()));
    }

    /** The words of a list. */
    List<String> words(Key key) {
        return lists.getOrDefault(key, List.of());
    }

    /** Every key with its value, in the order of the table. */
    List<KeyInEffect> inEffect() {
        return inEffect;
    }

    Mistakes mistakes() {
        return mistakes;
    }
}
