package org.dragoman.conference;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A body that participants speak for, the group it belongs to and what it may do. */
public record Delegation(
        DelegationId id, Text name, Kind kind, Optional<GroupId> group, Set<Right> rights) {
    public Delegation {
        var sorted = EnumSet.noneOf(Right.class);
        sorted.addAll(rights);
        rights = Collections.unmodifiableSet(sorted);
    }

    /** A body of no group, with the rights that are usual for its kind. */
    public Delegation(DelegationId id, Text name, Kind kind) {
        this(id, name, kind, Optional.empty(), Right.of(kind));
    }

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
