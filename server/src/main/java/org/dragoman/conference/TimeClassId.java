package org.dragoman.conference;

/** Names a category of speeches with a time of its own. */
public record TimeClassId(String value) {
    public TimeClassId {
        Ids.require("time class", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
