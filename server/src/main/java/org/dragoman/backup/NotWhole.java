package org.dragoman.backup;

/** A copy lacks something, or is not as it was made. */
public final class NotWhole extends Exception {
    private static final long serialVersionUID = 1;

    NotWhole(String message) {
        super(message);
    }
}
