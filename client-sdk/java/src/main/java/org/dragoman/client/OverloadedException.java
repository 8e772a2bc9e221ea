package org.dragoman.client;

/** More waits to be sent or answered than this client holds; nothing was sent. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverloadedException(String what, int limit) {
        super("more than " + limit + " " + what + " waiting");
    }
}
