package org.dragoman.conference;

/** Names an interpreters' booth. */
public record BoothId(String value) {
    public BoothId {
        Ids.require("booth", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
