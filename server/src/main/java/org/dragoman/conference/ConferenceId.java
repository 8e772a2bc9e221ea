package org.dragoman.conference;

/** Names a conference; stands in file names and links. */
public record ConferenceId(String value) {
    public ConferenceId {
        Ids.require("conference", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
