package org.dragoman.conference;

/** Names one presided sitting of a conference. */
public record SessionId(String value) {
    public SessionId {
        Ids.require("session", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
