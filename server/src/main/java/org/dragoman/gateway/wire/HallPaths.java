package org.dragoman.gateway.wire;

/** Where what the hall's screens point at is served. */
public final class HallPaths {
    public static final String LOGO = "/logo";

    /** Lets whoever opens it in to listen; behind a slash a session. Short, since people type it. */
    public static final String LISTEN = "/hear";

    public static final String CODE = "/hear.svg";

    private HallPaths() {}
}
