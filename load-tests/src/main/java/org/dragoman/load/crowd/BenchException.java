package org.dragoman.load.crowd;

/** Why a measurement cannot be made here, in one line that says what to change. */
public final class BenchException extends Exception {
    private static final long serialVersionUID = 1;

    public BenchException(String line) {
        super(line);
    }

    public BenchException(String line, Throwable cause) {
        super(line, cause);
    }

    /** The line; there always is one. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
