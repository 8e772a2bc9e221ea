package org.dragoman.yaml;

/** One thing wrong in a file: where it stands, and what is wrong and what to do, in one line. */
public record Mistake(Place place, String text) {
    /** The line a person reads: {@code file:line:column: text}. */
    public String in(String file) {
        return place.in(file) + ": " + text;
    }
}
