package org.dragoman.conference;

/** Names a group of delegations within a conference. */
public record GroupId(String value) {
    public GroupId {
        Ids.require("group", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
