package org.dragoman.client;

/** The hub made no link for a player. */
public final class NoLinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    NoLinkException(int status, String why) {
        super(why.isEmpty() ? "status " + status : why);
        this.status = status;
    }

    /**
     * The status of HTTP: 401 for a badge that is not good, 403 where its holder is not let in, 404 where there is no such
     * channel.
     */
    public int status() {
        return status;
    }
}
