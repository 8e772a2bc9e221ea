package org.dragoman.conference;

/** Names a body that participants speak for. */
public record DelegationId(String value) {
    public DelegationId {
        Ids.require("delegation", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
