package org.dragoman.yaml;

/** Where something was said, so that a mistake can be found and mended. */
public sealed interface Place extends Comparable<Place> {
    /** The file as a whole, when no line of it can be named. */
    record WholeFile() implements Place {}

    /** A line and a column of the file, both counted from 1, the column in characters. */
    record InFile(int line, int column) implements Place {}

    /** A value that stands in no file: an environment variable or an option of the command line. */
    record InOverride(String name) implements Place {}

    /** How the place is written in front of a mistake: {@code file:3:7}, {@code file}, {@code --set public.port}. */
    default String in(String file) {
        return switch (this) {
            case WholeFile() -> file;
            case InFile(int line, int column) -> file + ":" + line + ":" + column;
            case InOverride(String name) -> name;
        };
    }

    /** How another mistake refers to the place: {@code line 3}, {@code --set public.port}. */
    default String spoken() {
        return switch (this) {
            case WholeFile() -> "the file";
            case InFile(int line, int column) -> "line " + line;
            case InOverride(String name) -> name;
        };
    }

    /** The whole file first, then from top to bottom, then overrides in the order they were noted. */
    @Override
    default int compareTo(Place other) {
        return Long.compare(order(this), order(other));
    }

    private static long order(Place place) {
        return switch (place) {
            case WholeFile() -> -1;
            case InFile(int line, int column) -> ((long) line << 32) | column;
            case InOverride(String name) -> Long.MAX_VALUE;
        };
    }
}
