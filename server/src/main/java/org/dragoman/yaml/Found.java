package org.dragoman.yaml;

import java.util.Optional;

/** A value read from a file, and where it stood. */
public record Found<T>(T value, Place place) {
    /** The value read in a form; a mistake is noted if it does not have it. */
    public static <T> Optional<Found<T>> read(Found<String> word, Form<T> form, Mistakes mistakes) {
        try {
            return Optional.of(new Found<>(form.read(word.value()), word.place()));
        } catch (IllegalArgumentException wrong) {
            mistakes.add(word.place(), String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }
}
