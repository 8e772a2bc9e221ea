package org.dragoman.conference;

/** Names a point of a session's agenda. */
public record ItemId(String value) {
    public ItemId {
        Ids.require("item", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
