package org.dragoman.conference.file;

import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Nearest;
import org.dragoman.yaml.Place;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ids of one sort that a file declares, each once, so that what refers to them can be checked. It lives for one reading. */
final class Declared {
    private final String sort;
    private final Mistakes mistakes;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> meant = new HashSet<>();

    /** {@code sort} names what is declared in mistakes: "participant". */
    Declared(String sort, Mistakes mistakes) {
        this.sort = sort;
        this.mistakes = mistakes;
    }

    /** An empty set of another sort for the same file. */
    Declared another(String otherSort) {
        return new Declared(otherSort, mistakes);
    }

    /** Where mistakes go. */
    Mistakes mistakes() {
        return mistakes;
    }

    /** Takes an id as declared here; the second of the same is a mistake. */
    Optional<Found<String>> declare(Optional<Found<String>> id) {
        id.ifPresent(
                found -> {
                    Place first = places.putIfAbsent(found.value(), found.place());
                    if (first != null) {
                        mistakes.add(
                                found.place(),
                                "%s %s is declared twice, first at %s; rename or delete one"
                                        .formatted(
                                                sort, Form.quoted(found.value()), first.spoken()));
                    }
                });
        return id;
    }

    /** Takes what a misspelt declaration must have meant, so that the mistake is told once and not at each use. */
    void declareMeant(String id) {
        meant.add(id);
    }

    /** The id if it was declared; a mistake otherwise. */
    Optional<Found<String>> refer(Found<String> id) {
        if (places.containsKey(id.value()) || meant.contains(id.value())) {
            return Optional.of(id);
        }
        mistakes.add(
                id.place(),
                "%s %s is not declared; %s"
                        .formatted(
                                sort,
                                Form.quoted(id.value()),
                                Nearest.hint(
                                        id.value(), places.keySet(), "declare it or take it out")));
        return Optional.empty();
    }

    /** Every declared id with its place, in the order of the file. */
    Map<String, Place> all() {
        return places;
    }
}
