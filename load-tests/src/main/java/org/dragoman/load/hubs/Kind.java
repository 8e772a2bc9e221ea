package org.dragoman.load.hubs;

/** What can be measured. */
public enum Kind {
    PRODUCT("dragoman"),
    /** The leanest hub in C, or in Java where there is no compiler. */
    LIMIT("limit"),
    NETTY("netty"),
    UNDERTOW("undertow"),
    WS("ws");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As reports name it. */
    public String word() {
        return word;
    }
}
