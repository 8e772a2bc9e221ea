package org.dragoman.yaml;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping of a file while it is read: gives values by key, and notes what is missing, of the wrong kind, or asked for by nobody. It lives for one reading. */
public final class Section {
    private final String name;
    private final Tree.@Nullable Mapping mapping;
    private final Mistakes mistakes;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, String> misplaced = new LinkedHashMap<>();
    private final List<Section> inner = new ArrayList<>();

    private Section(String name, Tree.@Nullable Mapping mapping, Mistakes mistakes) {
        this.name = name;
        this.mapping = mapping;
        this.mistakes = mistakes;
    }

    /** The whole file. */
    public static Section root(Tree.Mapping mapping, Mistakes mistakes) {
        return new Section("", mapping, mistakes);
    }

    /** Where the section starts. */
    public Place place() {
        return mapping == null ? new Place.WholeFile() : mapping.place();
    }

    /** Its keys from the top of the file, with dots between: {@code public.tls}; empty for the whole file. */
    public String name() {
        return name;
    }

    /** Whether the file has the section, but with nothing in it. */
    public boolean isEmpty() {
        return mapping != null && mapping.entries().isEmpty();
    }

    /** Whether the file has a list under that key, but with nothing in it. */
    public boolean hasEmptyList(String key) {
        return mapping != null
                && mapping.entries().get(key) instanceof Tree.Entry(Place at, Tree.Sequence list)
                && list.items().isEmpty();
    }

    /** Where mistakes go. */
    public Mistakes mistakes() {
        return mistakes;
    }

    /** A single value that must be there. */
    public Optional<Found<String>> required(String key) {
        return scalar(demanded(key), key);
    }

    /** A single value of a form that must be there. */
    public <T> Optional<Found<T>> required(String key, Form<T> form) {
        return required(key).flatMap(word -> Found.read(word, form, mistakes));
    }

    /** A single value that may be there. */
    public Optional<Found<String>> optional(String key) {
        return scalar(value(key), key);
    }

    /** A single value of a form that may be there. */
    public <T> Optional<Found<T>> optional(String key, Form<T> form) {
        return optional(key).flatMap(word -> Found.read(word, form, mistakes));
    }

    /** A single value of a form that may be there, or stand as {@code ~} for nothing. */
    public <T> Optional<Found<T>> optionalOrNothing(String key, Form<T> form) {
        return value(key) instanceof Tree.Scalar s && s.isEmpty()
                ? Optional.empty()
                : optional(key, form);
    }

    /** A mapping that must be there; a missing one answers as an empty one that notes nothing more. */
    public Section section(String key) {
        return sectionOf(demanded(key), key);
    }

    /** A mapping that may be there. */
    public Section optionalSection(String key) {
        Tree tree = value(key);
        return sectionOf(tree instanceof Tree.Scalar s && s.isEmpty() ? null : tree, key);
    }

    /** A list of mappings that must be there, of at most so many. */
    public List<Section> sections(String key, int most) {
        return list(demanded(key), key, most).stream()
                .map(item -> sectionOf(item, key))
                .filter(section -> section.mapping != null)
                .toList();
    }

    /** A list of mappings that may be there, of at most so many. */
    public List<Section> optionalSections(String key, int most) {
        return list(value(key), key, most).stream()
                .map(item -> sectionOf(item, key))
                .filter(section -> section.mapping != null)
                .toList();
    }

    /** A list of single values that may be there, of at most so many. */
    public List<Found<String>> optionalWords(String key, int most) {
        return list(value(key), key, most).stream()
                .flatMap(item -> scalar(item, key).stream())
                .toList();
    }

    /** A list of single values that must be there, of at most so many. */
    public List<Found<String>> words(String key, int most) {
        return list(demanded(key), key, most).stream()
                .flatMap(item -> scalar(item, key).stream())
                .toList();
    }

    /** All keys of the section with their single values, for sections whose keys are free. */
    public Map<Found<String>, Found<String>> freeWords() {
        Map<Found<String>, Found<String>> words = new LinkedHashMap<>();
        if (mapping != null) {
            mapping.entries()
                    .forEach(
                            (key, entry) -> {
                                asked.add(key);
                                scalar(entry.value(), key)
                                        .ifPresent(
                                                word ->
                                                        words.put(
                                                                new Found<>(key, entry.place()),
                                                                word));
                            });
        }
        return words;
    }

    /** Says where a key belongs that people may put here. */
    public void misplaced(String key, String belongs) {
        misplaced.put(key, belongs);
    }

    /** Notes every key that nobody asked for, here and in the sections below. */
    public void finish() {
        if (mapping != null) {
            mapping.entries()
                    .forEach(
                            (key, entry) -> {
                                if (!asked.contains(key)) {
                                    mistakes.add(entry.place(), unknown(key));
                                }
                            });
        }
        inner.forEach(Section::finish);
    }

    private String unknown(String key) {
        String belongs = misplaced.get(key);
        String cure =
                belongs != null
                        ? belongs
                        : Nearest.hint(key, asked, "known here: " + String.join(", ", asked));
        return "key " + Form.quoted(key) + " is not known" + where() + "; " + cure;
    }

    private String where() {
        return name.isEmpty() ? "" : " in " + name;
    }

    private @Nullable Tree value(String key) {
        asked.add(key);
        Tree.Entry entry = mapping == null ? null : mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    private @Nullable Tree demanded(String key) {
        Tree value = value(key);
        if (value == null && mapping != null) {
            mistakes.add(mapping.place(), "key \"" + key + "\" is missing" + where() + "; add it");
        }
        return value;
    }

    private Optional<Found<String>> scalar(@Nullable Tree tree, String key) {
        return switch (tree) {
            case null -> Optional.empty();
            case Tree.Scalar s when !s.isEmpty() -> Optional.of(new Found<>(s.text(), s.place()));
            case Tree other -> wrongKind(other, key, "a single value");
        };
    }

    private Section sectionOf(@Nullable Tree tree, String key) {
        Tree.Mapping found = null;
        if (tree instanceof Tree.Mapping m) {
            found = m;
        } else if (tree != null) {
            var _ = wrongKind(tree, key, "a mapping of keys to values");
        }
        Section section = new Section(name.isEmpty() ? key : name + "." + key, found, mistakes);
        inner.add(section);
        return section;
    }

    private List<Tree> list(@Nullable Tree tree, String key, int most) {
        if (tree instanceof Tree.Sequence(Place place, List<Tree> items)) {
            if (items.size() > most) {
                mistakes.add(
                        items.get(most).place(),
                        "\"" + key + "\" has " + items.size() + " entries; at most " + most);
                return items.subList(0, most);
            }
            return items;
        }
        if (tree != null) {
            var _ = wrongKind(tree, key, "a list");
        }
        return List.of();
    }

    private <T> Optional<T> wrongKind(Tree tree, String key, String wanted) {
        mistakes.add(
                tree.place(),
                Form.quoted(key) + where() + " must be " + wanted + ", not " + tree.kind());
        return Optional.empty();
    }
}
