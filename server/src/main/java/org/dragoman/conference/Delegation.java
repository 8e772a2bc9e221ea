package org.dragoman.conference;

/** A body that participants speak for. */
public record Delegation(DelegationId id, Text name, Kind kind) {
    /** What sort of body it is; protocol and rights differ by it. */
    public enum Kind {
        STATE,
        ORGANIZATION,
        NGO,
        EXPERT,
        RELIGIOUS,
        OBSERVER,
        SECRETARIAT
    }
}
